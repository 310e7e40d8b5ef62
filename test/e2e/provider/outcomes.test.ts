import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Emulator, Outcome, outcomes, startEmulator } from '../../../lib/emulator';
import { CommandResult, TerraformDirectory } from '../../support/terraform';
import { filesWithSecret, PASSWORD, precheckDirectory, spellingsOf, taskBlock } from './precheck-stack';

jest.setTimeout(180_000);

const UNFINISHED: readonly Outcome[] = ['garbage', 'never-ends', 'empty'];
const WARNINGS: readonly Outcome[] = ['warn', 'wal-keep-too-small', 'extension-outdated'];
const ERRORS = outcomes.filter((outcome) => ![...UNFINISHED, ...WARNINGS, 'pass'].includes(outcome));

/** One instance for each outcome, and one task for each instance, so that one apply shows them all. */
const fleet = (failOn: string): string =>
  taskBlock({
    for_each: `toset(${JSON.stringify(outcomes)})`,
    db_instance_name: '"pgm-${each.key}"',
    check_target: 'false',
    fail_on: `"${failOn}"`,
  }).replace(/}\n$/, '  timeouts { create = "15s" }\n}\n');

interface Task {
  readonly index: Outcome;
  readonly tainted?: boolean;
  readonly values: {
    readonly status: string;
    readonly passed: boolean;
    readonly checks: readonly { status: string }[];
  };
}

let emulator: Emulator;
let directory: TerraformDirectory;
const printed: string[] = [];

beforeAll(async () => {
  emulator = await startEmulator({
    reportMillis: 0,
    rateLimit: 'unlimited',
    instances: outcomes.map((outcome) => ({ id: `pgm-${outcome}`, report: outcome })),
  });
  directory = await precheckDirectory(emulator);
});

afterAll(async () => {
  directory.remove();
  await emulator.close();
});

async function apply(failOn: string): Promise<CommandResult> {
  directory.write('main.tf', fleet(failOn));
  const log = { TF_LOG: 'trace', TF_LOG_PATH: `${failOn}.log`, DEBUG: '*' };
  const result = await directory.run(['apply', '-auto-approve', '-no-color', '-parallelism=30'], log);
  printed.push(result.stdout, result.stderr);
  return result;
}

async function tasks(): Promise<ReadonlyMap<Outcome, Task>> {
  const state = await directory.json<{ values: { root_module: { resources: Task[] } } }>(['show', '-json']);
  return new Map(state.values.root_module.resources.map((task) => [task.index, task]));
}

test('under fail_on = "never" only what does not finish fails, and every task is in state with its report', async () => {
  const { code, stderr } = await apply('never');
  expect(code).toBe(1);
  expect(stderr.match(/The assessment has not finished in time/g)).toHaveLength(UNFINISHED.length);
  expect(stderr).not.toContain('The cloud migration assessment failed');
  const found = await tasks();
  expect([...found.keys()].sort()).toEqual([...outcomes].sort());
  for (const outcome of ERRORS) expect([outcome, found.get(outcome)?.values.status]).toEqual([outcome, 'failed']);
  for (const outcome of WARNINGS) expect([outcome, found.get(outcome)?.values.status]).toEqual([outcome, 'warned']);
  expect(found.get('pass')?.values).toMatchObject({ status: 'passed', passed: true });
  for (const outcome of UNFINISHED)
    expect(found.get(outcome)).toMatchObject({ tainted: true, values: { passed: false } });
});

test('under fail_on = "error" each failed assessment is one error, and its task is tainted', async () => {
  await directory.succeed(['destroy', '-auto-approve', '-no-color']);
  const { code, stderr } = await apply('error');
  expect(code).toBe(1);
  expect(stderr.match(/The cloud migration assessment failed/g)).toHaveLength(ERRORS.length);
  const found = await tasks();
  for (const outcome of ERRORS) expect([outcome, found.get(outcome)?.tainted]).toEqual([outcome, true]);
  for (const outcome of [...WARNINGS, 'pass' as const]) expect(found.get(outcome)?.tainted).toBeUndefined();
});

test.each(['table', 'json', 'markdown', 'html', 'junit'])('the report command prints every outcome as %s', (format) => {
  const cli = path.join(__dirname, '../../../dist/cli/main.js');
  const report = execFileSync(process.execPath, [cli, 'report', 'terraform.tfstate', '--format', format], {
    cwd: directory.path,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  writeFileSync(path.join(directory.path, `report.${format}`), report);
  for (const outcome of outcomes) expect(report).toContain(`pgm-${outcome}`);
});

test('the password is in no output, log, report, plan or state of any outcome', async () => {
  printed.push((await directory.run(['plan', '-out=saved.tfplan', '-no-color'])).stdout);
  printed.push(await directory.succeed(['show', '-json', 'saved.tfplan']));
  const all = printed.join('\n');
  expect(all).toContain('cannot connect to source database');
  expect(directory.read('error.log').length).toBeGreaterThan(100_000);
  expect(spellingsOf(PASSWORD).filter((spelling) => all.includes(spelling))).toEqual([]);
  expect(filesWithSecret(directory.path, PASSWORD)).toEqual([]);
});
