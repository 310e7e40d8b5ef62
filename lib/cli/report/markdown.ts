import { explain, printable, type Check } from '../../assessment';
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

const signs: Readonly<Record<Outcome | 'running', string>> = {
  passed: '✅',
  warning: '⚠️',
  failed: '❌',
  ignored: '➖',
  unknown: '❔',
  running: '⏳',
};

/**
 * Prints assessments for a comment on a pull request or the summary of a CI job: GitHub's dialect of Markdown, which
 * GitLab and Azure DevOps read as well.
 */
export function renderMarkdown(tasks: readonly PrecheckReport[]): string {
  return tasks.map((task) => `${taskParts(task).join('\n\n')}\n`).join('\n');
}

/**
 * Writes text of a report so that Markdown shows it as it is, also in the cell of a table: on one line, with every mark
 * escaped, inside `<code>`, where no link to a user (`@name`) or an issue (`#1`) is made of it.
 */
export function markdownText(text: string): string {
  const shown = printable(text).trim();
  return shown === '' ? '' : `<code>${escapeMarkdown(shown)}</code>`;
}

/** Escapes every character that Markdown, GitHub's included, reads as markup inside a line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]#|<>&~$^!@]/g, '\\$&');
}

function taskParts(task: PrecheckReport): string[] {
  const verdict = verdictOf(task);
  const findings = findingsOf(task);
  const facts = [['Resource', titleOf(task)] as const, ...factsOf(task)];
  return [
    `## ${signs[verdict.outcome]} Cloud migration assessment: ${verdict.title.toLowerCase()}`,
    `${verdict.sentence} ${countText(task)}`,
    tableOf(
      ['', ''],
      facts.map(([label, value]) => [label, markdownText(value)]),
    ),
    ...(findings.length === 0 ? [] : ['### What to do', ...findings.map((check) => adviceText(check, task))]),
    ...(task.report.checks.length === 0 ? [] : [folded('All checks', checkTable(task))]),
    ...(task.report.remarks.length === 0 ? [] : [folded('Other lines of the report', remarkList(task))]),
  ];
}

function countText(task: PrecheckReport): string {
  const counts = countsOf(task).map(({ count, label }) => `${count} ${label}`);
  return counts.length === 0 ? 'The report lists no checks.' : `Checks: ${counts.join(', ')}.`;
}

function adviceText(check: Check, task: PrecheckReport): string {
  const { known, cause, remedy, links } = explain(check);
  return [
    `**${signs[outcomeOf(check, task.decision)]} ${markdownText(check.name)}**`,
    ...(check.message === '' ? [] : [`<br>${markdownText(check.message)}`]),
    '',
    ...(known ? [`- **Cause:** ${escapeMarkdown(cause)}`] : []),
    `- **Remedy:** ${escapeMarkdown(remedy)}`,
    `- **Guides:** ${links.map(({ title, url }) => `[${escapeMarkdown(title)}](${url})`).join(', ')}`,
  ].join('\n');
}

function checkTable(task: PrecheckReport): string {
  const rows = sectionsOf(task).flatMap(({ section, checks }) =>
    checks.map((check, index) => [
      index === 0 ? markdownText(section) : '',
      markdownText(check.name),
      `${signs[outcomeOf(check, task.decision)]} ${outcomeOf(check, task.decision)}`,
      markdownText(messageOf(check)),
    ]),
  );
  return tableOf(['Section', 'Check', 'Result', 'Message'], rows);
}

function remarkList({ report }: PrecheckReport): string {
  return report.remarks.map(({ text }) => `- ${markdownText(text)}`).join('\n');
}

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function folded(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
