import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Outcome, startEmulator } from '../../lib/emulator';
import { run, RunResult } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { EXAMPLES, live, outputsOf, PASSWORD, RunningExample, synthesise } from './support/example';

jest.setTimeout(180_000);

const INSTANCE = 'pgm-existing';
const root = temporaryDirectory();

/** A command of the workflow. */
interface Step {
  readonly command: string;
  readonly folder: string;
  readonly condition: string;
}

/** The commands of the workflow in their order; what prepares the machine is left out. */
function commandsOfWorkflow(): Step[] {
  const workflow = readFileSync(path.join(EXAMPLES, 'pipeline/github-actions.yml'), 'utf8');
  const [, ...steps] = workflow.split(/^ {6}- /m);
  const field = (step: string, name: string) => new RegExp(`^ *${name}: (.+)$`, 'm').exec(step)?.[1] ?? '';
  return steps
    .map((step) => ({
      command: field(step, 'run'),
      folder: field(step, 'working-directory'),
      condition: field(step, 'if'),
    }))
    .filter(({ command }) => command !== '' && command !== 'npm ci');
}

const COMMANDS = commandsOfWorkflow();

/** Puts an `npx` on the path that finds the programs in this repository. */
function installNpx(folder: string): string {
  const programs = {
    tsx: `--import ${require.resolve('tsx')} ${path.join(EXAMPLES, 'pipeline/main.ts')}`,
    'rds-precheck': `${path.join(EXAMPLES, '../dist/cli/main.js')} "$@"`,
  };
  const cases = Object.entries(programs).map(
    ([name, words]) => `${name}) shift; exec "${process.execPath}" ${words};;`,
  );
  const binaries = path.join(folder, 'bin');
  mkdirSync(binaries, { recursive: true });
  const script = `#!/bin/sh\ncase "$1" in ${cases.join(' ')} esac\nexit 127\n`;
  writeFileSync(path.join(binaries, 'npx'), script, { mode: 0o755 });
  return binaries;
}

/** Runs the workflow as a runner does: after a failure, only the steps that always run. */
async function runWorkflow(event: 'push' | 'pull_request', report: Outcome) {
  const emulator = await startEmulator({ reportMillis: 0, instances: [{ id: INSTANCE, report }] });
  const folder = path.join(root, `${event}-${report}`);
  cpSync(path.join(EXAMPLES, 'pipeline'), folder, { recursive: true });
  const env = {
    PATH: `${installNpx(folder)}:${process.env.PATH}`,
    ALICLOUD_ACCESS_KEY: emulator.accessKey.accessKeyId,
    ALICLOUD_SECRET_KEY: emulator.accessKey.accessKeySecret,
    RDS_ENDPOINT: emulator.endpoint,
    CDKTF_OUTDIR: undefined,
    STATE_BUCKET: undefined,
    TF_CLI_CONFIG_FILE: undefined,
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md'),
    TF_VAR_db_instance_id: INSTANCE,
    TF_VAR_source_ip_address: '172.16.0.10',
    TF_VAR_source_password: PASSWORD,
  };
  const results: (RunResult & { readonly command: string })[] = [];
  for (const { command, folder: place, condition } of COMMANDS) {
    const hasFailed = results.some(({ code }) => code !== 0);
    if (hasFailed && !condition.includes('always()')) continue;
    if (condition.includes("== 'push'") && event !== 'push') continue;
    const words = ['-e', '-o', 'pipefail', '-c', command];
    results.push({ command, ...(await run('bash', words, { cwd: path.join(folder, place), env })) });
  }
  const tasks = emulator.tasks();
  await emulator.close();
  return { results, tasks, read: (name: string) => readFileSync(path.join(folder, name), 'utf8') };
}

test('the example is synthesised as it is written down', async () => {
  expect((await synthesise('pipeline')).json).toMatchSnapshot();
});

test('the stack of the pipeline lives and leaves nothing behind', async () => {
  const variables = { db_instance_id: INSTANCE, source_ip_address: '172.16.0.10' };
  const life = await live(await RunningExample.start('pipeline', variables, { instances: [{ id: INSTANCE }] }));
  expect(life.outputs).toEqual(outputsOf(life.tasks[0]));
});

test('a pull request is planned, and starts no assessment', async () => {
  const { results, tasks } = await runWorkflow('pull_request', 'pass');
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(results.at(-1)?.stdout).toContain('1 to add');
  expect(tasks).toEqual([]);
});

test('a push is planned, applied and reported', async () => {
  const { results, tasks, read } = await runWorkflow('push', 'pass');
  expect(results.map(({ command, code }) => [command, code])).toEqual(COMMANDS.map(({ command }) => [command, 0]));
  expect(tasks).toHaveLength(1);
  expect(read('summary.md')).toContain(INSTANCE);
  expect(read('precheck.xml')).toContain('failures="0"');
});

test('a failed assessment fails the push, and is reported all the same', async () => {
  const { results, read } = await runWorkflow('push', 'login-failed');
  expect(results.find(({ command }) => command.startsWith('terraform apply'))?.code).toBe(1);
  expect(read('precheck.xml')).toContain('<failure');
  const printed = [read('summary.md'), read('precheck.xml'), ...results.map(({ stdout, stderr }) => stdout + stderr)];
  expect(printed.join()).not.toContain(PASSWORD);
});
