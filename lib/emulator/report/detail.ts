import { findings, type AssessedSource, type Finding } from './findings';
import type { Outcome } from './outcome';

/**
 * How the lines of a report are separated on the wire: by line feeds, by the two characters `\n`, or by the three
 * characters `\\n`. The vendor's samples show all three; which one the service sends is not established.
 */
export type NewlineEncoding = 'real' | 'escaped' | 'double-escaped';

export const newlineEncodings: readonly NewlineEncoding[] = ['real', 'escaped', 'double-escaped'];

const separators: Readonly<Record<NewlineEncoding, string>> = { real: '\n', escaped: '\\n', 'double-escaped': '\\\\n' };

/** One assessment: what it looks at, what it finds, and how long it takes. */
export interface PlayedReport {
  readonly source: AssessedSource;
  readonly outcomes: readonly Outcome[];
  /** The whole run, in milliseconds; 0 = complete at once. */
  readonly duration: number;
  readonly newlines: NewlineEncoding;
}

/** A report as it stands at one moment. */
export interface ReportProgress {
  readonly detail: string;
  /** When the text last changed, in milliseconds after the start. */
  readonly changedAt: number;
}

/** Sections and items of the vendor's sample, in its order; one section line there begins with a blank. */
const sampleSections: readonly (readonly [section: string, items: readonly string[], indent?: string])[] = [
  ['Check rds empty', ['Check rds databases']],
  [
    'Check source connectivity',
    [
      'Check ip connectable',
      'Check port connectable',
      'Check database connectable',
      'Check account replication privilege',
      'Check account createrole privilege',
      'Check account monitor privilege',
    ],
  ],
  ['Check source version', ['Check major version consistent']],
  ['Check source glibc version', ['Check source glibc version compatible']],
  ['Check disk size', ['Check disk size enough']],
  ['Check wal keep size', ['Check wal keep size large enough']],
  ['Check spec params', ['Check if spec params too large']],
  ['Check triggers', ['Check triggers compatible'], ' '],
  ['Check user functions', ['Check user functions compatible']],
];

const garbage = 'precheck: (null) %s\u0000\n]]Check[[ rds ???: {{{"unexpected": tru';

/**
 * The report's text, `elapsed` milliseconds after the start: its sections appear one by one, evenly over the duration,
 * and the closing line comes last.
 */
export function playReport(report: PlayedReport, elapsed: number): ReportProgress {
  const paragraphs = paragraphsOf(report);
  const step = report.duration / Math.max(paragraphs.length, 1);
  const visible = elapsed >= report.duration ? paragraphs.length : Math.max(0, Math.floor(elapsed / step));
  return {
    detail: paragraphs.slice(0, visible).flat().join(separators[report.newlines]),
    changedAt: Math.round(visible * step),
  };
}

function paragraphsOf(report: PlayedReport): readonly (readonly string[])[] {
  if (report.outcomes.includes('empty')) return [];
  if (report.outcomes.includes('garbage')) return [[garbage]];
  const found = report.outcomes.flatMap((outcome) =>
    outcome in findings ? [findings[outcome as keyof typeof findings]] : [],
  );
  const sections = sectionsWith(found).map(([section, items, indent = '']) => [
    `${indent}[${section}]`,
    ...items.map((item) => itemLine(section, item, found, report.source)),
  ]);
  if (report.outcomes.includes('never-ends')) return sections.slice(0, Math.ceil(sections.length / 2));
  const failed = found.some(({ level }) => level === 'error');
  return [...sections, [`*Migrate check ${failed ? 'failed' : 'success'}*`]];
}

/** The sample's sections, and those that only a finding brings in. */
function sectionsWith(found: readonly Finding[]): typeof sampleSections {
  const known = new Set(sampleSections.map(([section]) => section));
  const further = new Map(
    found.filter(({ section }) => !known.has(section)).map(({ section, item }) => [section, [item]]),
  );
  return [...sampleSections, ...further];
}

function itemLine(section: string, item: string, found: readonly Finding[], source: AssessedSource): string {
  const here = found.filter((finding) => finding.section === section && finding.item === item);
  const worst = here.find(({ level }) => level === 'error') ?? here[0];
  if (worst === undefined) return `${item}: success`;
  const wrapper = worst.level === 'error' ? 'failed' : 'warning';
  return `${item}: ${wrapper}(${worst.level}:${worst.text(source)})`;
}
