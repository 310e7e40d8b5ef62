import { summarise, type Decision } from './decide';
import { explain } from './explain';
import type { AssessmentReport, Check } from './report';
import { printable, wrapText } from './text';

/** What the text names besides the report. Nothing in it may be a secret. */
export interface FailureContext {
  /** The id of the target RDS instance, for example `pgm-bp102g323jd4`. */
  readonly dbInstanceName: string;
  readonly taskId: string;
  readonly taskName?: string;
  readonly sourceIpAddress?: string;
  readonly sourcePort?: number | string;
}

/** A diagnostic: Terraform prints `summary` in one line behind "Error: ", and `detail` below it. */
export interface FailureText {
  readonly summary: string;
  readonly detail: string;
}

/**
 * Lines are broken here, because Terraform breaks at the terminal's edge without regard to indents. 80 columns less
 * Terraform's border (`│ `) leaves room for this many.
 */
const lineWidth = 76;

/**
 * Tells why an assessment does not pass, as one diagnostic for a terminal or a CI log: plain text of at most 76 columns
 * (links excepted), a paragraph for each failed and warned check with its message, cause and remedy, and the next step
 * at the end.
 */
export function renderFailure(report: AssessmentReport, decision: Decision, context: FailureContext): FailureText {
  const findings = [...decision.blocking, ...decision.tolerated];
  const unknown = report.checks.filter((check) => check.status === 'unknown');
  const paragraphs = [
    ...wrap(opening(report, decision, context)),
    ...findings.flatMap((check) => ['', ...findingLines(check)]),
    ...list('Checks with an outcome in words that are not known here:', unknown.map(outcomeOf)),
    ...list('Ignored by ignore_checks:', decision.ignored.map(outcomeOf)),
    ...list(
      'The report also says:',
      report.remarks.map(({ text }) => text),
    ),
    ...list('Entries of ignore_checks that no check of this report is named by:', decision.unmatchedIgnores),
    ...guideLines(findings),
    '',
    ...nextSteps(report, decision),
  ];
  return { summary: summaryOf(report, decision), detail: paragraphs.join('\n') };
}

function summaryOf(report: AssessmentReport, { blocking }: Decision): string {
  if (report.status === 'running') {
    return 'The cloud migration assessment has not finished';
  }
  if (report.status === 'unknown') {
    return 'The cloud migration assessment ended in words that are not understood';
  }
  const { failed, warned } = summarise({ checks: blocking });
  const counts = [...(failed > 0 ? [plural(failed, 'error')] : []), ...(warned > 0 ? [plural(warned, 'warning')] : [])];
  return ['The cloud migration assessment failed', ...(counts.length > 0 ? [counts.join(', ')] : [])].join(': ');
}

function opening(report: AssessmentReport, { blocking, ignored }: Decision, context: FailureContext): string {
  const { total, passed, warned, failed } = summarise(report);
  const task = context.taskName === undefined ? context.taskId : `${context.taskId} (${context.taskName})`;
  const source = context.sourceIpAddress === undefined ? '' : ` from ${sourceOf(context)}`;
  const exception = ignored.length === 0 ? '' : ` (${ignored.length} ignored)`;
  const contradicted = report.status === 'failed' && blocking.length === 0;
  return [
    `Task ${task} assessed the migration${source} into RDS instance ${context.dbInstanceName}:`,
    total === 0
      ? 'its report lists no checks.'
      : `${plural(total, 'check')}, ${passed} passed, ${warned} warned, ${failed} failed${exception}.`,
    contradicted ? 'The last line of the report says failure, but names no check that failed.' : '',
  ].join(' ');
}

function sourceOf({ sourceIpAddress = '', sourcePort }: FailureContext): string {
  const host = sourceIpAddress.includes(':') ? `[${sourceIpAddress}]` : sourceIpAddress;
  return sourcePort === undefined ? host : `${host}:${sourcePort}`;
}

function findingLines(check: Check): string[] {
  const { known, cause, remedy } = explain(check);
  const section = check.section === '' ? '' : ` [${check.section}]`;
  return [
    ...wrap(`${check.status.toUpperCase()}: ${check.name}${section}`),
    ...wrap(check.message === '' ? '(no message)' : check.message, '  '),
    ...(known ? wrap(`Cause: ${cause}`, '  ') : []),
    ...wrap(`Remedy: ${remedy}`, '  '),
  ];
}

function outcomeOf({ name, word, message }: Check): string {
  return message === '' ? `${name}: ${word}` : `${name}: ${word} (${message})`;
}

function list(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : ['', ...wrap(title), ...entries.flatMap((entry) => wrap(entry, '  - ', '    '))];
}

function guideLines(findings: readonly Check[]): string[] {
  const links = findings.flatMap((check) => explain(check).links);
  const urls = new Map(links.map(({ title, url }) => [url, title]));
  return urls.size === 0 ? [] : ['', 'Guides:', ...[...urls].flatMap(([url, title]) => [`  ${title}`, `    ${url}`])];
}

function nextSteps(report: AssessmentReport, { blocking, ignored, failOn }: Decision): string[] {
  if (!report.finished) {
    return wrap('The report may still grow. Refresh to read it again.');
  }
  if (blocking.length === 0) {
    return wrap(
      'Compare with the report in the RDS console. Apply again for a fresh assessment, or set fail_on = "never" to go on without a verdict.',
    );
  }
  const leniency = failOn === 'warning' ? 'let warnings pass with fail_on = "error", or ' : '';
  const names = new Set([...ignored, ...blocking.slice(0, 1)].map(({ name }) => JSON.stringify(printable(name))));
  return [
    ...wrap('Mend what is named above and apply again; that starts a fresh assessment.'),
    ...wrap(`To go on in spite of a finding, ${leniency}name its check:`),
    '',
    `  ignore_checks = [${[...names].join(', ')}]`,
  ];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function wrap(text: string, indent = '', hanging = indent): string[] {
  return wrapText(printable(text), lineWidth - hanging.length).map(
    (line, index) => (index === 0 ? indent : hanging) + line,
  );
}
