import { ConfigOf, StateOf } from '../../../lib/custom-resource';
import { precheckReport } from '../../../lib/provider/precheck-report/data-source';
import { precheckReportSchema } from '../../../lib/provider/precheck-report/schema';
import { failedReport, PORT_CHECK } from '../support/reports';
import { PASSWORD, scene, Scene } from '../support/scene';
import { dataConfigOf, wantedTask } from '../support/values';

type Schema = typeof precheckReportSchema;

function read({ clock, context }: Scene, changes: Partial<ConfigOf<Schema>> = {}): Promise<StateOf<Schema>> {
  const config = { ...dataConfigOf(), ...changes };
  return clock.run(async () => (await precheckReport.read({ ...context, config })) as StateOf<Schema>);
}

test('the latest assessment is read if none is named', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0, createdAt: setting.clock.now() - 60_000 });
  setting.rds.add(wantedTask({ taskName: 'latest' }), { runTime: 0, report: failedReport });
  setting.rds.add(wantedTask({ dbInstanceName: 'pgm-other' }), { runTime: 0 });
  expect(await read(setting)).toMatchObject({
    id: 'pgm-target:439946017',
    task_id: 439_946_017,
    task_name: 'latest',
    source_ip_address: '172.16.0.10',
    source_port: 5432,
    source_account: 'migratetest',
    source_category: 'ecsOnVpc',
    status: 'failed',
    passed: false,
    checks_failed: 1,
    fail_on: 'error',
  });
});

test('an assessment is read by its ID or by its name', async () => {
  const setting = scene();
  setting.rds.add(wantedTask({ taskName: 'first' }), { runTime: 0 });
  setting.rds.add(wantedTask({ taskName: 'second' }), { runTime: 0 });
  expect(await read(setting, { task_id: 439_946_016 })).toMatchObject({ task_name: 'first' });
  expect(await read(setting, { task_name: 'first' })).toMatchObject({ task_id: 439_946_016 });
});

test('an assessment is found beyond the first page', async () => {
  const setting = scene();
  const first = setting.rds.add(wantedTask({ taskName: 'first' }), {
    runTime: 0,
    createdAt: setting.clock.now() - 1000,
  });
  for (let count = 0; count < 250; count += 1) setting.rds.add(wantedTask(), { runTime: 0 });
  const { describeCloudMigrationPrecheckResult } = setting.rds;
  // A service that does not apply the filter.
  setting.rds.describeCloudMigrationPrecheckResult = ({ taskName: _, ...request }, options) =>
    describeCloudMigrationPrecheckResult.call(setting.rds, request, options);
  expect(await read(setting, { task_name: 'first' })).toMatchObject({ task_id: first.taskId });
  expect(setting.rds.describes).toHaveLength(3);
});

test('the report is judged by the policy of the data source', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0, report: failedReport });
  expect(await read(setting, { ignore_checks: [PORT_CHECK] })).toMatchObject({ status: 'failed', passed: true });
  expect(await read(setting, { fail_on: 'warning', ignore_checks: [PORT_CHECK] })).toMatchObject({ passed: false });
});

test('a failed or running report is no error: whoever reads it decides', async () => {
  const setting = scene();
  setting.rds.add(wantedTask());
  expect(await read(setting)).toMatchObject({ status: 'running', passed: false });
  expect(setting.told()).toBe('');
});

test('what is configured comes out as it is', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0, taskId: 2n ** 60n });
  const config = { task_id: 2n ** 60n, fail_on: 'never', ignore_checks: ['a', 'b'] };
  expect(await read(setting, config)).toMatchObject({ ...config, db_instance_name: 'pgm-target' });
});

test('a name that is configured comes out whole, though the client removes the password from it', async () => {
  const setting = scene();
  setting.rds.add(wantedTask({ taskName: 'move-hunter22-now' }), { runTime: 0 });
  const { describeCloudMigrationPrecheckResult } = setting.rds;
  setting.rds.describeCloudMigrationPrecheckResult = async (...call) => {
    const page = await describeCloudMigrationPrecheckResult.apply(setting.rds, call);
    return { ...page, items: page.items.map((item) => ({ ...item, taskName: 'move-***-now' })) };
  };
  expect(await read(setting, { task_name: 'move-hunter22-now' })).toMatchObject({ task_name: 'move-hunter22-now' });
});

test('an instance without assessments is an error with the way to one', async () => {
  await expect(read(scene())).rejects.toMatchObject({
    summary: 'There is no assessment',
    detail: expect.stringContaining('rdsmigration_precheck_task'),
    path: ['db_instance_name'],
  });
});

test.each([
  [{ task_id: 12 }, ['task_id'], 'task_id is "12"'],
  [{ task_name: 'nowhere' }, ['task_name'], 'task_name is "nowhere"'],
])('an assessment that does not exist is told at the attribute that names it: %j', async (changes, path, text) => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0 });
  await expect(read(setting, changes)).rejects.toMatchObject({
    summary: 'There is no such assessment',
    detail: expect.stringContaining(text),
    path,
  });
});

test('failures that may pass are waited out, refusals are told', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0 });
  setting.rds.faults.describe.push({ code: 'Throttling.User' });
  expect(await read(setting)).toMatchObject({ status: 'passed' });
  setting.rds.lasting.describe = { code: 'InvalidDBInstanceName.NotFound', httpStatus: 404 };
  await expect(read(setting)).rejects.toMatchObject({ summary: 'The target instance does not exist' });
});

test('the password is not read', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0 });
  expect(JSON.stringify(await read(setting))).not.toContain(PASSWORD);
});

test('nothing is started', async () => {
  const setting = scene();
  await read(setting).catch(() => undefined);
  expect(setting.rds.creates).toEqual([]);
});
