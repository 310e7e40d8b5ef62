import { inspect } from 'node:util';
import { DiagnosticError } from '../../../lib/custom-resource';
import { createPrecheckTask } from '../../../lib/provider/precheck-task/create';
import { endlessReport, failedReport } from '../support/reports';
import { PASSWORD, scene, Scene } from '../support/scene';
import { Config, configOf, Planned, plannedOf, State, wantedTask } from '../support/values';

interface Creation {
  readonly state: State | undefined;
  readonly checkpoints: State[];
  readonly error: unknown;
}

async function create(setting: Scene, planned: Partial<Planned> = {}, config: Partial<Config> = {}): Promise<Creation> {
  const checkpoints: State[] = [];
  const request = {
    ...setting.context,
    config: configOf(config),
    planned: plannedOf(planned),
    checkpoint: (state: State) => checkpoints.push(state),
  };
  const result = await setting.clock.run(() =>
    createPrecheckTask(request).then(
      (state) => ({ state, error: undefined }),
      (error: unknown) => ({ state: undefined, error }),
    ),
  );
  const everything = inspect([result, checkpoints, setting.logged, setting.told()], {
    depth: null,
    maxStringLength: null,
  });
  expect(everything).not.toContain(PASSWORD);
  return { ...result, checkpoints };
}

/** Summary and detail of the diagnostic that ended a create. */
function textOf({ error }: Creation): string {
  expect(error).toBeInstanceOf(DiagnosticError);
  return (error as DiagnosticError).message;
}

test('each attribute goes to the service as its parameter', async () => {
  const setting = scene();
  await create(setting, { task_name: 'mine', source_port: 5433n, source_category: 'idcOnVpc' });
  expect(setting.rds.creates).toEqual([wantedTask({ taskName: 'mine', sourcePort: 5433, sourceCategory: 'idcOnVpc' })]);
});

test('the password comes from the attribute that is set', async () => {
  const setting = scene();
  const passwords = { source_password: 'kept in state', source_password_wo: null, source_password_wo_version: null };
  await create(setting, { source_password: 'kept in state', source_password_wo_version: null }, passwords);
  expect(setting.rds.creates[0]?.sourcePassword).toBe('kept in state');
});

test('the state has the answer of the service, and the complete report', async () => {
  const { state } = await create(scene());
  expect(state).toMatchObject({
    id: 'pgm-target:439946016',
    task_id: 439_946_016,
    request_id: 'REQUEST-439946016',
    status: 'passed',
    passed: true,
    created_at: '2024-05-01T12:00:00Z',
  });
  expect(state?.task_name).toMatch(/^[a-z0-9]{10}$/);
});

test('an ID beyond 2^53 keeps its digits', async () => {
  const setting = scene();
  setting.rds.nextTaskId = 2n ** 63n - 1n;
  expect((await create(setting)).state).toMatchObject({
    task_id: 9_223_372_036_854_775_807n,
    id: 'pgm-target:9223372036854775807',
    status: 'passed',
  });
});

test('the task is stored before its report is waited for, so that a failed wait does not lose it', async () => {
  const setting = scene();
  setting.clock.later(1000, () => (setting.rds.lasting.describe = { code: 'Forbidden.RAM' }));
  const { state, checkpoints, error } = await create(setting);
  expect(state).toBeUndefined();
  expect(error).toMatchObject({ summary: 'The credentials lack a permission' });
  expect(checkpoints).toEqual([
    expect.objectContaining({ task_id: 439_946_016, status: 'running', passed: false, checks: [] }),
  ]);
});

test('without a wait the task is returned as it was started', async () => {
  const setting = scene();
  const { state } = await create(setting, { wait_for_report: false });
  expect(state).toMatchObject({ status: 'running', passed: false, checks: [], detail: '', created_at: null });
  expect(setting.told()).toBe('');
});

test('a name that was planned comes out, even if the service spells it in another way', async () => {
  const setting = scene();
  const { createCloudMigrationPrecheckTask } = setting.rds;
  setting.rds.createCloudMigrationPrecheckTask = async (request) => {
    const created = await createCloudMigrationPrecheckTask.call(setting.rds, request);
    return { ...created, taskName: 'IN CAPITALS' };
  };
  expect((await create(setting, { task_name: 'in small letters' })).state?.task_name).toBe('in small letters');
  expect((await create(setting)).state?.task_name).toBe('IN CAPITALS');
});

test('a failed assessment leaves its report in state beside the error', async () => {
  const setting = scene();
  setting.rds.report = failedReport;
  const { state } = await create(setting);
  expect(state).toMatchObject({ status: 'failed', passed: false, task_id: 439_946_016 });
  expect(setting.context.diagnostics.hasErrors).toBe(true);
});

