import type { Clock } from './clock';
import { generateTaskName, type Randomness } from './randomness';
import type { PlayedReport } from './report/detail';

/** What a create asks for. */
export interface PrecheckTaskRequest {
  readonly dbInstanceName: string;
  readonly sourceCategory: string;
  /** Absent: a name is made up. */
  readonly taskName?: string;
  readonly report: PlayedReport;
}

/** An assessment task; the source it looks at is part of its report. */
export interface PrecheckTask extends Required<PrecheckTaskRequest> {
  readonly taskId: bigint;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
}

/** Which tasks of an instance are asked for; absent = any. */
export interface PrecheckTaskFilter {
  readonly dbInstanceName: string;
  readonly taskId?: bigint;
  readonly taskName?: string;
  readonly sourceIpAddress?: string;
  readonly sourcePort?: number;
}

/** All assessment tasks of one emulator. None is ever deleted: the API has no operation for that. */
export class PrecheckTasks {
  private readonly tasks: PrecheckTask[] = [];

  constructor(
    private nextTaskId: bigint,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  create(request: PrecheckTaskRequest): PrecheckTask {
    const task: PrecheckTask = {
      ...request,
      taskName: request.taskName ?? generateTaskName(this.randomness),
      taskId: this.nextTaskId,
      createdAt: this.clock.now(),
    };
    this.nextTaskId += 1n;
    this.tasks.push(task);
    return task;
  }

  /** The matching tasks, newest first. */
  find(filter: PrecheckTaskFilter): PrecheckTask[] {
    return this.all()
      .filter(
        (task) =>
          task.dbInstanceName === filter.dbInstanceName &&
          (filter.taskId === undefined || task.taskId === filter.taskId) &&
          (filter.taskName === undefined || task.taskName === filter.taskName) &&
          (filter.sourceIpAddress === undefined || task.report.source.ipAddress === filter.sourceIpAddress) &&
          (filter.sourcePort === undefined || task.report.source.port === filter.sourcePort),
      )
      .reverse();
  }

  /** Every task, oldest first. */
  all(): readonly PrecheckTask[] {
    return this.tasks;
  }
}
