import fc from 'fast-check';
import { decide, displayWidth, parseReport, renderFailure, type DecisionPolicy } from '../../lib/assessment';
import { almostReport, detailOf } from './samples';

const context = {
  dbInstanceName: 'pgm-bp102g323jd4',
  taskId: '439946016',
  taskName: 'slf7w7wj3g',
  sourceIpAddress: '172.16.0.10',
  sourcePort: 5432,
};

function render(detail: string, policy?: DecisionPolicy) {
  const report = parseReport(detail);
  return renderFailure(report, decide(report, policy), context);
}

const failedDetail = detailOf(
  [
    'Check ip connectable: success',
    'Check port connectable: failed(error:5432 is unapproachable)',
    'Check source glibc version compatible: warning(warning:source glibc version is not compatible with rds pg)',
  ],
  'failed',
);

test('a failure reads as one diagnostic', () => {
  const { summary, detail } = render(failedDetail);

  expect(summary).toBe('The cloud migration assessment failed: 1 error');
  expect(detail).toBe(`Task 439946016 (slf7w7wj3g) assessed the migration from 172.16.0.10:5432
into RDS instance pgm-bp102g323jd4: 3 checks, 1 passed, 1 warned, 1 failed.

ERROR: Check port connectable [Check source connectivity]
  5432 is unapproachable
  Cause: The source answers, but nothing accepts connections on the port.
  Remedy: Set listen_addresses = '*' in postgresql.conf and restart
  PostgreSQL, check that the port is the one it listens on, and open it for
  the VPC of the RDS instance in the security group and the firewall.

WARNING: Check source glibc version compatible [Check source connectivity]
  source glibc version is not compatible with rds pg
  Cause: The source runs on another version of glibc than RDS. Sort orders
  of text can differ between the two, and an index on text that was built
  under one order is unreliable under the other.
  Remedy: Find the indexes on text columns whose collation is neither C nor
  POSIX nor from ICU, plan REINDEX for them right after the switch-over, and
  check unique constraints on text. If no such index exists, the warning can
  be accepted.

Guides:
  Cloud migration assessment reports
    https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-postgresql/introduction-to-cloud-migration-assessment-reports
  Migrate a self-managed PostgreSQL to ApsaraDB RDS
    https://www.alibabacloud.com/help/doc-detail/365562.htm

Mend what is named above and apply again; that starts a fresh assessment.
To go on in spite of a finding, name its check:

  ignore_checks = ["Check port connectable"]`);
});

test('warnings that fail an apply are counted, with the way to let them pass', () => {
  const { summary, detail } = render(failedDetail, { failOn: 'warning' });

  expect(summary).toBe('The cloud migration assessment failed: 1 error, 1 warning');
  expect(detail).toContain('fail_on = "error"');
});

test('ignored checks are still told', () => {
  const { detail } = render(failedDetail, { failOn: 'warning', ignoreChecks: ['port connectable'] });

  expect(detail).toContain('Ignored by ignore_checks:\n  - Check port connectable: failed (5432 is unapproachable)');
});

test('the example of ignore_checks keeps what is ignored already', () => {
  const { detail } = render(failedDetail, { failOn: 'warning', ignoreChecks: ['port connectable'] });

  expect(detail).toMatch(/1 warned, 1 failed\s\(1\signored\)\./);
  expect(detail).toMatch(/ {2}ignore_checks = \["Check port connectable", "Check source glibc version compatible"\]$/);
});

test('an entry of ignore_checks that matches nothing is told', () => {
  expect(render(failedDetail, { ignoreChecks: ['Check prot connectable'] }).detail).toContain(
    '  - Check prot connectable',
  );
});

test('a report that closes as failed without a failed check says so and leads to the console', () => {
  const { summary, detail } = render(detailOf(['Check ip connectable: success'], 'failed'));

  expect(summary).toBe('The cloud migration assessment failed');
  expect(detail).toContain('names no check that failed');
  expect(detail).toContain('RDS console');
});

test('a report in unknown words shows the words', () => {
  const { summary, detail } = render(
    '[Check a]\nCheck b: skipped(no reason)\nthe engine stopped\n*Migrate check aborted*',
  );

  expect(summary).toBe('The cloud migration assessment ended in words that are not understood');
  expect(detail).toContain('  - Check b: skipped (no reason)');
  expect(detail).toContain('  - the engine stopped');
});

test('a running report says that it may still grow', () => {
  const { summary, detail } = render(detailOf(['Check ip connectable: success']));

  expect(summary).toBe('The cloud migration assessment has not finished');
  expect(detail).toContain('may still grow');
});

test('an IPv6 source is written in brackets', () => {
  const report = parseReport(failedDetail);
  const { detail } = renderFailure(report, decide(report), { ...context, sourceIpAddress: 'fe80::1' });

  expect(detail).toContain('[fe80::1]:5432');
});

test('every line fits into 80 columns beside the border of Terraform, links and unbroken words excepted', () => {
  fc.assert(
    fc.property(almostReport, fc.constantFrom('error', 'warning', 'never'), (detail, failOn) => {
      const rendered = render(detail, { failOn: failOn as 'error' | 'warning' | 'never' });
      for (const line of rendered.detail.split('\n')) {
        const isOneWord = /^\s*\S*$|^\s*- \S*$|ignore_checks/.test(line);
        expect(isOneWord || displayWidth(line) <= 76).toBe(true);
      }
    }),
  );
});

test('no character that steers a terminal gets through', () => {
  const { summary, detail } = render(
    'Check a\u001b[2J: failed(error:\u001b[31mred\u0007 \u202egnol\u009b1m)\n\u001b]0;title\u0007\n*Migrate check failed*',
  );

  expect(summary + detail.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(detail).toContain('\\u{1b}[31mred\\u{7} \\u{202e}gnol\\u{9b}1m');
});
