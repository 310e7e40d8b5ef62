import {
  CallOptions,
  CreatePrecheckTaskRequest,
  CreatePrecheckTaskResult,
  DbInstanceAttribute,
  DescribePrecheckResultRequest,
  PrecheckRecord,
  RdsClient,
  Redactor,
} from '../../../lib/rds';
import { PrecheckResultPage } from '../../../lib/rds/rds-client';
import { apiError, ApiErrorFacts } from './api-error';
import { passedReport } from './reports';
import { SimulatedClock } from './simulated-clock';

export interface FakeTask {
  readonly taskId: number | bigint;
  readonly taskName: string;
  readonly request: Omit<CreatePrecheckTaskRequest, 'taskName'>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The complete report. */
  report: readonly string[];
  /** Milliseconds until the report is complete. */
  runTime: number;
}

/** How a call ends in place of its answer. */
export interface Fault extends ApiErrorFacts {
  /** Whether the service acts all the same, and how many milliseconds later. Default: it does not. */
  readonly actsAfter?: number;
}

export const INSTANCE: DbInstanceAttribute = {
  dbInstanceId: 'pgm-target',
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  dbInstanceType: 'Primary',
  dbInstanceStatus: 'Running',
  lockMode: 'Unlock',
  storageType: 'cloud_essd',
  storageGiB: 100,
  category: 'HighAvailability',
  requestId: 'REQUEST-INSTANCE',
};

/**
 * The service in memory, behind the client's interface. It does what the API page says; how it fails is up to the test,
 * one fault for each call to come.
 */
export class FakeRds implements RdsClient {
  readonly tasks: FakeTask[] = [];
  readonly creates: CreatePrecheckTaskRequest[] = [];
  readonly describes: DescribePrecheckResultRequest[] = [];
  readonly instanceCalls: string[] = [];
  readonly faults: Record<'create' | 'describe' | 'instance', Fault[]> = { create: [], describe: [], instance: [] };
  /** Faults that do not end. */
  readonly lasting: Partial<Record<'create' | 'describe' | 'instance', Fault>> = {};
  instance: DbInstanceAttribute = INSTANCE;
  /** Milliseconds until a new task is listed. */
  listDelay = 0;
  /** Milliseconds that a call takes. */
  latency = 100;
  runTime = 20_000;
  report: readonly string[] = passedReport;
  nextTaskId: number | bigint = 439_946_016;

  constructor(private readonly clock: SimulatedClock) {}

  /** As the client of the provider, this does not break off a create that was sent. */
  async createCloudMigrationPrecheckTask(request: CreatePrecheckTaskRequest): Promise<CreatePrecheckTaskResult> {
    this.creates.push(request);
    const fault = this.nextFault('create');
    if (fault?.actsAfter !== undefined) this.clock.later(fault.actsAfter, () => this.add(request));
    const task = fault ? undefined : this.add(request);
    await this.pass('CreateCloudMigrationPrecheckTask');
    if (!task) throw apiError({ operation: 'CreateCloudMigrationPrecheckTask', code: '', ...fault });
    const { taskId, taskName } = task;
    return { dbInstanceName: request.dbInstanceName, requestId: `REQUEST-${taskId}`, taskId, taskName };
  }

  async describeCloudMigrationPrecheckResult(
    request: DescribePrecheckResultRequest,
    options?: CallOptions,
  ): Promise<PrecheckResultPage> {
    this.describes.push(request);
    await this.pass('DescribeCloudMigrationPrecheckResult', options);
    this.failIfScripted('describe', 'DescribeCloudMigrationPrecheckResult');
    const { pageNumber, pageSize } = request;
    const listed = this.tasks.filter((task) => this.isListed(task, request)).reverse();
    const items = listed.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    return {
      items: items.map((task) => this.recordOf(task, options?.secrets ?? [])),
      pageNumber,
      pageSize,
      totalSize: listed.length,
      requestId: 'REQUEST-DESCRIBE',
    };
  }

  async describeDBInstanceAttribute(dbInstanceId: string, options?: CallOptions): Promise<DbInstanceAttribute> {
    this.instanceCalls.push(dbInstanceId);
    await this.pass('DescribeDBInstanceAttribute', options);
    this.failIfScripted('instance', 'DescribeDBInstanceAttribute');
    return { ...this.instance, dbInstanceId };
  }

  /** A task that somebody has started. */
  add(request: CreatePrecheckTaskRequest, changes: Partial<FakeTask> = {}): FakeTask {
    const { taskName = `made-up-${this.nextTaskId}`, ...rest } = request;
    const { report, runTime } = this;
    const created = { taskId: this.nextTaskId, taskName, request: rest, createdAt: this.clock.now(), report, runTime };
    this.nextTaskId = typeof this.nextTaskId === 'bigint' ? this.nextTaskId + 1n : this.nextTaskId + 1;
    this.tasks.push({ ...created, ...changes });
    return this.tasks.at(-1) ?? created;
  }

  private isListed(task: FakeTask, { dbInstanceName, taskId, taskName }: DescribePrecheckResultRequest): boolean {
    return (
      task.createdAt + this.listDelay <= this.clock.now() &&
      task.request.dbInstanceName === dbInstanceName &&
      (taskId === undefined || BigInt(taskId) === BigInt(task.taskId)) &&
      (taskName === undefined || taskName === task.taskName)
    );
  }

  /** The client removes the passwords that its caller knows, and those that the record shows; this one shows none. */
  private recordOf({ taskId, taskName, request, createdAt, report, runTime }: FakeTask, secrets: readonly string[]) {
    const elapsed = this.clock.now() - createdAt;
    const seen = Math.floor(report.length * (runTime === 0 ? 1 : Math.min(1, elapsed / runTime)));
    return {
      taskId,
      taskName,
      sourceCategory: request.sourceCategory.toLowerCase(),
      sourceIpAddress: request.sourceIpAddress,
      sourcePort: request.sourcePort,
      sourceAccount: request.sourceAccount,
      targetInstanceName: request.dbInstanceName,
      detail: new Redactor({ secrets }).redact(report.slice(0, seen).join('\n')),
      gmtCreated: utcSecond(createdAt),
      gmtModified: utcSecond(createdAt + (runTime * seen) / Math.max(1, report.length)),
    } satisfies PrecheckRecord;
  }

  private async pass(operation: string, { signal }: CallOptions = {}): Promise<void> {
    try {
      await this.clock.wait(this.latency, signal ?? new AbortController().signal);
    } catch {
      throw apiError({ operation, code: 'Aborted' });
    }
  }

  private failIfScripted(kind: 'describe' | 'instance', operation: string): void {
    const fault = this.nextFault(kind);
    if (fault) throw apiError({ operation, ...fault });
  }

  private nextFault(kind: 'create' | 'describe' | 'instance'): Fault | undefined {
    return this.faults[kind].shift() ?? this.lasting[kind];
  }
}

/** Such as `2022-02-25T06:57:41Z`. */
function utcSecond(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
