import { completeReport } from '../../../lib/provider/precheck-task/complete-report';
import { endlessReport, failedReport, passedReport, warnedReport } from '../support/reports';
import { PASSWORD, scene, Scene } from '../support/scene';
import { configOf, State, stateOf, wantedTask } from '../support/values';

const MINUTE = 60_000;

interface Completion {
  readonly state: State;
  readonly checkpoints: State[];
}

async function complete(setting: Scene, changes: Partial<State> = {}, timeout = 15 * MINUTE): Promise<Completion> {
  const { clock, context } = setting;
  const checkpoints: State[] = [];
  const request = { ...context, config: configOf(), checkpoint: (state: State) => checkpoints.push(state) };
  const state = await clock.run(() => completeReport(stateOf([], changes), request, clock.now() + timeout));
  return { state, checkpoints };
}

function withTask(report: readonly string[], runTime = 20_000): Scene {
  const setting = scene();
  setting.rds.add(wantedTask(), { report, runTime });
  return setting;
}

test('a passed assessment is completed without a word', async () => {
  const setting = withTask(passedReport);
  const { state } = await complete(setting);
  expect(state).toMatchObject({ status: 'passed', passed: true, checks_passed: 3, detail: passedReport.join('\n') });
  expect(setting.told()).toBe('');
});

test('every step of the report is stored, the last one as it is returned', async () => {
  const { state, checkpoints } = await complete(withTask(passedReport));
  expect(checkpoints.length).toBeGreaterThan(2);
  expect(checkpoints[0]).toMatchObject({ status: 'running', id: 'pgm-target:439946016', source_port: 5432 });
  expect(checkpoints.at(-1)).toEqual(state);
});

test('a failed assessment is an error beside its whole report', async () => {
  const setting = withTask(failedReport);
  const { state } = await complete(setting);
  expect(state).toMatchObject({ status: 'failed', passed: false, checks_failed: 1, checks_warned: 1 });
  expect(setting.context.diagnostics.hasErrors).toBe(true);
});

test('the policy of the resource is applied', async () => {
  const setting = withTask(warnedReport);
  const { state } = await complete(setting, { fail_on: 'warning' });
  expect(state).toMatchObject({ status: 'warned', passed: false });
  expect(setting.context.diagnostics.hasErrors).toBe(true);
});

test('a stop is a warning that says what was seen and what comes next; the state stays', async () => {
  const setting = withTask(passedReport, MINUTE);
  setting.clock.later(30_000, () => setting.abort.abort(new Error('stopped')));
  const { state } = await complete(setting);
  expect(state).toMatchObject({ status: 'running', passed: false, task_id: 439_946_016 });
  expect(setting.told()).toMatch(/^warning at -: The assessment goes on without Terraform/);
  expect(setting.told()).toMatch(/Its report has 1 check so far, the last one "Check rds databases"/);
});

test('a time-out is an error that says what was seen last and how to go on', async () => {
  const setting = withTask(endlessReport);
  const { state } = await complete(setting, {}, 5 * MINUTE);
  expect(state).toMatchObject({ status: 'running', checks_passed: 2 });
  const text = setting.told();
  expect(text).toMatch(/^error at timeouts: The assessment has not finished in time/);
  for (const part of [
    '439946016',
    'pgm-target',
    '2 checks so far',
    'create = "30m"',
    'another "task_name"',
    'not started a second',
  ]) {
    expect(text).toContain(part);
  }
});

test('a time-out of a task that was never listed, or whose report is empty, says so', async () => {
  const unlisted = withTask(passedReport);
  unlisted.rds.listDelay = 60 * MINUTE;
  await complete(unlisted);
  expect(unlisted.told()).toContain('RDS has not listed it so far.');
  const empty = withTask([]);
  await complete(empty);
  expect(empty.told()).toContain('Its report is empty so far.');
});

test('a time-out of a report that is not understood quotes its beginning, on one line and safe to print', async () => {
  const strange = withTask(['precheck: (null) %s\u0000', `]] \u001b[31m${'?'.repeat(200)}`]);
  const { state } = await complete(strange);
  expect(state.status).toBe('unknown');
  expect(strange.told()).toContain(
    `RDS wrote a report that is not understood; it begins: "precheck: (null) %s\\u{0} ]] \\u{1b}[31m${'?'.repeat(82)}…".`,
  );
  const short = withTask(['{"answer":']);
  await complete(short);
  expect(short.told()).toContain('not understood; it begins: "{"answer":". Apply again');
});

test('a time-out of a report that has only a heading says that there is no check', async () => {
  const setting = withTask(['[Check rds empty]']);
  await complete(setting);
  expect(setting.told()).toContain('Its report has no check so far.');
});

test('a time-out while the service fails names the failure', async () => {
  const setting = withTask(passedReport);
  setting.rds.lasting.describe = { code: 'ServiceUnavailable' };
  await complete(setting);
  expect(setting.told()).toMatch(/The last look failed: .*ServiceUnavailable/);
});

test('a refusal is an error that names the missing permission and says that the task exists', async () => {
  const setting = withTask(passedReport);
  setting.rds.lasting.describe = { code: 'Forbidden.RAM', httpStatus: 403, requestId: 'REQUEST-X' };
  await expect(complete(setting)).rejects.toMatchObject({
    summary: 'The credentials lack a permission',
    detail: expect.stringMatching(
      /"rds:DescribeCloudMigrationPrecheckResult"[^]*Task 439946016 exists and is in state[^]*REQUEST-X/,
    ),
  });
});

test('a report that repeats the password is told and stored without it', async () => {
  const setting = withTask([
    `Check database connectable: failed(error:cannot connect to source database by migratetest:${PASSWORD})`,
    '*Migrate check failed*',
  ]);
  const { state, checkpoints } = await complete(setting);
  expect(setting.told()).toContain('cannot connect to source database');
  expect(setting.told() + JSON.stringify([state, checkpoints])).not.toContain(PASSWORD);
});
