import { AssessmentReport, parseReport } from '../../assessment';
import { pollingPause, PrecheckRecord, RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { listTasks } from './task-records';

export interface AwaitedTask {
  readonly dbInstanceName: string;
  readonly taskId: number | bigint;
  /** Passwords that the report may repeat. */
  readonly secrets: readonly string[];
}

export interface WaitOptions {
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Called with every state of the task, so that it is stored whatever happens next. */
  readonly seen: (record: PrecheckRecord) => void;
}

/** How the wait ended, and the last that was seen of the task. */
export interface AwaitedReport {
  readonly end: 'finished' | 'timed out' | 'stopped';
  readonly record: PrecheckRecord | undefined;
  readonly report: AssessmentReport;
  /** Why the last look failed, if it did. */
  readonly failure: RdsApiError | undefined;
}

/**
 * Looks at the task until its report is complete, gently: first after 2 s, then at growing intervals up to 10 s, and
 * less often when a fleet of tasks needs the requests.
 * Failures that may pass, throttling for one, are waited out.
 *
 * @throws RdsApiError when the service refuses to tell
 */
export async function waitForReport(
  { rds, clock, random, demand }: PrecheckClient,
  { dbInstanceName, taskId, secrets }: AwaitedTask,
  { deadline, signal, seen }: WaitOptions,
): Promise<AwaitedReport> {
  let record: PrecheckRecord | undefined;
  let failure: RdsApiError | undefined;
  const ended = (end: AwaitedReport['end']): AwaitedReport => {
    return { end, record, report: parseReport(record?.detail ?? ''), failure };
  };
  for (let looks = 0; ; looks += 1) {
    const pause = Math.min(pollingPause(looks, demand(), random()), deadline - clock.now());
    try {
      await clock.wait(Math.max(0, pause), signal);
      const [found] = await listTasks(rds, { dbInstanceName, taskId }, { signal, secrets });
      failure = undefined;
      if (found) {
        record = found;
        seen(found);
        if (parseReport(found.detail).finished) return ended('finished');
      }
    } catch (error) {
      if (signal.aborted) return ended('stopped');
      if (!(error instanceof RdsApiError) || !error.retryable) throw error;
      failure = error;
    }
    if (clock.now() >= deadline) return ended('timed out');
  }
}
