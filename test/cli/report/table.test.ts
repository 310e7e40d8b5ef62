import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { displayWidth } from '../../../lib/assessment';
import { precheckReportOf } from '../../../lib/cli/report/precheck-report';
import { renderTable } from '../../../lib/cli/report/table';
import { facts, filledWith, hostileText, mixed, passed, unknown } from './samples';

const plain = { colour: false, width: 80 };

test('an assessment is printed with its verdict, facts, checks and advice', () => {
  expect(renderTable([mixed], plain)).toBe(`FAILED  rdsmigration_precheck_task.this
1 finding keeps the migration from going ahead.

  Target   pgm-bp102g323jd4
  Source   172.16.0.10:5432 (ecsOnVpc, account migratetest)
  Task     439946016 (slf7w7wj3g)
  Request  60F9A12A-16B8-4728-B099-4CA38D32C31C
  Created  2026-02-25T06:57:41Z
  Updated  2026-02-25T06:58:00Z
  Policy   fail on error, ignoring Check database connectable

Check rds empty
  pass  Check rds databases
Check source connectivity
  FAIL  Check port connectable                 5432 is unapproachable
  skip  Check database connectable             cannot connect to source database
                                               by migratetest:***
Check source glibc version
  WARN  Check source glibc version compatible  source glibc version is not
                                               compatible with rds pg
Check user functions
  ????  Check user functions compatible        skipped: no functions

1 failed, 1 warned, 1 unknown, 1 ignored, 1 passed

The report also says
  The engine had a cold.

What to do

FAIL  Check port connectable
      5432 is unapproachable
      Cause   The source answers, but nothing accepts connections on the port.
      Remedy  Set listen_addresses = '*' in postgresql.conf and restart
              PostgreSQL, check that the port is the one it listens on, and open
              it for the VPC of the RDS instance in the security group and the
              firewall.
      Guide   https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-postgresql/introduction-to-cloud-migration-assessment-reports
              https://www.alibabacloud.com/help/doc-detail/365562.htm

WARN  Check source glibc version compatible
      source glibc version is not compatible with rds pg
      Cause   The source runs on another version of glibc than RDS. Sort orders
              of text can differ between the two, and an index on text that was
              built under one order is unreliable under the other.
      Remedy  Find the indexes on text columns whose collation is neither C nor
              POSIX nor from ICU, plan REINDEX for them right after the
              switch-over, and check unique constraints on text. If no such
              index exists, the warning can be accepted.
      Guide   https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-postgresql/introduction-to-cloud-migration-assessment-reports
`);
});

test('colour adds nothing but colour', () => {
  const coloured = renderTable([mixed, passed, unknown], { colour: true, width: 80 });

  expect(coloured).toContain('\u001b[31mFAIL\u001b[39m');
  expect(stripVTControlCharacters(coloured)).toBe(renderTable([mixed, passed, unknown], plain));
});

test('without colour there is no control character but the line end', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(renderTable([filledWith(text)], plain)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    }),
    { numRuns: 500 },
  );
});

test('the columns of Chinese names and messages stand in line, also in a narrow terminal', () => {
  const task = precheckReportOf(
    facts,
    '检查端口：失败（错误：5432 不可达）\n检查版本：成功（一致）\n*迁移检查失败*',
    {},
  );
  const rows = renderTable([task], { colour: false, width: 50 })
    .split('\n')
    .filter((line) => /^ {2}(pass|FAIL) {2}/.test(line));

  expect(rows.map((row) => displayWidth(row.slice(0, row.search(/5432|一致/))))).toEqual([20, 20]);
});

test('an assessment without checks says so', () => {
  expect(renderTable([unknown], plain)).toContain('The report lists no checks.');
});
