import fc from 'fast-check';
import { decide } from '../../../lib/assessment';
import { isUnknown, MaybeUnknown, UNKNOWN } from '../../../lib/custom-resource';
import { PlannedReport, plannedReport } from '../../../lib/provider/precheck-task/planned-report';
import { policyOf, storedReport } from '../../../lib/provider/precheck-task/report-state';
import {
  endlessReport,
  failedReport,
  GLIBC_CHECK,
  passedReport,
  PORT_CHECK,
  strangeReport,
  warnedReport,
} from '../support/reports';
import { State, stateOf } from '../support/values';

type Rules = Pick<State, 'fail_on' | 'ignore_checks' | 'wait_for_report'>;
type PlannedRules = { [K in keyof Rules]: MaybeUnknown<Rules[K]> };

function plan(report: readonly string[], rules: Partial<PlannedRules> = {}): PlannedReport {
  const prior = stateOf(report);
  return plannedReport({ ...prior, ...rules }, prior);
}

/** Whether the plan leaves the whole report to the apply. */
function isOpen({ report }: PlannedReport): boolean {
  return Object.values(report).every(isUnknown);
}

test.each([
  ['passed', passedReport],
  ['warned', warnedReport],
])('an assessment that %s stays as it is', (_, report) => {
  const prior = stateOf(report);
  const { report: planned, failure } = plan(report);
  expect(failure).toBeUndefined();
  expect(prior).toMatchObject(planned);
});

test.each([
  ['failed', failedReport],
  ['ended in unknown words', strangeReport],
])('an assessment that %s is replaced', (_, report) => {
  const planned = plan(report);
  expect(planned.failure).toMatchObject({ fails: true });
  expect(isOpen(planned)).toBe(true);
});

test('an interrupted report is completed', () => {
  const planned = plan(endlessReport);
  expect(planned.failure).toBeUndefined();
  expect(isOpen(planned)).toBe(true);
});

test('without a wait neither a failed nor a running report causes anything', () => {
  for (const report of [failedReport, endlessReport, [], strangeReport]) {
    const { report: planned, failure } = plan(report, { wait_for_report: false });
    expect(failure).toBeUndefined();
    expect(stateOf(report)).toMatchObject(planned);
  }
});

test('other rules are applied in place, and the verdict is known in the plan', () => {
  const { report, failure } = plan(failedReport, { ignore_checks: [PORT_CHECK] });
  expect(failure).toBeUndefined();
  expect(report).toMatchObject({ passed: true, status: 'failed', checks_failed: 1 });
  expect(plan(failedReport, { fail_on: 'never' }).report).toMatchObject({ passed: false, status: 'failed' });
});

test('rules that make the report fail replace the assessment', () => {
  expect(plan(warnedReport, { fail_on: 'warning' }).failure?.blocking).toMatchObject([{ name: GLIBC_CHECK }]);
  expect(plan(warnedReport, { fail_on: 'warning', ignore_checks: [GLIBC_CHECK] }).failure).toBeUndefined();
});

test('while the rules are unknown only the verdict is, if the report passes under all of them', () => {
  const { report, failure } = plan(passedReport, {
    fail_on: UNKNOWN,
    ignore_checks: UNKNOWN,
    wait_for_report: UNKNOWN,
  });
  expect(failure).toBeUndefined();
  expect(report.passed).toBe(UNKNOWN);
  expect(report).toMatchObject({ status: 'passed', checks_passed: 3 });
});

const names = fc.subarray([PORT_CHECK, GLIBC_CHECK, 'Check the moon']);
const rules: fc.Arbitrary<Rules> = fc.record({
  fail_on: fc.constantFrom('error', 'warning', 'never'),
  ignore_checks: fc.option(names, { nil: null }),
  wait_for_report: fc.boolean(),
});

test('an update that was planned with unknown rules never becomes a replacement at apply', () => {
  const reports = fc.constantFrom(passedReport, warnedReport, failedReport, strangeReport, endlessReport, []);
  const hidden = fc.record({ fail_on: fc.boolean(), ignore_checks: fc.boolean(), wait_for_report: fc.boolean() });
  const element = fc.boolean();
  fc.assert(
    fc.property(reports, rules, hidden, element, (report, known, hide, hideElement) => {
      const ignored = known.ignore_checks?.map((name, index) => (hideElement && index === 0 ? UNKNOWN : name)) ?? null;
      const first = plan(report, {
        fail_on: hide.fail_on ? UNKNOWN : known.fail_on,
        ignore_checks: hide.ignore_checks ? UNKNOWN : ignored,
        wait_for_report: hide.wait_for_report ? UNKNOWN : known.wait_for_report,
      });
      const final = plan(report, known);
      if (first.failure) return;
      expect(final.failure).toBeUndefined();
      for (const [name, value] of Object.entries(first.report)) {
        if (!isUnknown(value)) expect(final.report[name as keyof typeof final.report]).toEqual(value);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a report is replaced for what the rules say, and for nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom(passedReport, warnedReport, failedReport, strangeReport), rules, (report, known) => {
      const wanted = known.wait_for_report && decide(storedReport(stateOf(report)), policyOf(known)).fails;
      expect(plan(report, known).failure !== undefined).toBe(wanted);
    }),
  );
});
