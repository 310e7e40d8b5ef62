import fc from 'fast-check';
import { printable } from '../../../lib/assessment';
import { escapeMarkdown, markdownText, renderMarkdown } from '../../../lib/cli/report/markdown';
import { filledWith, hostileText, mixed, passed, running, unknown } from './samples';

/** The cells of a row of a table, as GitHub splits it. */
function cellsOf(row: string): string[] {
  return row.split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1);
}

test('the comment begins with the verdict and the counts', () => {
  expect(renderMarkdown([mixed])).toMatch(
    /^## ❌ Cloud migration assessment: failed\n\n1 finding keeps the migration from going ahead\. Checks: 1 failed, 1 warned, 1 unknown, 1 ignored, 1 passed\.\n/,
  );
});

test('each finding has its message, cause, remedy and guides', () => {
  expect(renderMarkdown([mixed])).toContain(`**❌ <code>Check port connectable</code>**
<br><code>5432 is unapproachable</code>

- **Cause:** The source answers, but nothing accepts connections on the port.
- **Remedy:** Set listen\\_addresses = '\\*' in postgresql.conf`);
  expect(renderMarkdown([mixed])).toContain(
    '[Cloud migration assessment reports](https://www.alibabacloud.com/help/en/rds/',
  );
});

test('every check is a row, with its section named once', () => {
  const rows = renderMarkdown([mixed])
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('Check'));

  expect(rows).toContain(
    '|  | <code>Check database connectable</code> | ➖ ignored | <code>cannot connect to source database by migratetest:\\*\\*\\*</code> |',
  );
  expect(rows).toContain('| <code>Check rds empty</code> | <code>Check rds databases</code> | ✅ passed |  |');
});

test('an assessment without findings gives no advice, and one without checks no table of checks', () => {
  expect(renderMarkdown([passed])).not.toContain('What to do');
  expect(renderMarkdown([running])).toContain('⏳');
  expect(renderMarkdown([unknown])).toContain('The report lists no checks.');
  expect(renderMarkdown([unknown])).not.toContain('All checks');
});

test('several assessments follow one another', () => {
  expect(renderMarkdown([mixed, passed]).match(/^## /gm)).toHaveLength(2);
});

test('no text of a report can change the structure of the tables or leave its line', () => {
  const shapeOf = (text: string): (string | number)[] =>
    renderMarkdown([filledWith(text)])
      .split('\n')
      .map((line) => (line.startsWith('|') ? cellsOf(line).length : line.slice(0, 2)));
  const expected = shapeOf('x');
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(shapeOf(text)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test('escaped text reads as the text, and every mark of Markdown stands behind a backslash', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped.replace(/\\[\s\S]/g, '')).not.toMatch(/[\\`*_{}[\]#|<>&~$^!@]/);
      expect(escaped.replace(/\\([\s\S])/g, '$1')).toBe(text);
      expect(markdownText(text)).toBe(`<code>${escapeMarkdown(printable(text).trim())}</code>`);
    }),
    { numRuns: 2000 },
  );
});
