import { parseReport } from '../../assessment';
import { Logger } from '../../custom-resource';
import { CreatePrecheckTaskRequest, PrecheckRecord, RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { CreatedTask, createOnce } from './create-once';
import { chooseTaskName } from './task-name';
import { ownershipOf } from './task-ownership';
import { listTasksPatiently } from './task-records';

/** A task that exists and belongs to this resource. */
export interface ObtainedTask extends CreatedTask {
  /** Whether it was running already, from whatever it was started. */
  readonly adopted: boolean;
}

export interface ObtainContext {
  readonly client: PrecheckClient;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** Milliseconds that a whole create may take; a task that is older may still be running. */
  readonly timeout: number;
  /** Whether the task is of use to credentials that may not read its report. */
  readonly reportIsOptional: boolean;
}

export type WantedTask = CreatePrecheckTaskRequest;

/**
 * Sees to it that exactly one task exists for what is wanted. The API has no idempotency token, so this looks before it
 * leaps: a running task of the same source and target is adopted, and `createOnce` never creates a second one.
 *
 * @throws RdsApiError when the service refuses, or when time runs out
 * @throws UnconfirmedTaskError when a task may exist, but is not known
 */
export function obtainTask(wanted: WantedTask, context: ObtainContext): Promise<ObtainedTask> {
  const { client } = context;
  const ownership = ownershipOf(client);
  const { dbInstanceName } = wanted;
  return ownership.inTurn(dbInstanceName, async () => {
    const earlier = await listEarlierTasks(wanted, context);
    const isFree = (record: PrecheckRecord): boolean => ownership.isFree(dbInstanceName, record);
    const running = earlier?.find((record) => isFree(record) && isAdoptable(record, wanted, context));
    const task = running ? adopt(running, context) : await create(wanted, earlier, isFree, context);
    ownership.take(dbInstanceName, task.taskId);
    return task;
  });
}

/**
 * All tasks of the instance. Undefined when the credentials may not list them: creating one may still be allowed, and is
 * of use if nobody wants to read its report.
 */
async function listEarlierTasks(
  { dbInstanceName, sourcePassword }: WantedTask,
  { client, log, signal, deadline, reportIsOptional }: ObtainContext,
): Promise<PrecheckRecord[] | undefined> {
  try {
    return await listTasksPatiently(client, { dbInstanceName }, { signal, deadline, secrets: [sourcePassword] });
  } catch (error) {
    const denied = error instanceof RdsApiError && error.category === 'permission';
    if (!denied || !reportIsOptional) throw error;
    log.warn('Earlier tasks cannot be listed, so none can be adopted', { code: error.code });
    return undefined;
  }
}

/** A task without an end that has not changed for this long is taken for stuck, unless creates may take longer. */
const STUCK_AFTER = 3_600_000;

/** Whether a task is running, and assesses what is wanted. Its password is not known. */
function isAdoptable(record: PrecheckRecord, wanted: WantedTask, { client, timeout }: ObtainContext): boolean {
  const lastSign = Math.max(...[record.gmtCreated, record.gmtModified].map((time) => Date.parse(time) || 0));
  return (
    !parseReport(record.detail).finished &&
    client.clock.now() - lastSign < Math.max(STUCK_AFTER, timeout) &&
    isSameText(record.sourceIpAddress, wanted.sourceIpAddress) &&
    record.sourcePort === wanted.sourcePort &&
    record.sourceAccount === wanted.sourceAccount &&
    isSameText(record.sourceCategory, wanted.sourceCategory) &&
    (wanted.taskName === undefined || record.taskName === wanted.taskName)
  );
}

/** The service gives categories back in lower case; in addresses capitals mean nothing. */
function isSameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function adopt({ taskId, taskName }: PrecheckRecord, { log }: ObtainContext): ObtainedTask {
  log.info('Adopting a task that is still running', { task_id: String(taskId), task_name: taskName });
  return { taskId, taskName, requestId: null, adopted: true };
}

async function create(
  wanted: WantedTask,
  earlier: readonly PrecheckRecord[] | undefined,
  isFree: (record: PrecheckRecord) => boolean,
  context: ObtainContext,
): Promise<ObtainedTask> {
  const earlierIds = new Set(earlier?.map(({ taskId }) => String(taskId)));
  const request = { ...wanted, taskName: wanted.taskName ?? chooseTaskName(context.client.random) };
  const isNew = (record: PrecheckRecord): boolean => isFree(record) && !earlierIds.has(String(record.taskId));
  const created = await createOnce(request, { ...context, isNew: earlier && isNew });
  context.log.info('Created a task', { task_id: String(created.taskId), task_name: created.taskName });
  return { ...created, adopted: false };
}
