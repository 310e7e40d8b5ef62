import { extname } from 'node:path';
import { renderHtml } from './html';
import { renderJson } from './json';
import { renderJunit } from './junit';
import { renderMarkdown } from './markdown';
import type { PrecheckReport } from './precheck-report';
import { renderTable } from './table';
import type { Appearance } from './terminal';

const renderers = {
  table: renderTable,
  json: renderJson,
  markdown: renderMarkdown,
  html: renderHtml,
  junit: renderJunit,
} satisfies Readonly<Record<string, (tasks: readonly PrecheckReport[], appearance: Appearance) => string>>;

export type ReportFormat = keyof typeof renderers;

export const reportFormats = Object.keys(renderers) as ReportFormat[];

const formatsByExtension: Readonly<Record<string, ReportFormat>> = {
  '.json': 'json',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xml': 'junit',
};

/** The format that is meant when none is given: that of the file's name, or else the table. */
export function defaultFormat(output: string | undefined): ReportFormat {
  return formatsByExtension[extname(output ?? '').toLowerCase()] ?? 'table';
}

export function renderReports(format: ReportFormat, tasks: readonly PrecheckReport[], appearance: Appearance): string {
  return renderers[format](tasks, appearance);
}
