import fc from 'fast-check';
import { parseReport } from '../../../lib/assessment';
import { newlineEncodings, outcomes, type Outcome } from '../../../lib/emulator';
import { playReport, type PlayedReport } from '../../../lib/emulator/report/detail';
import { findings } from '../../../lib/emulator/report/findings';

const source = { ipAddress: '172.16.0.10', port: 5432, account: 'migratetest', password: 'secret' };

const reportOf = (...found: Outcome[]): PlayedReport => ({
  source,
  outcomes: found,
  duration: 10_000,
  newlines: 'real',
});

const finalDetail = (report: PlayedReport) => playReport(report, report.duration).detail;

test('a passed report is the sample of the reference', () => {
  expect(finalDetail(reportOf('pass'))).toBe(`[Check rds empty]
Check rds databases: success
[Check source connectivity]
Check ip connectable: success
Check port connectable: success
Check database connectable: success
Check account replication privilege: success
Check account createrole privilege: success
Check account monitor privilege: success
[Check source version]
Check major version consistent: success
[Check source glibc version]
Check source glibc version compatible: success
[Check disk size]
Check disk size enough: success
[Check wal keep size]
Check wal keep size large enough: success
[Check spec params]
Check if spec params too large: success
 [Check triggers]
Check triggers compatible: success
[Check user functions]
Check user functions compatible: success
*Migrate check success*`);
});

test('a warning stands in its line and does not fail the report', () => {
  const detail = finalDetail(reportOf('warn'));
  expect(detail).toContain(
    'Check source glibc version compatible: warning(warning:source glibc version is not compatible with rds pg)',
  );
  expect(detail).toMatch(/\*Migrate check success\*$/);
});

test.each<[Outcome, string]>([
  ['target-not-empty', 'Check rds databases: failed(error:postgres not empty, check if any table exists)'],
  ['ip-unreachable', 'Check ip connectable: failed(error:172.16.0.10 is unapproachable)'],
  ['port-unreachable', 'Check port connectable: failed(error:5432 is unapproachable)'],
  ['login-failed', 'Check database connectable: failed(error:cannot connect to source database by migratetest:secret)'],
])('%s has the documented text', (outcome, line) => {
  expect(finalDetail(reportOf(outcome)).split('\n')).toContain(line);
});

test.each(Object.entries(findings))('%s is the only finding of its report', (outcome, { section, item, level }) => {
  const report = parseReport(finalDetail(reportOf(outcome as Outcome)));
  expect(report.status).toBe(level === 'error' ? 'failed' : 'warned');
  expect(report.checks.filter(({ status }) => status !== 'success')).toMatchObject([
    { section, name: item, status: level },
  ]);
});

test('several findings stand together, an error before a warning of the same item', () => {
  const report = parseReport(
    finalDetail(reportOf('warn', 'missing-monitor', 'wal-keep-too-small', 'wal-keep-disabled', 'reserved-role')),
  );
  expect(report.status).toBe('failed');
  expect(
    report.checks.filter(({ status }) => status !== 'success').map(({ section, status }) => [section, status]),
  ).toEqual([
    ['Check source connectivity', 'error'],
    ['Check source glibc version', 'warning'],
    ['Check wal keep size', 'error'],
    ['Check rds user', 'error'],
  ]);
});

test('a report that never ends stops half-way', () => {
  const { detail } = playReport(reportOf('never-ends'), 1e9);
  expect(detail).toContain('[Check source version]');
  expect(detail).not.toContain('[Check triggers]');
  expect(parseReport(detail).finished).toBe(false);
});

test('an empty report stays empty', () => {
  expect(playReport(reportOf('empty'), 1e9)).toEqual({ detail: '', changedAt: 0 });
});

test('garbage appears at the end and is no finished report', () => {
  expect(playReport(reportOf('garbage'), 9_999).detail).toBe('');
  const detail = finalDetail(reportOf('garbage'));
  expect(detail).not.toBe('');
  expect(parseReport(detail).finished).toBe(false);
});

test('at every moment the text is a beginning of the final one, and never shrinks', () => {
  const moment = fc.integer({ min: 0, max: 12_000 });
  fc.assert(
    fc.property(fc.constantFrom(...outcomes), moment, moment, (outcome, one, other) => {
      const report = reportOf(outcome);
      const earlier = playReport(report, Math.min(one, other));
      const later = playReport(report, Math.max(one, other));
      expect(later.detail.startsWith(earlier.detail)).toBe(true);
      expect(finalDetail(report).startsWith(later.detail)).toBe(true);
      expect(earlier.changedAt).toBeLessThanOrEqual(Math.min(one, other));
    }),
  );
});

test.each(newlineEncodings)('the parser understands the newline encoding "%s"', (newlines) => {
  const report = { ...reportOf('warn', 'port-unreachable'), newlines };
  expect(parseReport(finalDetail(report))).toEqual(parseReport(finalDetail(reportOf('warn', 'port-unreachable'))));
});

test('newline encodings are one, two and three characters', () => {
  const separators = newlineEncodings.map(
    (newlines) =>
      finalDetail({ ...reportOf('pass'), newlines })
        .slice('[Check rds empty]'.length)
        .split('Check rds databases')[0],
  );
  expect(separators).toEqual(['\n', '\\n', '\\\\n']);
});
