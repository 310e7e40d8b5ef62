import type { PrecheckReport } from './precheck-report';

/** What `--exit-code` adds to 0 for success and 1 for a failure of the command itself. */
export const exitCodes = { passed: 0, failed: 2, undecided: 3 } as const;

/**
 * The exit code for a set of assessments: 2 when one does not pass, or else 3 when one is still running or not
 * understood, or else 0. `fail_on = "never"` keeps an apply from failing, not this code: whoever asks for it wants to
 * know.
 */
export function exitCodeOf(tasks: readonly PrecheckReport[]): number {
  const isUndecided = ({ report }: PrecheckReport): boolean => !report.finished || report.status === 'unknown';
  if (tasks.some((task) => !task.decision.passed && !isUndecided(task))) {
    return exitCodes.failed;
  }
  return tasks.some(isUndecided) ? exitCodes.undecided : exitCodes.passed;
}
