import {
  decide,
  parseReport,
  summarise,
  type AssessmentReport,
  type Check,
  type Decision,
  type DecisionPolicy,
  type Summary,
} from '../../assessment';

/** What is known of an assessment task besides its report; a field is missing where the origin does not have it. */
export interface TaskFacts {
  /** Terraform's address of the resource, for example `module.target.rdsmigration_precheck_task.this[0]`. */
  readonly address?: string;
  readonly dbInstanceName?: string;
  readonly sourceIpAddress?: string;
  readonly sourcePort?: string;
  readonly sourceAccount?: string;
  readonly sourceCategory?: string;
  readonly taskId?: string;
  readonly taskName?: string;
  readonly requestId?: string;
  /** UTC, as the API writes it: `2022-02-25T06:57:41Z`. */
  readonly createdAt?: string;
  readonly modifiedAt?: string;
}

/** One assessment, read and judged: what every format of `rds-precheck report` prints. */
export interface PrecheckReport extends TaskFacts {
  readonly report: AssessmentReport;
  readonly summary: Summary;
  readonly decision: Decision;
  readonly ignoreChecks: readonly string[];
}

/** How a check is shown: by its status, or as ignored when the policy takes its finding out. */
export type Outcome = 'passed' | 'warning' | 'failed' | 'ignored' | 'unknown';

export interface Verdict {
  readonly outcome: 'passed' | 'warning' | 'failed' | 'running' | 'unknown';
  /** One or two words, for example "Failed". */
  readonly title: string;
  /** What the verdict means, in one sentence. */
  readonly sentence: string;
}

/** Reads and judges a report. `detail` is the report's text, redacted where it came from. */
export function precheckReportOf(facts: TaskFacts, detail: string, policy: DecisionPolicy): PrecheckReport {
  const report = parseReport(detail);
  return {
    ...facts,
    report,
    summary: summarise(report),
    decision: decide(report, policy),
    ignoreChecks: policy.ignoreChecks ?? [],
  };
}

/** What the task is called on a page with several: its Terraform address, or else its id. */
export function titleOf({ address, taskId, taskName, dbInstanceName }: PrecheckReport): string {
  return address ?? (taskId === undefined ? undefined : `task ${taskId}`) ?? taskName ?? dbInstanceName ?? 'assessment';
}

/** The labelled facts of a task, in the order in which people look for them. */
export function factsOf(task: PrecheckReport): (readonly [label: string, value: string])[] {
  const name = task.taskName === undefined ? '' : ` (${task.taskName})`;
  const facts: (readonly [string, string | undefined])[] = [
    ['Target', task.dbInstanceName],
    ['Source', sourceOf(task)],
    ['Task', task.taskId === undefined ? task.taskName : `${task.taskId}${name}`],
    ['Request', task.requestId],
    ['Created', task.createdAt],
    ['Updated', task.modifiedAt],
    ['Policy', policyOf(task)],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

function sourceOf({ sourceIpAddress, sourcePort, sourceCategory, sourceAccount }: TaskFacts): string | undefined {
  if (sourceIpAddress === undefined) {
    return undefined;
  }
  const host = sourceIpAddress.includes(':') ? `[${sourceIpAddress}]` : sourceIpAddress;
  const remarks = [sourceCategory, sourceAccount === undefined ? undefined : `account ${sourceAccount}`];
  const known = remarks.filter((remark) => remark !== undefined).join(', ');
  return `${host}${sourcePort === undefined ? '' : `:${sourcePort}`}${known === '' ? '' : ` (${known})`}`;
}

function policyOf({ decision, ignoreChecks }: PrecheckReport): string {
  const ignored = ignoreChecks.length === 0 ? '' : `, ignoring ${ignoreChecks.join(', ')}`;
  return `fail on ${decision.failOn}${ignored}`;
}

export function verdictOf({ report, decision }: PrecheckReport): Verdict {
  if (report.status === 'unknown') {
    const sentence = 'The report is in words that are not understood here. Read it in the RDS console.';
    return { outcome: 'unknown', title: 'Unknown', sentence };
  }
  if (!report.finished) {
    return {
      outcome: 'running',
      title: 'Running',
      sentence: 'The assessment has not finished; the report may still grow.',
    };
  }
  if (!decision.passed) {
    const count = decision.blocking.length;
    const sentence =
      count === 0
        ? 'The last line of the report says so, without naming a check.'
        : `${count} ${count === 1 ? 'finding keeps' : 'findings keep'} the migration from going ahead.`;
    return { outcome: 'failed', title: 'Failed', sentence };
  }
  const left = decision.tolerated.length;
  if (left > 0) {
    const sentence = `The migration may go ahead; review ${left === 1 ? 'one finding' : `${left} findings`} first.`;
    return { outcome: 'warning', title: 'Passed with warnings', sentence };
  }
  const ignored = decision.ignored.length;
  const exception = ignored === 0 ? '' : ` ${ignored === 1 ? 'One finding is' : `${ignored} findings are`} ignored.`;
  return { outcome: 'passed', title: 'Passed', sentence: `The migration may go ahead.${exception}` };
}

export function outcomeOf(check: Check, decision: Decision): Outcome {
  if (decision.ignored.includes(check)) {
    return 'ignored';
  }
  const outcomes = { success: 'passed', warning: 'warning', error: 'failed', unknown: 'unknown' } as const;
  return outcomes[check.status];
}

/** What is shown beside a check: its message, and for a word that is not known the word too. */
export function messageOf({ status, word, message }: Check): string {
  return status === 'unknown' ? [word, message].filter((part) => part !== '').join(': ') : message;
}

/** How many checks are shown with each outcome, the gravest first; outcomes that no check has are left out. */
export function countsOf({ report, decision }: PrecheckReport): { outcome: Outcome; count: number; label: string }[] {
  const labels = { failed: 'failed', warning: 'warned', unknown: 'unknown', ignored: 'ignored', passed: 'passed' };
  const outcomes = report.checks.map((check) => outcomeOf(check, decision));
  return (Object.keys(labels) as Outcome[])
    .map((outcome) => ({
      outcome,
      label: labels[outcome],
      count: outcomes.filter((other) => other === outcome).length,
    }))
    .filter(({ count }) => count > 0);
}

/** The findings that want attention: those that block first, then the others that are not ignored. */
export function findingsOf({ decision }: PrecheckReport): readonly Check[] {
  return [...decision.blocking, ...decision.tolerated];
}

/** The checks under the headings that they stand under, in the order of the report. */
export function sectionsOf({ report }: PrecheckReport): { section: string; checks: Check[] }[] {
  const sections: { section: string; checks: Check[] }[] = [];
  for (const check of report.checks) {
    const last = sections.at(-1);
    if (last?.section === check.section) {
      last.checks.push(check);
    } else {
      sections.push({ section: check.section, checks: [check] });
    }
  }
  return sections;
}
