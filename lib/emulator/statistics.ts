import type { PrecheckTask } from './precheck-tasks';

/** What an emulator has counted since it started. */
export interface Statistics {
  /** Requests by `Action`; those whose Action is missing or unknown are under `unknown`. */
  readonly requests: Readonly<Record<string, number>>;
  /** Refusals by error code, injected ones included. */
  readonly errors: Readonly<Record<string, number>>;
  /** Faults that struck, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** Requests refused by the rate limit. */
  readonly throttled: number;
  readonly tasksCreated: number;
  /** Tasks for each pair of target and source; more than one is a repeated create. */
  readonly tasksBySource: readonly SourceCount[];
}

export interface SourceCount {
  readonly dbInstanceName: string;
  readonly sourceIpAddress: string;
  readonly sourcePort: number;
  readonly tasks: number;
}

/** A count for each name. */
export class Counter {
  private readonly counts = new Map<string, number>();

  add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  toObject(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }
}

export function countBySource(tasks: readonly PrecheckTask[]): SourceCount[] {
  const counts = new Map<string, SourceCount>();
  for (const { dbInstanceName, report } of tasks) {
    const { ipAddress: sourceIpAddress, port: sourcePort } = report.source;
    const key = JSON.stringify([dbInstanceName, sourceIpAddress, sourcePort]);
    counts.set(key, { dbInstanceName, sourceIpAddress, sourcePort, tasks: (counts.get(key)?.tasks ?? 0) + 1 });
  }
  return [...counts.values()];
}
