import { rejudged, reportState, storedReport, UNSEEN_REPORT } from '../../../lib/provider/precheck-task/report-state';
import {
  endlessReport,
  failedReport,
  GLIBC_CHECK,
  passedReport,
  PORT_CHECK,
  strangeReport,
  warnedReport,
} from '../support/reports';

const TIMES = { gmtCreated: '2024-05-01T11:00:00Z', gmtModified: '2024-05-01T11:00:20Z' };

test.each([
  ['passed', passedReport, { passed: true, checks_passed: 3, checks_warned: 0, checks_failed: 0 }],
  ['warned', warnedReport, { passed: true, checks_passed: 2, checks_warned: 1, checks_failed: 0 }],
  ['failed', failedReport, { passed: false, checks_passed: 2, checks_warned: 1, checks_failed: 1 }],
  ['running', endlessReport, { passed: false, checks_passed: 2, checks_warned: 0, checks_failed: 0 }],
  ['unknown', strangeReport, { passed: false, checks_passed: 2, checks_warned: 0, checks_failed: 0 }],
])('a report that is %s is told by its attributes', (status, report, expected) => {
  const detail = report.join('\n');
  expect(reportState({ detail, ...TIMES }, {})).toMatchObject({
    status,
    ...expected,
    detail,
    created_at: TIMES.gmtCreated,
    modified_at: TIMES.gmtModified,
  });
});

test('checks keep their order, section and message', () => {
  const { checks } = reportState({ detail: failedReport.join('\n'), ...TIMES }, {});
  expect(checks?.at(-2)).toEqual({
    section: 'Check source connectivity',
    name: PORT_CHECK,
    status: 'error',
    message: '5432 is unapproachable',
  });
});

test('a task of which nothing was seen is running, and has no times', () => {
  expect(reportState(UNSEEN_REPORT, {})).toEqual({
    status: 'running',
    passed: false,
    checks: [],
    checks_passed: 0,
    checks_warned: 0,
    checks_failed: 0,
    detail: '',
    created_at: null,
    modified_at: null,
  });
});

test('judging a stored report again changes the verdict alone', () => {
  const stored = reportState({ detail: failedReport.join('\n'), ...TIMES }, {});
  expect(rejudged(stored, { ignoreChecks: [PORT_CHECK, GLIBC_CHECK] })).toEqual({ ...stored, passed: true });
  expect(rejudged(stored, {})).toEqual(stored);
});

test('a state without a report holds one that has not begun', () => {
  expect(storedReport({ detail: null })).toMatchObject({ finished: false, checks: [] });
});