test('an adopted task is told, since it has a password of its own', async () => {
  const setting = scene();
  setting.rds.add({ ...wantedTask(), taskName: 'theirs' }, { createdAt: setting.clock.now() - 5000 });
  const { state } = await create(setting);
  expect(state).toMatchObject({ task_name: 'theirs', request_id: null, status: 'passed' });
  expect(setting.told()).toMatch(/^warning at db_instance_name: An assessment that was running already is used/);
  expect(setting.told()).toContain('Task 439946016 (theirs)');
});

test('a task whose answer was lost has no request ID', async () => {
  const setting = scene();
  setting.rds.faults.create.push({ code: 'ConnectionReset', actsAfter: 0 });
  const { state } = await create(setting);
  expect(state).toMatchObject({ task_id: 439_946_016, request_id: null, status: 'passed' });
  expect(setting.told()).toBe('');
});

test('time that the creation took is missing from the wait', async () => {
  const setting = scene();
  const start = setting.clock.now();
  setting.rds.report = endlessReport;
  setting.rds.faults.create.push(...Array.from({ length: 6 }, () => ({ code: 'IncorrectDBInstanceState' })));
  await create(setting, { timeouts: { create: '2m' } });
  expect(setting.told()).toContain('The assessment has not finished in time');
  expect(setting.clock.now() - start).toBeLessThanOrEqual(120_000 + 200);
});

test('the default time-out is 15 minutes', async () => {
  const setting = scene();
  const start = setting.clock.now();
  setting.rds.report = endlessReport;
  await create(setting);
  expect(Math.round((setting.clock.now() - start) / 60_000)).toBe(15);
});

test('a refusal says that nothing was created, and where the password stands that was refused', async () => {
  const refused = { code: 'InvalidSourcePassword', httpStatus: 400 };
  const setting = scene();
  setting.rds.lasting.create = refused;
  const creation = await create(setting);
  expect(textOf(creation)).toContain('No task was created.');
  expect(creation.error).toMatchObject({ path: ['source_password_wo'] });
  expect(creation.checkpoints).toEqual([]);
  const other = scene();
  other.rds.lasting.create = refused;
  const passwords = { source_password: 'kept', source_password_wo: null };
  expect((await create(other, {}, passwords)).error).toMatchObject({ path: ['source_password'] });
});

test('a refusal that was repeated tells how often, and the request IDs', async () => {
  const setting = scene();
  setting.rds.faults.create.push(
    { code: 'Throttling.User', requestId: 'REQUEST-1' },
    { code: 'ServiceUnavailable', requestId: 'REQUEST-2' },
    { code: 'IncorrectDBInstance', requestId: 'REQUEST-3' },
  );
  const text = textOf(await create(setting));
  expect(text).toContain('It was tried 3 times: Throttling.User, ServiceUnavailable, IncorrectDBInstance.');
  expect(text).toContain('RequestIds: REQUEST-1, REQUEST-2, REQUEST-3.');
});

test('a lost task is told by the name under which it can be found and imported', async () => {
  const setting = scene();
  setting.rds.listDelay = 600_000;
  setting.rds.lasting.create = { code: 'ReadTimeout', actsAfter: 0 };
  const creation = await create(setting, { timeouts: { create: '20s' } });
  const name = setting.rds.tasks[0]?.taskName;
  const text = textOf(creation);
  expect(text).toMatch(/^RDS did not answer in time/);
  for (const part of [
    'not known whether the task exists',
    'time ran out',
    `"${name}"`,
    `pgm-target:${name}`,
    'import',
  ]) {
    expect(text).toContain(part);
  }
  expect(creation.checkpoints).toEqual([]);
});

test('without permission to read reports nothing is created, and the way out is named', async () => {
  const setting = scene();
  setting.rds.lasting.describe = { code: 'Forbidden.RAM', httpStatus: 403 };
  const text = textOf(await create(setting));
  expect(text).toContain('"rds:DescribeCloudMigrationPrecheckResult"');
  expect(text).toContain('wait_for_report = false');
  expect(setting.rds.creates).toEqual([]);
});

test('a stop before the task is created is left to the engine to tell', async () => {
  const setting = scene();
  setting.clock.later(50, () => setting.abort.abort(new Error('stopped')));
  const { error, checkpoints } = await create(setting);
  expect(error).not.toBeInstanceOf(DiagnosticError);
  expect(checkpoints).toEqual([]);
  expect(setting.rds.creates).toEqual([]);
});
