import { renderJson } from '../../../lib/cli/report/json';
import { mixed, passed, unknown } from './samples';

test('the document has the attributes of the resource under their names', () => {
  const document = JSON.parse(renderJson([mixed]));

  expect(document.format_version).toBe('1.0');
  expect(document.passed).toBe(false);
  expect(document.reports).toHaveLength(1);
  expect(document.reports[0]).toMatchObject({
    address: 'rdsmigration_precheck_task.this',
    db_instance_name: 'pgm-bp102g323jd4',
    source_ip_address: '172.16.0.10',
    source_port: 5432,
    source_account: 'migratetest',
    source_category: 'ecsOnVpc',
    task_id: '439946016',
    task_name: 'slf7w7wj3g',
    request_id: '60F9A12A-16B8-4728-B099-4CA38D32C31C',
    created_at: '2026-02-25T06:57:41Z',
    modified_at: '2026-02-25T06:58:00Z',
    status: 'failed',
    finished: true,
    passed: false,
    fail_on: 'error',
    ignore_checks: ['Check database connectable'],
    checks_passed: 1,
    checks_warned: 1,
    checks_failed: 2,
    checks_unknown: 1,
    remarks: [{ section: 'Check user functions', text: 'The engine had a cold.' }],
  });
});

test('findings come with their explanation, other checks without', () => {
  const [report] = JSON.parse(renderJson([mixed])).reports;

  expect(report.checks[0]).toEqual({
    section: 'Check rds empty',
    name: 'Check rds databases',
    status: 'success',
    word: 'success',
    message: '',
    blocking: false,
    ignored: false,
  });
  expect(report.checks[1]).toMatchObject({ blocking: true, ignored: false, known: true });
  expect(report.checks[1].remedy).toContain('listen_addresses');
  expect(report.checks[2]).toMatchObject({ blocking: false, ignored: true });
  expect(report.checks[2].links[0].url).toMatch(/^https:/);
});

test('facts that are not known are null', () => {
  expect(JSON.parse(renderJson([unknown])).reports[0]).toMatchObject({
    address: null,
    source_port: null,
    task_id: null,
  });
});

test('the whole passes when every assessment does', () => {
  expect(JSON.parse(renderJson([passed, passed])).passed).toBe(true);
  expect(JSON.parse(renderJson([passed, mixed])).passed).toBe(false);
});
