import { exitCodeOf } from '../../../lib/cli/report/exit-code';
import { precheckReportOf } from '../../../lib/cli/report/precheck-report';
import { contradictory, facts, mixed, mixedDetail, passed, running, unknown, warned } from './samples';

test.each([
  ['passed', [passed], 0],
  ['passed with warnings', [warned], 0],
  ['failed', [mixed], 2],
  ['closed as failed without a failed check', [contradictory], 2],
  ['running', [running], 3],
  ['not understood', [unknown], 3],
  ['passed, and one that failed', [passed, mixed], 2],
  ['passed, and one that runs', [passed, running], 3],
  ['running, and one that failed', [running, mixed], 2],
])('an assessment that is %s has its exit code', (_outcome, tasks, code) => {
  expect(exitCodeOf(tasks)).toBe(code);
});

test('fail_on = "never" does not hide a failure from the exit code', () => {
  expect(exitCodeOf([precheckReportOf(facts, mixedDetail, { failOn: 'never' })])).toBe(2);
});
