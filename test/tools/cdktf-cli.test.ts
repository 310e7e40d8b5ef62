import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Emulator, startEmulator } from '../../lib/emulator';
import { succeed } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { PASSWORD, quickstartEnvironment } from './support/environment';
import { createProject } from './support/project';
import { installTool } from './support/tool';

jest.setTimeout(600_000);
const root = temporaryDirectory();

let emulator: Emulator;
let cdktf: (...args: string[]) => Promise<string>;
let project: string;

beforeAll(async () => {
  const program = path.join(await installTool('cdktf-cli'), '.bin/cdktf');
  emulator = await startEmulator({ reportMillis: 0 });
  project = createProject(root, 'examples/quickstart/main.ts');
  const env = { ...quickstartEnvironment(emulator), CI: '1' };
  cdktf = async (...args) => stripVTControlCharacters(await succeed(program, args, { cwd: project, env }));
});

afterAll(() => emulator.close());

/** Every file of the project, but for what is linked into it. */
function filesWith(text: string): string[] {
  return readdirSync(project, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.startsWith('node_modules/') && statSync(path.join(project, file)).isFile())
    .filter((file) => readFileSync(path.join(project, file)).includes(text));
}

test('the CDKTF command line deploys, diffs and destroys with no flag, no configuration and no registry', async () => {
  const deployed = await cdktf('deploy', 'quickstart', '--auto-approve');
  const [task] = emulator.tasks();
  expect(deployed).toMatch(new RegExp(`task_id = ${task?.taskId}\\n`));
  expect(deployed).toMatch(new RegExp(`task_name = "?${task?.taskName}`));
  expect(deployed).not.toContain(PASSWORD);

  const lockFile = path.join(project, 'cdktf.out/stacks/quickstart/.terraform.lock.hcl');
  const locked = statSync(lockFile);
  expect(await cdktf('diff', 'quickstart')).toContain('No changes. Your infrastructure matches the configuration.');
  expect(statSync(lockFile)).toMatchObject({ mtimeMs: locked.mtimeMs, ino: locked.ino });

  expect(existsSync(path.join(project, 'terraform.quickstart.tfstate'))).toBe(true);
  expect(filesWith(PASSWORD)).toEqual([]);

  expect(await cdktf('destroy', 'quickstart', '--auto-approve')).toContain('Destroy complete! Resources: 1 destroyed.');
  expect(emulator.tasks()).toHaveLength(1);
});
