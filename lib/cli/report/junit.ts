import { explain, type Check, type Decision } from '../../assessment';
import { factsOf, messageOf, outcomeOf, titleOf, verdictOf, type PrecheckReport } from './precheck-report';

/**
 * Prints assessments as JUnit XML, the form in which CI systems read test results: a suite for each assessment, a test
 * case for each check.
 *
 * - A check that blocks the migration is a failure, with cause and remedy in its text.
 * - A finding that does not block passes, and is told in `system-out`.
 * - A finding that is ignored, and a check in unknown words, is skipped.
 * - When the report as a whole does not pass without a check to blame (it still runs, is not understood, or closes as
 *   failed), a last test case named "Verdict" carries that as an error.
 */
export function renderJunit(tasks: readonly PrecheckReport[]): string {
  const suites = tasks.map(suiteOf);
  const body = suites.map(({ xml }) => xml).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites${attributes({ name: 'Cloud migration assessment', ...totalOf(suites) })}>
${body}
</testsuites>
`;
}

/**
 * Escapes text for XML 1.0, in content and in attributes. Characters that XML 1.0 forbids even as references (control
 * characters, lone surrogates, U+FFFE and U+FFFF; https://www.w3.org/TR/xml/#charsets) become U+FFFD.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r\u007f-\u009f\u2028]/g, (character) => `&#${character.codePointAt(0)};`);
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Suite extends Counts {
  readonly xml: string;
}

function suiteOf(task: PrecheckReport): Suite {
  const { report, decision } = task;
  const verdictCase = decision.passed || decision.blocking.length > 0 ? [] : [verdictCaseOf(task)];
  const outcomes = report.checks.map((check) => outcomeOf(check, decision));
  const counts: Counts = {
    tests: report.checks.length + verdictCase.length,
    failures: decision.blocking.length,
    errors: verdictCase.length,
    skipped: outcomes.filter((outcome) => outcome === 'ignored' || outcome === 'unknown').length,
  };
  const lines = [
    `  <testsuite${attributes({ name: titleOf(task), ...counts, time: secondsOf(task), timestamp: timestampOf(task) })}>`,
    '    <properties>',
    ...factsOf(task).map(([name, value]) => `      <property${attributes({ name: name.toLowerCase(), value })}/>`),
    '    </properties>',
    ...report.checks.map((check, index) => caseOf(check, index, task)),
    ...verdictCase,
    ...(report.remarks.length === 0
      ? []
      : [
          element(
            'system-out',
            {},
            report.remarks.map(({ text }) => text),
            '    ',
          ),
        ]),
    '  </testsuite>',
  ];
  return { ...counts, xml: lines.join('\n') };
}

/** The schema of Jenkins has no `skipped` here. */
function totalOf(suites: readonly Suite[]): Omit<Counts, 'skipped'> {
  const sum = (key: keyof Counts): number => suites.reduce((total, suite) => total + suite[key], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
}

function caseOf(check: Check, index: number, task: PrecheckReport): string {
  const { report, decision } = task;
  const isSame = (other: Check): boolean => other.name === check.name && other.section === check.section;
  const earlier = report.checks.slice(0, index).filter(isSame).length;
  return testCase(
    task,
    check.section,
    earlier === 0 ? check.name : `${check.name} (${earlier + 1})`,
    resultOf(check, decision),
  );
}

/** CI systems take a pair of class name and name for one test, so the class name holds the task as well. */
function testCase(task: PrecheckReport, section: string, name: string, result: readonly string[]): string {
  const classname = section === '' ? titleOf(task) : `${titleOf(task)}.${section}`;
  const start = `    <testcase${attributes({ classname, name, time: 0 })}`;
  return result.length === 0 ? `${start}/>` : [`${start}>`, ...result, '    </testcase>'].join('\n');
}

function resultOf(check: Check, decision: Decision): string[] {
  const message = messageOf(check);
  if (decision.blocking.includes(check)) {
    return [
      element('failure', { message: message === '' ? check.word : message, type: check.status }, adviceOn(check)),
    ];
  }
  switch (outcomeOf(check, decision)) {
    case 'ignored':
      return [element('skipped', { message: `Ignored by ignore_checks: ${message}` }, [])];
    case 'unknown':
      return [element('skipped', { message: `Not understood: ${message}` }, [])];
    case 'warning':
    case 'failed':
      return [element('system-out', {}, [`${check.status}: ${message}`, ...adviceOn(check)])];
    case 'passed':
      return [];
  }
}

function adviceOn(check: Check): string[] {
  const { known, cause, remedy, links } = explain(check);
  return [...(known ? [`Cause: ${cause}`] : []), `Remedy: ${remedy}`, ...links.map(({ url }) => `Guide: ${url}`)];
}

function verdictCaseOf(task: PrecheckReport): string {
  const { title, sentence } = verdictOf(task);
  return testCase(task, '', 'Verdict', [element('error', { message: sentence, type: title.toLowerCase() }, [])]);
}

function element(name: string, values: Attributes, lines: readonly string[], indent = '      '): string {
  const start = `${indent}<${name}${attributes(values)}`;
  return lines.length === 0 ? `${start}/>` : `${start}>${lines.map(escapeXml).join('\n')}</${name}>`;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function attributes(values: Attributes): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`))
    .join('');
}

/** How long the assessment took, in seconds, as far as its two times tell. */
function secondsOf({ createdAt = '', modifiedAt = '' }: PrecheckReport): number {
  const milliseconds = Date.parse(modifiedAt) - Date.parse(createdAt);
  return milliseconds > 0 ? milliseconds / 1000 : 0;
}

/** JUnit's schema has times without a zone; they are UTC. */
function timestampOf({ createdAt = '' }: PrecheckReport): string | undefined {
  const time = Date.parse(createdAt);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 19);
}
