import { parseReport } from '../../lib/assessment';
import { detailOf } from './samples';

const success = 'Check a: success';
const warning = 'Check b: warning(warning:old)';
const error = 'Check c: failed(error:broken)';
const odd = 'Check d: skipped';

test.each([
  ['no text at all', '', 'running'],
  ['a heading only', '[Check a]', 'running'],
  ['checks without a last line', detailOf([success, warning]), 'running'],
  ['a check in error without a last line', detailOf([error]), 'running'],
  ['text in which no line was understood', 'internal failure, try later', 'unknown'],
  ['success all over', detailOf([success], 'success'), 'passed'],
  ['a last line and nothing else', '*Migrate check success*', 'passed'],
  ['a warning', detailOf([success, warning], 'success'), 'warned'],
  ['a last line that warns', detailOf([success], 'warning'), 'warned'],
  ['an error', detailOf([success, warning, error], 'failed'), 'failed'],
  ['an error under a last line that says success', detailOf([error], 'success'), 'failed'],
  ['an error under a last line in unknown words', detailOf([error], 'aborted'), 'failed'],
  ['a last line that says failure without a check in error', detailOf([success], 'failed'), 'failed'],
  ['a last line in unknown words', detailOf([success], 'aborted'), 'unknown'],
  ['a warning under a last line in unknown words', detailOf([warning], 'aborted'), 'unknown'],
  ['a check in unknown words under a last line that says success', detailOf([success, odd], 'success'), 'passed'],
  ['two last lines, of which the latest counts', `*Migrate check success*\n*Migrate check failed*`, 'failed'],
])('the status of a report with %s', (_description, detail, status) => {
  expect(parseReport(detail).status).toBe(status);
});

test('a report is finished when its last line is there, and not before', () => {
  expect(parseReport(detailOf([success])).finished).toBe(false);
  expect(parseReport(detailOf([success], 'aborted')).finished).toBe(true);
});
