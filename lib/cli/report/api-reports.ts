import type { DecisionPolicy } from '../../assessment';
import type { PrecheckRecord, PrecheckResultPage } from '../../rds';
import { withNextStep } from './api-errors';
import type { ReportReader } from './api-reader';
import { precheckReportOf, type PrecheckReport } from './precheck-report';

/** Which assessment of an instance is asked for; the latest one when neither id nor name is given. */
export interface TaskQuery {
  readonly dbInstanceName: string;
  readonly taskId?: bigint;
  readonly taskName?: string;
}

/** The largest page that DescribeCloudMigrationPrecheckResult gives. */
const pageSize = 100;

/**
 * Asks the API for the report of an assessment.
 *
 * @throws Error when there is no such task, or the API refuses; with the next step.
 */
export async function reportOfApi(
  reader: ReportReader,
  query: TaskQuery,
  policy: DecisionPolicy,
): Promise<PrecheckReport> {
  const [latest, ...older] = (await recordsOf(reader, query)).filter((record) => fits(record, query));
  if (latest === undefined) {
    throw new Error(notFound(query));
  }
  const record = older.reduce((newest, other) => (isNewer(other, newest) ? other : newest), latest);
  const facts = {
    dbInstanceName: query.dbInstanceName,
    sourceIpAddress: record.sourceIpAddress,
    sourcePort: String(record.sourcePort),
    sourceAccount: record.sourceAccount,
    sourceCategory: record.sourceCategory,
    taskId: String(record.taskId),
    taskName: record.taskName,
    createdAt: record.gmtCreated,
    modifiedAt: record.gmtModified,
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
  return precheckReportOf(known, record.detail, policy);
}

async function recordsOf(reader: ReportReader, query: TaskQuery): Promise<PrecheckRecord[]> {
  const records: PrecheckRecord[] = [];
  for (let pageNumber = 1; ; pageNumber += 1) {
    const page = await readPage(reader, query, pageNumber);
    records.push(...page.items);
    if (page.items.length === 0 || records.length >= page.totalSize) {
      return records;
    }
  }
}

async function readPage(reader: ReportReader, query: TaskQuery, pageNumber: number): Promise<PrecheckResultPage> {
  try {
    return await reader.describeCloudMigrationPrecheckResult({ ...query, pageNumber, pageSize });
  } catch (error) {
    throw withNextStep(error);
  }
}

/** The service filters as well; how strictly is not documented. */
function fits(record: PrecheckRecord, { taskId, taskName }: TaskQuery): boolean {
  return (
    (taskId === undefined || BigInt(record.taskId) === taskId) &&
    (taskName === undefined || record.taskName === taskName)
  );
}

function isNewer(one: PrecheckRecord, other: PrecheckRecord): boolean {
  return one.gmtCreated === other.gmtCreated ? one.taskId > other.taskId : one.gmtCreated > other.gmtCreated;
}

function notFound({ dbInstanceName, taskId, taskName }: TaskQuery): string {
  const task = [
    ...(taskId === undefined ? [] : [`the id ${taskId}`]),
    ...(taskName === undefined ? [] : [`the name "${taskName}"`]),
  ];
  return task.length === 0
    ? `The instance ${dbInstanceName} has no assessment yet, or its records are gone. Start one with rdsmigration_precheck_task.`
    : `The instance ${dbInstanceName} has no assessment with ${task.join(' and ')}. Leave ${task.length === 1 ? 'it' : 'both'} out for the latest one.`;
}
