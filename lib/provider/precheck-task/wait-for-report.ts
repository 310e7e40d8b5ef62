import { AssessmentReport, parseReport } from '../../assessment';
import { PrecheckRecord, RdsApiError } from '../../rds';
import { PrecheckClient } from '../client';
import { listTasks } from './task-records';

/** The sample of the API page took about 20 seconds; there is nothing to see before this. */
const FIRST_LOOK = 2000;
const LONGEST_PAUSE = 10_000;
const GROWTH = 1.5;
/** Pauses vary by this part, so that the tasks of a fleet do not ask in step. */
const JITTER = 0.2;

export interface AwaitedTask {
  readonly dbInstanceName: string;
  readonly taskId: number | bigint;
}

/** How the wait ended, and the last that was seen of the task. */
export interface AwaitedReport {
  readonly end: 'finished' | 'timed out' | 'stopped';
  readonly record: PrecheckRecord | undefined;
  readonly report: AssessmentReport;
}

/**
 * Looks at the task until its report is complete, gently: first after 2 s, then at growing intervals up to 10 s.
 * Failures that may pass, throttling for one, are waited out.
 *
 * @param deadline in milliseconds since 1970
 * @param seen called with every new state of the task, so that it is stored whatever happens next
 * @throws RdsApiError when the service refuses to tell
 */
export async function waitForReport(
  { rds, clock, random }: PrecheckClient,
  task: AwaitedTask,
  deadline: number,
  signal: AbortSignal,
  seen: (record: PrecheckRecord) => void,
): Promise<AwaitedReport> {
  let record: PrecheckRecord | undefined;
  const ended = (end: AwaitedReport['end']): AwaitedReport => ({
    end,
    record,
    report: parseReport(record?.detail ?? ''),
  });
  for (let pause = FIRST_LOOK; ; pause = Math.min(pause * GROWTH, LONGEST_PAUSE)) {
    const remaining = deadline - clock.now();
    try {
      await clock.wait(Math.max(0, Math.min(pause * (1 - JITTER + 2 * JITTER * random()), remaining)), signal);
      const [found] = await listTasks(rds, task, signal);
      if (found) {
        record = found;
        seen(found);
        if (parseReport(found.detail).finished) return ended('finished');
      }
    } catch (error) {
      if (signal.aborted) return ended('stopped');
      if (!(error instanceof RdsApiError) || !error.retryable) throw error;
    }
    if (clock.now() >= deadline) return ended('timed out');
  }
}
