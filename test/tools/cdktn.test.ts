import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPlugin } from '../../lib/constructs/installation/bundled-plugin';
import { run, succeed } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { PROJECT } from '../package/support/module';
import { createProject, RUN_TYPESCRIPT } from './support/project';
import { installTool } from './support/tool';

jest.setTimeout(600_000);
const PROGRAM = 'test/tools/support/every-construct.ts';
const TSC = path.join(PROJECT, 'node_modules/typescript/bin/tsc');
const root = temporaryDirectory();

/** A project whose `cdktf` is cdktn, as the alias `"cdktf": "npm:cdktn@0.24.0"` installs it. */
let project: string;
beforeAll(async () => {
  const alias = await installTool('cdktn');
  project = path.join(root, 'cdktn');
  const installed = path.join(project, 'node_modules/cdktf-alicloud-rds-migration');
  mkdirSync(installed, { recursive: true });
  cpSync(path.join(PROJECT, 'dist'), path.join(installed, 'dist'), { recursive: true });
  cpSync(path.join(PROJECT, 'package.json'), path.join(installed, 'package.json'));
  cpSync(path.join(PROJECT, PROGRAM), path.join(project, 'main.ts'));
  for (const peer of ['cdktf', 'constructs']) {
    symlinkSync(path.join(alias, peer), path.join(project, 'node_modules', peer), 'dir');
  }
});

/** What a program synthesises, without what names the machine, the library or the build. */
async function synthesise(folder: string, stack = 'everything', program = 'main.ts'): Promise<unknown> {
  const [node, tsx] = RUN_TYPESCRIPT;
  await succeed(node, [tsx, program], { cwd: folder, env: { STATE_BUCKET: undefined } });
  const config = JSON.parse(readFileSync(path.join(folder, 'cdktf.out/stacks', stack, 'cdk.tf.json'), 'utf8'));
  expect(config.terraform.required_providers.rdsmigration.version).toBe(bundledPlugin().version);
  config.terraform.required_providers.rdsmigration.version = 'of the build';
  delete config['//'].metadata.version;
  delete config.terraform.backend;
  return config;
}

/** Checks types as strictly as TypeScript can, declarations included. */
function typeCheck(folder: string, files: string[], options: object = {}) {
  const compilerOptions = {
    ...{
      strict: true,
      target: 'ES2022',
      module: 'Node16',
      moduleResolution: 'Node16',
      noEmit: true,
      skipLibCheck: false,
    },
    ...{ types: ['node'], typeRoots: [path.join(PROJECT, 'node_modules/@types')] },
    ...options,
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  return run(process.execPath, [TSC, '-p', folder], { cwd: folder });
}

test('the same program synthesises to the same under cdktf 0.21 and under cdktn', async () => {
  const underCdktf = await synthesise(createProject(root, PROGRAM));
  expect(underCdktf).toMatchSnapshot();
  expect(await synthesise(project)).toEqual(underCdktf);
});

const EXAMPLES = readdirSync(path.join(PROJECT, 'examples'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

test.each(EXAMPLES.map(({ name }) => name))(
  'examples/%s synthesises to the same under cdktf 0.21 and under cdktn',
  async (name) => {
    const program = `examples/${name}/main.ts`;
    cpSync(path.join(PROJECT, program), path.join(project, `${name}.ts`));
    const underCdktf = await synthesise(createProject(root, program), name);
    expect(await synthesise(project, name, `${name}.ts`)).toEqual(underCdktf);
  },
);

test('a program that uses the package is type-checked strictly against cdktn', async () => {
  expect(await typeCheck(project, ['main.ts'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('the sources of the constructs are type-checked against cdktn', async () => {
  cpSync(path.join(PROJECT, 'lib/constructs'), path.join(project, 'lib/constructs'), { recursive: true });
  const checked = await typeCheck(project, ['lib/constructs/index.ts', 'lib/constructs/alicloud.ts'], {
    skipLibCheck: true,
    esModuleInterop: true,
    noUncheckedIndexedAccess: true,
  });
  expect(checked).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('cdktn it is', () => {
  const installed = JSON.parse(readFileSync(path.join(project, 'node_modules/cdktf/package.json'), 'utf8'));
  expect([installed.name, installed.version]).toEqual(['cdktn', '0.24.0']);
});
