import { displayWidth, explain, printable, wrapText, type Check } from '../../assessment';
import {
  countsOf,
  factsOf,
  findingsOf,
  messageOf,
  outcomeOf,
  sectionsOf,
  titleOf,
  verdictOf,
  type Outcome,
  type PrecheckReport,
} from './precheck-report';
import { painter, type Appearance, type Paint, type Style } from './terminal';

const badges: Readonly<Record<Outcome | 'running', readonly [text: string, ...styles: Style[]]>> = {
  passed: ['pass', 'green'],
  warning: ['WARN', 'yellow', 'bold'],
  failed: ['FAIL', 'red', 'bold'],
  ignored: ['skip', 'cyan'],
  unknown: ['????', 'cyan', 'bold'],
  running: ['....', 'cyan', 'bold'],
};

/** Columns of the badge and the blanks behind it. */
const badgeWidth = 6;
const indent = 2;
const gap = 2;

/** Prints assessments for a terminal. */
export function renderTable(tasks: readonly PrecheckReport[], appearance: Appearance): string {
  const paint = painter(appearance.colour);
  return tasks.map((task) => `${taskLines(task, appearance.width, paint).join('\n')}\n`).join('\n\n');
}

function taskLines(task: PrecheckReport, width: number, paint: Paint): string[] {
  return [
    ...headLines(task, width, paint),
    ...(task.report.checks.length === 0 ? [] : ['', ...checkLines(task, width, paint)]),
    '',
    countLine(task, paint),
    ...remarkLines(task, width, paint),
    ...findingLines(task, width, paint),
  ];
}

function headLines(task: PrecheckReport, width: number, paint: Paint): string[] {
  const verdict = verdictOf(task);
  const [, ...styles] = badges[verdict.outcome];
  const facts = factsOf(task);
  return [
    `${paint(verdict.title.toUpperCase(), ...styles)}  ${paint(printable(titleOf(task)), 'bold')}`,
    ...wrapText(verdict.sentence, width),
    '',
    ...facts.flatMap(([label, value]) => labelled(label, printable(value), width, paint)),
  ];
}

function labelled(label: string, value: string, width: number, paint: Paint): string[] {
  const left = indent + 9;
  return wrapText(value, width - left).map((line, index) =>
    index === 0 ? `  ${paint(label.padEnd(left - indent), 'dim')}${line}` : ' '.repeat(left) + line,
  );
}

function checkLines(task: PrecheckReport, width: number, paint: Paint): string[] {
  const names = task.report.checks.map(({ name }) => displayWidth(printable(name)));
  const nameWidth = Math.min(Math.max(...names, 10), Math.floor((width - badgeWidth) / 2));
  return sectionsOf(task).flatMap(({ section, checks }) => [
    ...wrapText(printable(section), width).map((line) => paint(line, 'bold')),
    ...checks.flatMap((check) => checkRow(check, task, nameWidth, width, paint)),
  ]);
}

function checkRow(check: Check, task: PrecheckReport, nameWidth: number, width: number, paint: Paint): string[] {
  const [badge, ...styles] = badges[outcomeOf(check, task.decision)];
  const left = indent + badgeWidth;
  const names = wrapText(printable(check.name), nameWidth);
  const messages = wrapText(printable(messageOf(check)), width - left - nameWidth - gap);
  return Array.from({ length: Math.max(names.length, messages.length) }, (_, index) => {
    const name = names[index] ?? '';
    const start = index === 0 ? `${' '.repeat(indent)}${paint(badge, ...styles)}  ` : ' '.repeat(left);
    return `${start}${name}${' '.repeat(Math.max(nameWidth - displayWidth(name), 0) + gap)}${messages[index] ?? ''}`.trimEnd();
  });
}

function countLine(task: PrecheckReport, paint: Paint): string {
  const counts = countsOf(task).map(({ outcome, count, label }) => {
    const [, ...styles] = badges[outcome];
    return paint(`${count} ${label}`, ...styles);
  });
  return counts.length === 0 ? 'The report lists no checks.' : counts.join(', ');
}

function remarkLines({ report }: PrecheckReport, width: number, paint: Paint): string[] {
  return report.remarks.length === 0
    ? []
    : [
        '',
        paint('The report also says', 'bold'),
        ...report.remarks.flatMap(({ text }) => wrapText(printable(text), width - 2).map((line) => `  ${line}`)),
      ];
}

function findingLines(task: PrecheckReport, width: number, paint: Paint): string[] {
  const findings = findingsOf(task);
  return findings.length === 0
    ? []
    : ['', paint('What to do', 'bold'), ...findings.flatMap((check) => adviceLines(check, task, width, paint))];
}

function adviceLines(check: Check, task: PrecheckReport, width: number, paint: Paint): string[] {
  const [badge, ...styles] = badges[outcomeOf(check, task.decision)];
  const { known, cause, remedy, links } = explain(check);
  const advice: readonly (readonly [string, string])[] = [
    ...(known ? [['Cause', cause] as const] : []),
    ['Remedy', remedy],
    ...links.map(({ url }, index) => [index === 0 ? 'Guide' : '', url] as const),
  ];
  const left = badgeWidth + 8;
  return [
    '',
    `${paint(badge, ...styles)}  ${paint(printable(check.name), 'bold')}`,
    ...wrapText(printable(check.message), width - badgeWidth).map((line) => ' '.repeat(badgeWidth) + line),
    ...advice.flatMap(([label, text]) =>
      wrapText(printable(text), width - left).map((line, index) =>
        index === 0 ? `${' '.repeat(badgeWidth)}${paint(label.padEnd(8), 'dim')}${line}` : ' '.repeat(left) + line,
      ),
    ),
  ];
}
