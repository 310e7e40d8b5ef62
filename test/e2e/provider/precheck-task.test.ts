import { Emulator, startEmulator } from '../../../lib/emulator';
import { TerraformDirectory } from '../../support/terraform';
import { filesWithSecret, INSTANCE, PASSWORD, precheckDirectory, spellingsOf, taskBlock } from './precheck-stack';

jest.setTimeout(60_000);

const OUTPUTS = `
output "task_id" { value = rdsmigration_precheck_task.this.task_id }
output "task_name" { value = rdsmigration_precheck_task.this.task_name }
`;

let emulator: Emulator;
let directory: TerraformDirectory;

beforeEach(async () => {
  emulator = await startEmulator({ reportMillis: 0 });
  directory = await precheckDirectory(emulator);
});

afterEach(async () => {
  directory.remove();
  await emulator.close();
});

test('an apply prints the TaskId and the TaskName that the service gave', async () => {
  directory.write('main.tf', taskBlock() + OUTPUTS);
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const outputs = await directory.json<Record<string, { value: unknown }>>(['output', '-json']);
  const [task] = emulator.tasks();
  expect(outputs.task_id?.value).toBe(Number(task?.taskId));
  expect(outputs.task_name?.value).toBe(task?.taskName);
  expect(outputs.task_name?.value).toMatch(/^[a-z0-9]{10}$/);
});

test('state holds every output and the whole report', async () => {
  directory.write('main.tf', taskBlock());
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const [task] = emulator.tasks();
  expect(await directory.attributesOf('rdsmigration_precheck_task.this')).toMatchObject({
    id: `${INSTANCE}:${task?.taskId}`,
    task_id: Number(task?.taskId),
    request_id: expect.stringMatching(/^[0-9A-F-]{36}$/),
    status: 'passed',
    passed: true,
    checks_passed: 14,
    checks_warned: 0,
    checks_failed: 0,
    source_password: null,
    source_password_wo: null,
  });
});

test('the plan after an apply is empty', async () => {
  directory.write('main.tf', taskBlock() + OUTPUTS);
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const { code, stdout } = await directory.run(['plan', '-detailed-exitcode', '-no-color']);
  expect(stdout).toContain('No changes.');
  expect(code).toBe(0);
});

test('a change of any request argument starts a new assessment', async () => {
  directory.write('main.tf', taskBlock());
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  for (const change of [
    { source_ip_address: '"172.16.0.11"' },
    { source_port: '5433' },
    { source_account: '"other"' },
    { source_category: '"idcOnVpc"' },
    { source_password_wo_version: '2' },
    { task_name: '"chosen"' },
    { triggers: '{ run = "2" }' },
  ]) {
    directory.write('main.tf', taskBlock(change));
    const plan = await directory.succeed(['plan', '-no-color']);
    expect(plan).toMatch(/1 to add, 0 to change, 1 to destroy/);
  }
});

test('a change of how the report is judged keeps the task', async () => {
  directory.write('main.tf', taskBlock());
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  directory.write('main.tf', taskBlock({ fail_on: '"warning"' }));
  const applied = await directory.succeed(['apply', '-auto-approve', '-no-color']);
  expect(applied).toContain('0 added, 1 changed, 0 destroyed');
  expect(emulator.tasks()).toHaveLength(1);
});

test('a destroy forgets the task, which the API cannot delete', async () => {
  directory.write('main.tf', taskBlock());
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  await directory.succeed(['destroy', '-auto-approve', '-no-color']);
  expect(await directory.succeed(['state', 'list'])).toBe('');
  expect(emulator.tasks()).toHaveLength(1);
});

