import { parseReport } from '../../../lib/assessment';
import { judge } from '../../../lib/provider/precheck-task/judge';
import { failedReport, GLIBC_CHECK, passedReport, PORT_CHECK, strangeReport, warnedReport } from '../support/reports';
import { scene } from '../support/scene';
import { State, stateOf } from '../support/values';

/** What is told of a report under a policy. */
function verdict(report: readonly string[], policy: Partial<Pick<State, 'fail_on' | 'ignore_checks'>> = {}): string {
  const { context, told } = scene();
  judge(stateOf(report, policy), parseReport(report.join('\n')), context.diagnostics);
  return told();
}

test('of a report without findings there is nothing to tell', () => {
  expect(verdict(passedReport)).toBe('');
  expect(verdict(passedReport, { fail_on: 'warning' })).toBe('');
  expect(verdict(passedReport, { fail_on: 'never' })).toBe('');
});

test('a failed assessment is one error that names target, source, task, each finding, its remedy and the way on', () => {
  const text = verdict(failedReport);
  expect(text.match(/^error at /gm)).toHaveLength(1);
  for (const part of [
    'failed',
    'pgm-target',
    '172.16.0.10:5432',
    '439946016 (slf7w7wj3g)',
    PORT_CHECK,
    '5432 is unapproachable',
    GLIBC_CHECK,
    'ignore_checks',
  ]) {
    expect(text).toContain(part);
  }
});

test('a task without a name is told by its ID', () => {
  const { context, told } = scene();
  const state = stateOf(failedReport, { task_name: null });
  judge(state, parseReport(failedReport.join('\n')), context.diagnostics);
  expect(told()).toMatch(/Task 439946016\s+assessed/);
});

test('warnings pass by default, and are told for review, each with its remedy', () => {
  const text = verdict(warnedReport);
  expect(text).toMatch(/^warning at -: The assessment passed with findings to review/);
  expect(text).toContain(`WARNING: ${GLIBC_CHECK}\n  source glibc version is not compatible with rds pg\n  Remedy: `);
  for (const line of text.split('\n').filter((indented) => indented.startsWith(' '))) {
    expect(line.length).toBeLessThanOrEqual(76);
  }
  expect(text).toContain('ignore_checks');
});

test('warnings are errors if fail_on says so', () => {
  expect(verdict(warnedReport, { fail_on: 'warning' })).toMatch(/^error at -:/);
});

test('ignored findings are told nobody', () => {
  expect(verdict(warnedReport, { ignore_checks: [GLIBC_CHECK] })).toBe('');
  expect(verdict(warnedReport, { fail_on: 'warning', ignore_checks: [GLIBC_CHECK.toUpperCase()] })).toBe('');
});

test('a failed check that is ignored leaves the others to review', () => {
  expect(verdict(failedReport, { ignore_checks: [PORT_CHECK] })).toMatch(/^warning at -: The assessment passed with/);
});

test('with fail_on = "never" a failed assessment is a warning that lists everything', () => {
  const text = verdict(failedReport, { fail_on: 'never' });
  expect(text).toMatch(/^warning at fail_on: The assessment did not pass/);
  expect(text).toContain('status "failed"');
  for (const part of [PORT_CHECK, GLIBC_CHECK]) expect(text).toContain(part);
});

test('a report that ended in unknown words fails, unless nothing does', () => {
  expect(verdict(strangeReport)).toMatch(/^error at -: .*not understood/);
  expect(verdict(strangeReport, { fail_on: 'never' })).toMatch(/^warning at fail_on: .*\n.*status "unknown"/);
});

test('a name in ignore_checks that no check has is told, with an example of a name', () => {
  const text = verdict(passedReport, { ignore_checks: ['Check the moon'] });
  expect(text).toMatch(/^warning at ignore_checks:/);
  expect(text).toContain('Not found: Check the moon.');
  expect(text).toContain('for example "Check rds databases"');
});
