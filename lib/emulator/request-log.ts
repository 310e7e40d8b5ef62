import type { RpcRequest } from './http/rpc-request';
import { knownAction, type RpcAnswer } from './rpc-service';

/**
 * One request of the API for a log. Only what the emulator itself knows is in it: no password, key,
 * signature, or whatever a client put into a wrong place.
 */
export interface RequestLogEntry {
  /** Milliseconds since the Unix epoch. */
  readonly time: number;
  readonly requestId: string;
  readonly method: string;
  /** The operation, or undefined when it is missing or unknown. */
  readonly action?: string;
  /** The instance's id, when it is registered. */
  readonly instanceId?: string;
  /** What was answered; undefined when a fault kept the answer back. */
  readonly httpStatus?: number;
  /** The error code of a refusal. */
  readonly code?: string;
  /** The task that was created. */
  readonly taskId?: bigint;
  /** The kind of the fault that struck. */
  readonly fault?: string;
}

const faultsWithoutAnswer = ['reset-before-acting', 'lose-answer'];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'];

export function describeRequest(
  request: RpcRequest,
  answer: RpcAnswer,
  method: string,
  time: number,
  isRegistered: (instanceId: string) => boolean,
): RequestLogEntry {
  const { fault, body } = answer;
  const instanceId = request.parameters.get('DBInstanceName') ?? request.parameters.get('DBInstanceId') ?? '';
  const answered = fault === undefined || !faultsWithoutAnswer.includes(fault.kind);
  return {
    time,
    requestId: answer.requestId,
    method: methods.includes(method) ? method : 'other',
    ...optional('action', knownAction(request)),
    ...optional('instanceId', isRegistered(instanceId) ? instanceId : undefined),
    ...optional('httpStatus', answered ? (fault?.kind === 'http-error' ? fault.status : answer.httpStatus) : undefined),
    ...optional('code', answer.code),
    ...optional('taskId', typeof body.TaskId === 'bigint' ? body.TaskId : undefined),
    ...optional('fault', fault?.kind),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** Such as `2026-01-01T00:00:00.000Z POST CreateCloudMigrationPrecheckTask pgm-… 200 TaskId=439946016`. */
export function formatLogEntry(entry: RequestLogEntry): string {
  return [
    new Date(entry.time).toISOString(),
    entry.method,
    entry.action ?? '(unknown action)',
    entry.instanceId,
    entry.httpStatus ?? '(no answer)',
    entry.code,
    entry.taskId === undefined ? undefined : `TaskId=${entry.taskId}`,
    entry.fault === undefined ? undefined : `fault=${entry.fault}`,
    `RequestId=${entry.requestId}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}
