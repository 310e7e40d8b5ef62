import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, succeed } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { PROJECT } from './support/module';

jest.setTimeout(600_000);
const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
const PACKAGE = 'cdktf-alicloud-rds-migration';
const root = temporaryDirectory();
const project = path.join(root, 'project');

interface PackedFile {
  readonly path: string;
  readonly mode: number;
}
let tarball: { readonly filename: string; readonly size: number; readonly files: readonly PackedFile[] };

/** What a user's project asks for; the versions that this project is tested with are in npm's cache already. */
const { devDependencies } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
const userDependencies = Object.fromEntries(
  ['cdktf', 'constructs', 'typescript', '@types/node'].map((name) => [name, devDependencies[name]]),
);

beforeAll(async () => {
  const packed = await succeed('npm', ['pack', '--json', '--pack-destination', root], { cwd: PROJECT });
  [tarball] = JSON.parse(packed.slice(packed.indexOf('[\n')));
  mkdirSync(project);
  writeFileSync(
    path.join(project, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: { ...userDependencies, [PACKAGE]: `file:${path.join(root, tarball.filename)}` },
    }),
  );
  await succeed('npm', ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: project,
  });
});

const inProject = (...words: string[]) => run(process.execPath, words, { cwd: project });

test('the tarball holds what users need, and nothing of the build, the tests or the sources', () => {
  const files = tarball.files.map((file) => file.path);
  for (const needed of [
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'dist/constructs/index.d.ts',
    'dist/plugin/manifest.json',
  ]) {
    expect(files).toContain(needed);
  }
  const folders = new Set(
    files.filter((file) => file.includes('/')).map((file) => file.split('/').slice(0, 2).join('/')),
  );
  for (const foreign of ['lib/', 'test/', 'scripts/', 'schema/', 'examples/', 'dist/.build']) {
    expect([...folders].filter((folder) => folder.startsWith(foreign))).toEqual([]);
  }
  expect(tarball.size).toBeLessThan(2 * 1024 * 1024);
});

test('what has to be executable is', () => {
  const modeOf = (name: string) => tarball.files.find((file) => file.path === name)?.mode ?? 0;
  expect(modeOf('dist/plugin/terraform-provider-rdsmigration.cjs') & 0o111).toBe(0o111);
  expect(modeOf('dist/cli/main.js') & 0o111).toBe(0o111);
});

test('it brings along only what it names, and no second cdktf', async () => {
  const installed = readdirSync(path.join(project, 'node_modules', PACKAGE));
  expect(installed).not.toContain('node_modules');
});

test('the command line runs from an installed package', async () => {
  const { code, stdout } = await inProject(path.join(project, 'node_modules/.bin/rds-precheck'), '--version');
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `${JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8')).version}\n`,
  });
});

test('an empty project takes the quickstart: strict types, synth, terraform init and validate, with no network', async () => {
  writeFileSync(path.join(project, 'main.ts'), readFileSync(path.join(PROJECT, 'examples/quickstart/main.ts')));
  const options = ['--strict', '--noUncheckedIndexedAccess', '--target', 'ES2022', '--types', 'node'];
  const modules = ['--module', 'Node16', '--moduleResolution', 'Node16', '--skipLibCheck', 'false'];
  const compiler = path.join(project, 'node_modules/typescript/bin/tsc');
  expect(await inProject(compiler, ...options, ...modules, 'main.ts')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await inProject('main.js')).toMatchObject({ code: 0 });

  const stack = path.join(project, 'cdktf.out/stacks/quickstart');
  const env = { HTTPS_PROXY: 'http://127.0.0.1:9', TF_CLI_CONFIG_FILE: '/nonexistent/terraform.rc' };
  await succeed(TERRAFORM, ['init'], { cwd: stack, env });
  expect(await succeed(TERRAFORM, ['validate', '-no-color'], { cwd: stack, env })).toContain(
    'The configuration is valid.',
  );
});

test('every entry point of the package can be loaded, and has its types beside it', async () => {
  const { exports } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
  const entries = Object.keys(exports).filter((entry) => entry !== './package.json');
  expect(entries).toContain('./alicloud');
  const loaded = entries.map((entry) => `require(${JSON.stringify(path.posix.join(PACKAGE, entry))});`).join('\n');
  expect(await inProject('--eval', loaded)).toEqual({ code: 0, stdout: '', stderr: '' });
  const imported = entries.map(
    (entry, index) => `import * as e${index} from '${path.posix.join(PACKAGE, entry)}'; e${index};`,
  );
  writeFileSync(path.join(project, 'entries.ts'), imported.join('\n'));
  const compiler = path.join(project, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'ES2022', '--module', 'Node16', '--moduleResolution', 'Node16'];
  expect(await inProject(compiler, ...options, 'entries.ts')).toEqual({ code: 0, stdout: '', stderr: '' });
});
