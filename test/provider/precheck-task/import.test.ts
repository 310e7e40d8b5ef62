import { importPrecheckTask } from '../../../lib/provider/precheck-task/import';
import { passedReport } from '../support/reports';
import { PASSWORD, scene, Scene } from '../support/scene';
import { State, wantedTask } from '../support/values';

function importTask({ clock, context }: Scene, id: string): Promise<State> {
  return clock.run(() => importPrecheckTask({ ...context, id }));
}

test.each(['pgm-target:439946016', 'pgm-target:theirs'])('a task is imported as "%s"', async (id) => {
  const setting = scene();
  setting.rds.add(wantedTask({ taskName: 'theirs', sourceCategory: 'idcOnVpc' }), { runTime: 0 });
  const state = await importTask(setting, id);
  expect(state).toMatchObject({
    id: 'pgm-target:439946016',
    task_id: 439_946_016,
    task_name: 'theirs',
    db_instance_name: 'pgm-target',
    source_ip_address: '172.16.0.10',
    source_port: 5432,
    source_account: 'migratetest',
    source_category: 'idcOnVpc',
    request_id: null,
    status: 'passed',
    passed: true,
    detail: passedReport.join('\n'),
  });
});

test('what the service does not tell is as if it were not configured', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0 });
  expect(await importTask(setting, 'pgm-target:439946016')).toMatchObject({
    source_password: null,
    source_password_wo_version: null,
    triggers: null,
    ignore_checks: null,
    timeouts: null,
    wait_for_report: true,
    fail_on: 'error',
    check_target: true,
  });
});

test('the password is not imported', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0 });
  expect(JSON.stringify(await importTask(setting, 'pgm-target:439946016'))).not.toContain(PASSWORD);
});

test('digits are an ID before they are a name', async () => {
  const setting = scene();
  setting.rds.add(wantedTask({ taskName: '439946017' }), { runTime: 0 });
  setting.rds.add(wantedTask({ taskName: 'other' }), { runTime: 0 });
  expect((await importTask(setting, 'pgm-target:439946017')).task_name).toBe('other');
});

test.each(['12345', '007', '99999999999999999999999999'])(
  'the name "%s" of digits alone is found',
  async (taskName) => {
    const setting = scene();
    setting.rds.add(wantedTask({ taskName }), { runTime: 0 });
    expect((await importTask(setting, `pgm-target:${taskName}`)).task_name).toBe(taskName);
  },
);

test('of several tasks of one name the latest is imported', async () => {
  const setting = scene();
  setting.rds.add(wantedTask({ taskName: 'mine' }), { runTime: 0, createdAt: setting.clock.now() - 60_000 });
  const latest = setting.rds.add(wantedTask({ taskName: 'mine' }), { runTime: 0 });
  expect((await importTask(setting, 'pgm-target:mine')).task_id).toBe(latest.taskId);
});

test('a task that is still running is imported as it is', async () => {
  const setting = scene();
  setting.rds.add(wantedTask());
  expect(await importTask(setting, 'pgm-target:439946016')).toMatchObject({ status: 'running', passed: false });
});

test('a malformed id is refused without a call', async () => {
  const setting = scene();
  await expect(importTask(setting, '439946016')).rejects.toMatchObject({ summary: 'The import id is malformed' });
  expect(setting.rds.describes).toEqual([]);
});

test('an unknown task is told by both parts of its id', async () => {
  await expect(importTask(scene(), 'pgm-target:12')).rejects.toMatchObject({
    summary: 'There is no such assessment',
    detail: expect.stringMatching(/pgm-target has no task with the ID or the name "12".*region/),
  });
});

test('an unknown instance is told as such', async () => {
  const setting = scene();
  setting.rds.lasting.describe = { code: 'InvalidDBInstanceName.NotFound', httpStatus: 404 };
  await expect(importTask(setting, 'pgm-nowhere:12')).rejects.toMatchObject({
    summary: 'The target instance does not exist',
  });
});
