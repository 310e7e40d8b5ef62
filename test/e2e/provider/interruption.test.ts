import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { Emulator, ManualClock, startEmulator } from '../../../lib/emulator';
import { RunningCommand, TerraformDirectory } from '../../support/terraform';
import { precheckDirectory, taskBlock } from './precheck-stack';

jest.setTimeout(60_000);

const TASK = 'rdsmigration_precheck_task.this';
const REPORT_DURATION = 60_000;

/** The clock stands still, so an assessment is running until a test lets time pass. */
let clock: ManualClock;
let requests: EventEmitter;
let emulator: Emulator;
let directory: TerraformDirectory;

beforeEach(async () => {
  clock = new ManualClock();
  requests = new EventEmitter();
  emulator = await startEmulator({
    clock,
    reportMillis: REPORT_DURATION,
    onRequest: ({ action }) => requests.emit(action ?? 'unknown'),
  });
  directory = await precheckDirectory(emulator);
  directory.write('main.tf', taskBlock({ check_target: 'false' }));
});

afterEach(async () => {
  directory.remove();
  await emulator.close();
});

/** An apply that has created its task and waits for the report. */
async function waitingApply(): Promise<RunningCommand> {
  const apply = directory.start(['apply', '-auto-approve', '-no-color']);
  await once(requests, 'CreateCloudMigrationPrecheckTask');
  await once(requests, 'DescribeCloudMigrationPrecheckResult');
  return apply;
}

/** Lets the assessment finish and applies again. */
async function applyAgain(): Promise<string> {
  clock.advance(REPORT_DURATION);
  return directory.succeed(['apply', '-auto-approve', '-no-color']);
}

/** Applies again while the assessment is running, and lets it finish as soon as the apply waits for it. */
async function applyAgainWhileRunning(): Promise<string> {
  const apply = directory.start(['apply', '-auto-approve', '-no-color']);
  await once(requests, 'DescribeCloudMigrationPrecheckResult');
  await once(requests, 'DescribeCloudMigrationPrecheckResult');
  clock.advance(REPORT_DURATION);
  const { code, stdout, stderr } = await apply.ended;
  if (code !== 0) throw new Error(stdout + stderr);
  return stdout;
}

function pluginOf(terraform: RunningCommand): number {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = processes.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const plugin = rows.find(([, parent]) => parent === terraform.child.pid)?.[0];
  if (plugin === undefined) throw new Error('Terraform has no plugin process.');
  return plugin;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'after one %s the task is in state, not tainted, and the next apply completes its report',
  async (signal) => {
    const apply = await waitingApply();
    apply.signalGroup(signal);
    const { stdout, stderr } = await apply.ended;
    expect(stdout + stderr).toContain('The assessment goes on without Terraform');
    expect(await directory.attributesOf(TASK)).toMatchObject({ status: 'running', passed: false });

    const printed = await applyAgain();
    expect(printed).not.toContain('must be replaced');
    expect(await directory.attributesOf(TASK)).toMatchObject({ status: 'passed', passed: true });
    expect(emulator.tasks()).toHaveLength(1);
  },
);

test('after a Ctrl-C the next apply goes on waiting when the assessment is still running', async () => {
  const apply = await waitingApply();
  apply.signalGroup('SIGINT');
  await apply.ended;
  const printed = await applyAgainWhileRunning();
  expect(printed).toContain('0 added, 1 changed, 0 destroyed');
  expect(await directory.attributesOf(TASK)).toMatchObject({ status: 'passed' });
  expect(emulator.tasks()).toHaveLength(1);
});

test.each([
  ['the plugin is killed', (apply: RunningCommand) => process.kill(pluginOf(apply), 'SIGKILL')],
  ['Terraform is killed', (apply: RunningCommand) => apply.child.kill('SIGKILL')],
  ['the terminal is closed', (apply: RunningCommand) => apply.signalGroup('SIGHUP')],
])('when %s the next apply adopts the task that is still running', async (_what, end) => {
  const apply = await waitingApply();
  end(apply);
  await apply.ended;
  await applyAgainWhileRunning();
  const [task] = emulator.tasks();
  expect(await directory.attributesOf(TASK)).toMatchObject({ task_id: Number(task?.taskId), status: 'passed' });
  expect(emulator.tasks()).toHaveLength(1);
});

test('of two applies at once on one state the second is refused by the lock, and starts nothing', async () => {
  const first = await waitingApply();
  const { code, stderr } = await directory.run(['apply', '-auto-approve', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('Error acquiring the state lock');
  clock.advance(REPORT_DURATION);
  expect((await first.ended).code).toBe(0);
  expect(emulator.tasks()).toHaveLength(1);
});

test('after an apply that was killed and an assessment that finished meanwhile, the next apply assesses afresh', async () => {
  const apply = await waitingApply();
  process.kill(pluginOf(apply), 'SIGKILL');
  await apply.ended;
  clock.advance(REPORT_DURATION);
  const again = directory.start(['apply', '-auto-approve', '-no-color']);
  await once(requests, 'CreateCloudMigrationPrecheckTask');
  clock.advance(REPORT_DURATION);
  expect((await again.ended).code).toBe(0);
  expect(emulator.tasks()).toHaveLength(2);
});

test('a time-out tells how far the report was, and the next apply adopts the running task', async () => {
  directory.write(
    'main.tf',
    `${taskBlock({ check_target: 'false' }).replace(/}\n$/, '')}  timeouts { create = "3s" }\n}\n`,
  );
  const { code, stderr } = await directory.run(['apply', '-auto-approve', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('The assessment has not finished in time');
  directory.write('main.tf', taskBlock({ check_target: 'false' }));
  await applyAgainWhileRunning();
  expect(emulator.tasks()).toHaveLength(1);
});
