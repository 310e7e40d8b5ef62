import { readPrecheckTask } from '../../../lib/provider/precheck-task/read';
import { endlessReport, failedReport, passedReport } from '../support/reports';
import { PASSWORD, scene, Scene } from '../support/scene';
import { State, stateOf, wantedTask } from '../support/values';

function read({ clock, context }: Scene, state: State): Promise<State> {
  return clock.run(() => readPrecheckTask({ ...context, state }));
}

test('a report that was running is completed', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { report: failedReport, runTime: 0 });
  const state = await read(setting, stateOf([]));
  expect(state).toMatchObject({ status: 'failed', checks_failed: 1, detail: failedReport.join('\n') });
  expect(setting.told()).toBe('');
});

test('a report that is still running is shown as far as it is', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { report: passedReport, createdAt: setting.clock.now() - 10_000 });
  expect(await read(setting, stateOf([]))).toMatchObject({ status: 'running', checks_passed: 1 });
});

test('the policy in state is applied', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { report: failedReport, runTime: 0 });
  const ignore_checks = ['Check port connectable'];
  expect(await read(setting, stateOf([], { ignore_checks }))).toMatchObject({ status: 'failed', passed: true });
});

test('arguments stay as they are, however the service spells them', async () => {
  const setting = scene();
  setting.rds.add(wantedTask({ sourceIpAddress: 'fd00:0:0:0:0:0:0:10' }), { runTime: 0 });
  const prior = stateOf(passedReport, { source_ip_address: 'fd00::10', source_category: 'ecsOnVpc' });
  expect(await read(setting, prior)).toMatchObject({ source_ip_address: 'fd00::10', source_category: 'ecsOnVpc' });
});

test('a vanished record is told, and its finished report is kept', async () => {
  const setting = scene();
  const prior = stateOf(passedReport);
  expect(await read(setting, prior)).toEqual(prior);
  expect(setting.told()).toMatch(/^warning at -: RDS no longer lists the assessment/);
  expect(setting.told()).toContain('"triggers"');
});

test('a vanished record without a finished report is told with the way to a new one', async () => {
  const setting = scene();
  const prior = stateOf(endlessReport);
  expect(await read(setting, prior)).toEqual(prior);
  expect(setting.told()).toContain('-replace');
});

test('a record that lost its text does not undo a finished report', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { report: [], runTime: 0 });
  const prior = stateOf(passedReport);
  expect(await read(setting, prior)).toEqual(prior);
});

test('failures that may pass are waited out', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { runTime: 0 });
  setting.rds.faults.describe.push({ code: 'Throttling.User' }, { code: 'ServiceUnavailable' });
  expect(await read(setting, stateOf([]))).toMatchObject({ status: 'passed' });
});

test.each(['ServiceUnavailable', 'Forbidden.RAM', 'InvalidDBInstanceName.NotFound'])(
  'a finished report survives %s, with a warning',
  async (code) => {
    const setting = scene();
    setting.rds.lasting.describe = { code };
    const prior = stateOf(passedReport);
    expect(await read(setting, prior)).toEqual(prior);
    expect(setting.told()).toMatch(/^warning at -: The assessment could not be looked up/);
    expect(setting.told()).toContain(code);
  },
);

test('a finished report does not wait for the service: one short look is enough', async () => {
  const setting = scene();
  const looks = jest.spyOn(setting.rds, 'describeCloudMigrationPrecheckResult');
  setting.rds.lasting.describe = { code: 'ConnectionRefused' };
  const start = setting.clock.now();
  await read(setting, stateOf(failedReport));
  expect(looks).toHaveBeenCalledTimes(1);
  expect(looks.mock.calls[0]?.[1]).toMatchObject({ timeout: 10_000 });
  expect(setting.clock.now() - start).toBe(setting.rds.latency);
  expect(setting.told()).toContain('ConnectionRefused');
});

test('a report that is not finished cannot do without the service', async () => {
  const setting = scene();
  setting.rds.lasting.describe = { code: 'Forbidden.RAM', httpStatus: 403 };
  await expect(read(setting, stateOf([]))).rejects.toMatchObject({
    summary: 'The credentials lack a permission',
    detail: expect.stringContaining('"rds:DescribeCloudMigrationPrecheckResult"'),
  });
});

test('missing credentials are an error: nothing can be said about the task', async () => {
  const setting = scene();
  setting.rds.describeCloudMigrationPrecheckResult = () => Promise.reject(new TypeError('no credentials'));
  await expect(read(setting, stateOf(passedReport))).rejects.toThrow('no credentials');
});

test('a stop ends the read', async () => {
  const setting = scene();
  setting.clock.later(50, () => setting.abort.abort(new Error('stopped')));
  await expect(read(setting, stateOf(passedReport))).rejects.toBeDefined();
  expect(setting.told()).toBe('');
});

test('nothing is ever started', async () => {
  const setting = scene();
  await read(setting, stateOf(endlessReport));
  expect(setting.rds.creates).toEqual([]);
});

test('the password of the state is removed from the report', async () => {
  const setting = scene();
  setting.rds.add(wantedTask(), { report: [`Check x: failed(error:by u:${PASSWORD})`], runTime: 0 });
  const state = await read(setting, stateOf([], { source_password: PASSWORD }));
  expect(state.detail).toContain('failed(error:by u:');
  expect(state.detail).not.toContain(PASSWORD);
});
