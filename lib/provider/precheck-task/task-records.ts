import { PrecheckRecord, RdsClient } from '../../rds';

/** Which tasks of an instance to list. */
export interface TaskFilter {
  readonly dbInstanceName: string;
  readonly taskId?: number | bigint;
  readonly taskName?: string;
  readonly sourceIpAddress?: string;
  readonly sourcePort?: number;
}

/** The greatest page that the API gives. */
const PAGE_SIZE = 100;

/**
 * All tasks that fit, newest first. The filters are applied here as well: that the service applies each of them is
 * documented, how strictly is not.
 *
 * @throws RdsApiError
 */
export async function listTasks(rds: RdsClient, filter: TaskFilter, signal: AbortSignal): Promise<PrecheckRecord[]> {
  const found: PrecheckRecord[] = [];
  for (let pageNumber = 1, seen = 0; ; pageNumber += 1) {
    const page = await rds.describeCloudMigrationPrecheckResult(
      { ...filter, pageNumber, pageSize: PAGE_SIZE },
      { signal },
    );
    seen += page.items.length;
    found.push(...page.items.filter((record) => fits(record, filter)));
    if (page.items.length === 0 || seen >= page.totalSize) return found.sort(newestFirst);
  }
}

function fits(record: PrecheckRecord, filter: TaskFilter): boolean {
  return (
    (filter.taskId === undefined || BigInt(record.taskId) === BigInt(filter.taskId)) &&
    (filter.taskName === undefined || record.taskName === filter.taskName) &&
    (filter.sourceIpAddress === undefined || record.sourceIpAddress === filter.sourceIpAddress) &&
    (filter.sourcePort === undefined || record.sourcePort === filter.sourcePort)
  );
}

function newestFirst(left: PrecheckRecord, right: PrecheckRecord): number {
  if (left.gmtCreated !== right.gmtCreated) return left.gmtCreated < right.gmtCreated ? 1 : -1;
  return left.taskId < right.taskId ? 1 : -1;
}
