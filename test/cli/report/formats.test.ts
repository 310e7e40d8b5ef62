import { defaultFormat, renderReports, reportFormats } from '../../../lib/cli/report/formats';
import { passed } from './samples';

test.each([
  [undefined, 'table'],
  ['report', 'table'],
  ['report.txt', 'table'],
  ['out/report.json', 'json'],
  ['report.md', 'markdown'],
  ['report.HTML', 'html'],
  ['TEST-precheck.xml', 'junit'],
])('the format of %s is %s', (output, format) => {
  expect(defaultFormat(output)).toBe(format);
});

test('every format names the instance and ends with a line end', () => {
  for (const format of reportFormats) {
    const text = renderReports(format, [passed], { colour: false, width: 80 });
    expect(text).toContain('pgm-bp102g323jd4');
    expect(text).toMatch(/[^\n]\s*\n$/);
  }
});
