import { Logger } from '../../custom-resource';
import {
  CreatePrecheckTaskRequest,
  CreatePrecheckTaskResult,
  pollingPause,
  PrecheckRecord,
  RdsApiError,
  retry,
} from '../../rds';
import { PrecheckClient } from '../client';
import { listTasks } from './task-records';

export interface CreateOnceContext {
  readonly client: PrecheckClient;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** Tells of a listed task with the wanted name whether it can be the new one. Undefined when tasks cannot be listed. */
  readonly isNew: ((record: PrecheckRecord) => boolean) | undefined;
}

/** A task that was created here. */
export interface CreatedTask extends Pick<CreatePrecheckTaskResult, 'taskId' | 'taskName'> {
  /** Null when the answer that held it was lost. */
  readonly requestId: string | null;
}

type NamedRequest = CreatePrecheckTaskRequest & { readonly taskName: string };

/** An answer was lost, and whether the service created the task could not be found out. */
export class UnconfirmedTaskError extends Error {
  /**
   * @param why nothing told, as a clause
   * @param cause what became of the answer
   */
  constructor(
    readonly taskName: string,
    readonly why: string,
    override readonly cause: RdsApiError,
  ) {
    super(`It is not known whether the task "${taskName}" was created: ${why}.`);
    this.name = 'UnconfirmedTaskError';
  }
}

/**
 * Creates a task, and repeats the call as long as that may help, without ever creating a second one: after an answer that
 * was lost the task is looked up by its name, and the call is repeated only when it is certain that there is none.
 *
 * @throws RdsApiError when the service refuses, or when time runs out
 * @throws UnconfirmedTaskError when a task may exist, but is not known
 */
export function createOnce(request: NamedRequest, context: CreateOnceContext): Promise<CreatedTask> {
  const { client, log, signal, deadline } = context;
  return retry(() => createOrFind(request, context), {
    clock: client.clock,
    random: client.random,
    deadline,
    signal,
    isRetryable: (error) => error instanceof RdsApiError && error.retryable,
    onRetry: (error, attempt, pause) =>
      log.warn('The task was not created; trying again', {
        attempt,
        code: error instanceof RdsApiError ? error.code : '',
        pause_milliseconds: Math.round(pause),
      }),
  });
}

async function createOrFind(request: NamedRequest, context: CreateOnceContext): Promise<CreatedTask> {
  const { client, log, signal } = context;
  try {
    // A stop ends the wait for a turn only: the client never breaks off a create that was sent.
    return await client.rds.createCloudMigrationPrecheckTask(request, { signal });
  } catch (error) {
    if (!(error instanceof RdsApiError) || error.outcome === 'rejected') throw error;
    log.warn('The answer to the creation of a task was lost; looking for the task', { code: error.code });
    const found = await findAfterLoss(request, error, context);
    if (!found) throw error;
    log.info('Found the task whose creation was not confirmed', { task_id: String(found.taskId) });
    return { taskId: found.taskId, taskName: request.taskName, requestId: null };
  }
}

/** @throws UnconfirmedTaskError */
async function findAfterLoss(
  request: NamedRequest,
  cause: RdsApiError,
  context: CreateOnceContext,
): Promise<PrecheckRecord | undefined> {
  const { signal, isNew } = context;
  const unconfirmed = (why: string): UnconfirmedTaskError => new UnconfirmedTaskError(request.taskName, why, cause);
  if (!isNew) throw unconfirmed('the credentials may not list tasks');
  const found = await lookUntilCertain(request, isNew, context).catch((error: unknown) => {
    if (signal.aborted) throw unconfirmed('Terraform was stopped before the list of tasks told');
    const reason = error instanceof RdsApiError ? error.code : String(error);
    throw unconfirmed(`the list of tasks could not be read (${reason})`);
  });
  if (found === 'not certain') throw unconfirmed('time ran out before the list of tasks told');
  return found;
}

/**
 * How long after a lost answer a task may still appear in the list, in milliseconds: the service may have been slow, and
 * its list may lag behind. How far is not established; the whole run of the API page's sample took 20 s.
 */
const CONFIRMATION_TIME = 30_000;

/**
 * The task, or undefined when it is certain that there is none.
 *
 * @throws RdsApiError when the service refuses to tell; the signal's reason when it is aborted
 */
async function lookUntilCertain(
  request: NamedRequest,
  isNew: (record: PrecheckRecord) => boolean,
  { client, signal, deadline }: CreateOnceContext,
): Promise<PrecheckRecord | 'not certain' | undefined> {
  const { clock, random, demand } = client;
  const certain = clock.now() + CONFIRMATION_TIME;
  for (let looks = 0; ; looks += 1) {
    const asked = clock.now();
    const tasks = await look(request, client, signal);
    const found = tasks?.find(isNew);
    if (found || (tasks && asked >= certain)) return found;
    if (asked >= deadline) return 'not certain';
    await clock.wait(Math.min(pollingPause(looks, demand(), random()), deadline - asked), signal);
  }
}

/** The tasks of the wanted name; undefined when the list cannot be read at the moment. */
async function look(
  { dbInstanceName, taskName, sourcePassword }: NamedRequest,
  { rds }: PrecheckClient,
  signal: AbortSignal,
): Promise<PrecheckRecord[] | undefined> {
  try {
    return await listTasks(rds, { dbInstanceName, taskName }, { signal, secrets: [sourcePassword] });
  } catch (error) {
    if (error instanceof RdsApiError && error.retryable) return undefined;
    throw error;
  }
}
