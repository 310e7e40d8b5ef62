import { parseReport } from '../../assessment';
import { Logger } from '../../custom-resource';
import { CreatePrecheckTaskRequest, PrecheckRecord, RdsApiError, retry } from '../../rds';
import { PrecheckClient } from '../client';
import { chooseTaskName } from './task-name';
import { listTasks } from './task-records';

/** A task that exists, and how it came to be this resource's. */
export interface ObtainedTask {
  readonly taskId: number | bigint;
  readonly taskName: string;
  /** Null when the answer that held it was lost. */
  readonly requestId: string | null;
  /** `adopted`: it was running already. `recovered`: it was created here, but the answer was lost. */
  readonly origin: 'created' | 'adopted' | 'recovered';
}

export interface ObtainContext {
  readonly client: PrecheckClient;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** A running task older than this is taken for stuck, and not adopted. Milliseconds. */
  readonly adoptableAge: number;
}

type Wanted = Omit<CreatePrecheckTaskRequest, 'taskName'> & { readonly taskName?: string };

/**
 * Sees to it that exactly one task exists for what is wanted. The API has no idempotency token, so this looks before it
 * leaps: a running task of the same source and target is adopted, and after an answer that may have been lost the task
 * is looked up by its name before the call is repeated.
 *
 * @throws RdsApiError when the service refuses, or when time runs out
 */
export async function obtainTask(wanted: Wanted, context: ObtainContext): Promise<ObtainedTask> {
  const { client, log } = context;
  const earlier = await listEarlierTasks(wanted, context);
  const running = earlier?.find((record) => isAdoptable(record, wanted, context));
  if (running) {
    log.info('Adopting a task that is still running', { task_id: String(running.taskId), task_name: running.taskName });
    return { taskId: running.taskId, taskName: running.taskName, requestId: null, origin: 'adopted' };
  }
  const request = { ...wanted, taskName: wanted.taskName ?? chooseTaskName(client.random) };
  return createOnce(request, new Set(earlier?.map(({ taskId }) => String(taskId))), context);
}

/** Undefined when the credentials may not list tasks: creating one may still be allowed. */
async function listEarlierTasks(
  wanted: Wanted,
  { client, log, signal }: ObtainContext,
): Promise<PrecheckRecord[] | undefined> {
  const { dbInstanceName, sourceIpAddress, sourcePort } = wanted;
  try {
    return await listTasks(client.rds, { dbInstanceName, sourceIpAddress, sourcePort }, signal);
  } catch (error) {
    if (!(error instanceof RdsApiError)) throw error;
    log.warn('Earlier tasks could not be listed, so none can be adopted', { code: error.code });
    return undefined;
  }
}

function isAdoptable(record: PrecheckRecord, wanted: Wanted, { client, adoptableAge }: ObtainContext): boolean {
  const age = client.clock.now() - Date.parse(record.gmtCreated);
  return (
    parseReport(record.detail).status === 'running' &&
    age < adoptableAge &&
    record.sourceAccount === wanted.sourceAccount &&
    // The service gives categories back in lower case.
    record.sourceCategory.toLowerCase() === wanted.sourceCategory.toLowerCase() &&
    (wanted.taskName === undefined || record.taskName === wanted.taskName)
  );
}

async function createOnce(
  request: CreatePrecheckTaskRequest & { readonly taskName: string },
  earlierIds: ReadonlySet<string>,
  { client, log, signal, deadline }: ObtainContext,
): Promise<ObtainedTask> {
  const { dbInstanceName, taskName } = request;
  let mayExist = false;
  return retry<ObtainedTask>(
    async () => {
      if (mayExist) {
        const tasks = await listTasks(client.rds, { dbInstanceName, taskName }, signal);
        const own = tasks.find(({ taskId }) => !earlierIds.has(String(taskId)));
        if (own) {
          log.info('Found the task whose creation was not confirmed', {
            task_id: String(own.taskId),
            task_name: taskName,
          });
          return { taskId: own.taskId, taskName, requestId: null, origin: 'recovered' };
        }
        mayExist = false;
      }
      try {
        const { taskId, requestId, taskName: given } = await client.rds.createCloudMigrationPrecheckTask(request);
        return { taskId, taskName: given, requestId, origin: 'created' };
      } catch (error) {
        mayExist = error instanceof RdsApiError && error.outcome === 'unknown';
        throw error;
      }
    },
    { clock: client.clock, random: client.random, deadline, signal, isRetryable: mayPass },
  );
}

function mayPass(error: unknown): boolean {
  return error instanceof RdsApiError && (error.retryable || error.outcome === 'unknown');
}
