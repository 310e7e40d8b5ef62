import type { AssessmentReport, Check, ReportLine } from './report';
import { statusOfWord } from './vocabulary';

/**
 * Writes a report in the grammar that the service uses, with real line ends. `parseReport` reads it back as the same
 * report, for every report that `parseReport` made.
 */
export function printReport(report: Pick<AssessmentReport, 'lines'>): string {
  return report.lines.map(printLine).join('\n');
}

function printLine(line: ReportLine): string {
  switch (line.kind) {
    case 'section':
      return `[${line.section}]`;
    case 'check':
      return printCheck(line.check);
    case 'remark':
      return line.remark.text;
    case 'end':
      return `*${line.text}*`;
  }
}

function printCheck({ name, status, message, word }: Check): string {
  const isFinding = status === 'error' || status === 'warning';
  const prefix = isFinding && (message !== '' || statusOfWord(word) !== status) ? `${status}:` : '';
  const parenthesis = prefix + message;
  return `${name}: ${word}${parenthesis === '' ? '' : `(${parenthesis})`}`;
}
