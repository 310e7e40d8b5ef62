import type { AssessmentReport, Check, CheckStatus } from './report';
import { checkKey } from './vocabulary';

/** From which grade on a finding keeps the migration from going ahead; `never` reports, and leaves the decision open. */
export type FailOn = 'error' | 'warning' | 'never';

export interface DecisionPolicy {
  /** Default `error`, as the service itself has it: an error blocks a migration, a warning asks for a review. */
  readonly failOn?: FailOn;
  /**
   * Names of checks whose findings do not count. Case, blanks, full width and the word "Check" in front make no
   * difference: `Check source glibc version compatible` and `source glibc version compatible` are the same. A name
   * covers every check that has it. Default none.
   */
  readonly ignoreChecks?: readonly string[];
}

/** What a report means under a policy. */
export interface Decision {
  /**
   * Whether the migration may go ahead: the report is finished and understood, and nothing blocks it. Under
   * `failOn: 'never'` this is judged as under `error`, so that the answer can still be read.
   */
  readonly passed: boolean;
  /** Whether an apply must fail because of the report: it is finished, has not passed, and `failOn` is not `never`. */
  readonly fails: boolean;
  readonly failOn: FailOn;
  /** The checks that keep the migration from going ahead. */
  readonly blocking: readonly Check[];
  /** Findings that `failOn` lets pass. */
  readonly tolerated: readonly Check[];
  /** Findings that `ignoreChecks` takes out. */
  readonly ignored: readonly Check[];
  /** Entries of `ignoreChecks` that no check of the report has as its name: probably a slip of the pen. */
  readonly unmatchedIgnores: readonly string[];
}

/** How many checks a report has, by outcome. */
export interface Summary {
  readonly total: number;
  readonly passed: number;
  readonly warned: number;
  readonly failed: number;
  /** Checks whose status word is not known. */
  readonly unknown: number;
}

/** Counts the checks of a report. */
export function summarise(report: Pick<AssessmentReport, 'checks'>): Summary {
  const count = (status: CheckStatus): number => report.checks.filter((check) => check.status === status).length;
  return {
    total: report.checks.length,
    passed: count('success'),
    warned: count('warning'),
    failed: count('error'),
    unknown: count('unknown'),
  };
}

/**
 * Decides whether the migration may go ahead.
 *
 * A report that is still running or not understood never passes. A last line that says failure is explained by the
 * checks that failed: when there are some and all of them are ignored, it does not count either; when there is none, it
 * stands, since there is nothing that could be ignored. The same holds for warnings under `failOn: 'warning'`.
 */
export function decide(report: AssessmentReport, policy: DecisionPolicy = {}): Decision {
  const { failOn = 'error', ignoreChecks = [] } = policy;
  const ignoredKeys = new Set(ignoreChecks.map(checkKey));
  const names = new Set(report.checks.map((check) => checkKey(check.name)));
  const isIgnored = (check: Check): boolean => ignoredKeys.has(checkKey(check.name));
  const isGrave = ({ status }: Check): boolean => status === 'error' || (failOn === 'warning' && status === 'warning');

  const findings = report.checks.filter(({ status }) => status === 'error' || status === 'warning');
  const counted = findings.filter((check) => !isIgnored(check));
  const blocking = counted.filter(isGrave);
  const verdictBlocks = report.status === 'failed' || (failOn === 'warning' && report.status === 'warned');
  const unexplained = verdictBlocks && !findings.some(isGrave);

  const understood = report.status !== 'running' && report.status !== 'unknown';
  const passed = understood && blocking.length === 0 && !unexplained;
  return {
    passed,
    fails: report.finished && !passed && failOn !== 'never',
    failOn,
    blocking,
    tolerated: counted.filter((check) => !isGrave(check)),
    ignored: findings.filter(isIgnored),
    unmatchedIgnores: ignoreChecks.filter((name) => !names.has(checkKey(name))),
  };
}
