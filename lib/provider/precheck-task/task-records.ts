import { CallOptions, PrecheckRecord, RdsApiError, RdsClient, REDACTED, retry } from '../../rds';
import { PrecheckClient } from '../client';

/** Which tasks of an instance to list. */
export interface TaskFilter {
  readonly dbInstanceName: string;
  readonly taskId?: number | bigint | undefined;
  readonly taskName?: string | undefined;
}

export interface LookOptions extends Pick<CallOptions, 'secrets' | 'timeout'> {
  readonly signal: AbortSignal;
}

export interface PatientLookOptions extends LookOptions {
  /** When to give up, in milliseconds since 1970. Default: half a minute from now. */
  readonly deadline?: number;
}

/** The greatest page that the API gives. */
const PAGE_SIZE = 100;
/** For a refresh, which has no time-out of its own; milliseconds. */
const PATIENCE = 30_000;

/**
 * All tasks that fit, newest first. The filters are applied here as well: that the service applies each of them is
 * documented, how strictly is not.
 *
 * @throws RdsApiError
 */
export async function listTasks(rds: RdsClient, filter: TaskFilter, options: LookOptions): Promise<PrecheckRecord[]> {
  const found = new Map<string, PrecheckRecord>();
  for (let pageNumber = 1, seen = 0; ; pageNumber += 1) {
    const request = { ...filter, pageNumber, pageSize: PAGE_SIZE };
    const { items, totalSize } = await rds.describeCloudMigrationPrecheckResult(request, options);
    seen += items.length;
    // A task that starts meanwhile moves the others: the same one may come on two pages.
    for (const record of items) if (fits(record, filter)) found.set(String(record.taskId), record);
    if (items.length === 0 || seen >= totalSize) return [...found.values()].sort(newestFirst);
  }
}

/**
 * As `listTasks`, but failures that may pass, throttling for one, are waited out.
 *
 * @throws RdsApiError the last one when time runs out
 */
export function listTasksPatiently(
  { rds, clock, random }: PrecheckClient,
  filter: TaskFilter,
  options: PatientLookOptions,
): Promise<PrecheckRecord[]> {
  const { signal, deadline = clock.now() + PATIENCE } = options;
  const isRetryable = (error: unknown): boolean => error instanceof RdsApiError && error.retryable;
  return retry(() => listTasks(rds, filter, options), { clock, random, deadline, signal, isRetryable });
}

function fits({ taskId, taskName }: PrecheckRecord, filter: TaskFilter): boolean {
  return (
    (filter.taskId === undefined || BigInt(taskId) === BigInt(filter.taskId)) &&
    (filter.taskName === undefined || isSameName(taskName, filter.taskName))
  );
}

/** A name that contains the source's password comes back with the mark of a removed secret in its place. */
function isSameName(listed: string, wanted: string): boolean {
  if (listed === wanted) return true;
  const [start = '', ...rest] = listed.split(REDACTED);
  return rest.length > 0 && wanted.startsWith(start) && wanted.endsWith(rest.at(-1) ?? '');
}

function newestFirst(left: PrecheckRecord, right: PrecheckRecord): number {
  if (left.gmtCreated !== right.gmtCreated) return left.gmtCreated < right.gmtCreated ? 1 : -1;
  return left.taskId < right.taskId ? 1 : -1;
}