test('a failed assessment is one error with every finding, and leaves the task tainted', async () => {
  emulator.putInstance({ id: INSTANCE, report: ['port-unreachable', 'warn'] });
  directory.write('main.tf', taskBlock());
  const { code, stderr } = await directory.run(['apply', '-auto-approve', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('The cloud migration assessment failed: 1 error');
  expect(stderr).toContain('Check port connectable');
  expect(stderr).toContain('Remedy:');
  const plan = await directory.succeed(['plan', '-no-color']);
  expect(plan).toContain('is tainted, so must be replaced');

  emulator.putInstance({ id: INSTANCE, report: 'pass' });
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  expect(emulator.tasks()).toHaveLength(2);
});

test('the password of a failed login is nowhere: not in output, state, plan or trace log', async () => {
  emulator.putInstance({ id: INSTANCE, report: ['login-failed', 'disk-too-small'] });
  directory.write('main.tf', taskBlock());
  const log = { TF_LOG: 'trace', TF_LOG_PATH: 'trace.log', DEBUG: '*' };
  const planned = await directory.run(['plan', '-out=saved.tfplan', '-no-color'], log);
  const applied = await directory.run(['apply', '-auto-approve', '-no-color'], log);
  expect(applied.code).toBe(1);
  expect(applied.stderr).toContain('cannot connect to source database');
  // What follows the password's place is not lost with it.
  expect(applied.stderr).toMatch(/migratetest:\*\*\*[\s\S]*Remedy:[\s\S]*Check disk size enough[\s\S]*Remedy:/);
  const printed = [planned, applied].map(({ stdout, stderr }) => stdout + stderr).join('\n');
  expect(spellingsOf(PASSWORD).filter((spelling) => printed.includes(spelling))).toEqual([]);
  expect(directory.read('trace.log').length).toBeGreaterThan(10_000);
  expect(filesWithSecret(directory.path, PASSWORD)).toEqual([]);
});

test('a wrong secret key is told without the request that the service quotes', async () => {
  directory.write('main.tf', taskBlock({ check_target: 'false' }));
  const { stderr } = await directory.run(['apply', '-auto-approve', '-no-color'], {
    ALICLOUD_SECRET_KEY: 'wrong-Secret-1',
  });
  expect(stderr).toContain('The AccessKey secret is wrong');
  expect(stderr).toContain('SignatureDoesNotMatch');
  for (const secret of [PASSWORD, 'wrong-Secret-1']) {
    expect(spellingsOf(secret).filter((spelling) => stderr.includes(spelling))).toEqual([]);
  }
});

test('an unknown instance fails in the plan, at the attribute', async () => {
  directory.write('main.tf', taskBlock({ db_instance_name: '"pgm-nosuch"' }));
  const { code, stderr } = await directory.run(['plan', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('The target instance does not exist');
  expect(stderr).toMatch(/on main\.tf line 2/);
});

test('a TaskId beyond 2^53 survives apply, refresh and plan', async () => {
  const large = await startEmulator({ reportMillis: 0, firstTaskId: 9_007_199_254_740_993n });
  const other = await precheckDirectory(large);
  other.write('main.tf', taskBlock() + OUTPUTS);
  await other.succeed(['apply', '-auto-approve', '-no-color']);
  expect(await other.succeed(['output', 'task_id'])).toContain('9007199254740993');
  expect(await other.succeed(['plan', '-no-color'])).toContain('No changes.');
  other.remove();
  await large.close();
});

test('a task is imported by its id and by its name, and the plan after it is empty', async () => {
  directory.write('main.tf', taskBlock({ task_name: '"first"' }));
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const [task] = emulator.tasks();
  for (const id of [`${INSTANCE}:${task?.taskId}`, `${INSTANCE}:first`]) {
    await directory.succeed(['state', 'rm', 'rdsmigration_precheck_task.this']);
    await directory.succeed(['import', '-no-color', 'rdsmigration_precheck_task.this', id]);
    directory.write('main.tf', taskBlock({ task_name: '"first"', source_password_wo_version: '1' }));
    const plan = await directory.succeed(['plan', '-no-color']);
    expect(plan).not.toContain('must be replaced');
  }
});

test('the data source reads the latest report of an instance', async () => {
  directory.write('main.tf', taskBlock());
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  directory.write(
    'data.tf',
    `data "rdsmigration_precheck_report" "latest" { db_instance_name = "${INSTANCE}" }
     output "status" { value = data.rdsmigration_precheck_report.latest.status }`,
  );
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  expect(await directory.succeed(['output', '-raw', 'status'])).toBe('passed');
});
