import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { App, DataResource, TerraformStack, TerraformVariable } from 'cdktf';
import { CloudMigrationPrecheck, MigrationSource, RdsTarget, SourcePassword } from '../../lib/constructs';
import { bundledPlugin } from '../../lib/constructs/installation/bundled-plugin';
import { installPlugin } from '../../lib/constructs/installation/install-plugin';
import { Plugin } from '../../lib/constructs/installation/plugin';
import { run, RunResult, succeed } from './support/run';
import { temporaryDirectory } from './support/temporary-directory';

const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';

/** Nothing answers at this address, so whoever asks a registry fails. */
const NO_NETWORK = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' };
const MISSING_CLI_CONFIG = { TF_CLI_CONFIG_FILE: '/nonexistent/terraform.rc' };
const ENVIRONMENT = { ...NO_NETWORK, ...MISSING_CLI_CONFIG, TF_VAR_source_password: 'a secret' };

jest.setTimeout(120_000);
const root = temporaryDirectory();

function synthesise(name: string): string {
  const app = new App({ outdir: path.join(root, name) });
  const stack = new TerraformStack(app, 'stack');
  const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
  password.addOverride('ephemeral', true);
  const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
    target: RdsTarget.fromInstanceId('pgm-bp102g323jd4'),
    source: MigrationSource.onEcs({
      ipAddress: '172.16.0.10',
      account: 'migratetest',
      password: SourcePassword.fromVariable(password),
    }),
    checkTarget: false,
    checkBlock: true,
  });
  precheck.require(new DataResource(stack, 'migration', {}));
  app.synth();
  return path.join(app.outdir, 'stacks/stack');
}

const terraform = (cwd: string, ...args: string[]): Promise<RunResult> =>
  run(TERRAFORM, args, { cwd, env: ENVIRONMENT });
const read = (...parts: string[]) => readFileSync(path.join(...parts), 'utf8');

test('a synthesised stack is initialised, validated and planned with no configuration and no network', async () => {
  const stack = synthesise('plain');
  const lockFile = read(stack, '.terraform.lock.hcl');

  const init = await terraform(stack, 'init', '-no-color');
  expect(init).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Reusing previous version of terraform.local'),
  });
  expect(init.stdout).not.toContain('Terraform has made some changes to the provider dependency selections');
  expect(read(stack, '.terraform.lock.hcl')).toBe(lockFile);

  expect(await terraform(stack, 'validate', '-no-color')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('The configuration is valid.'),
  });
  const plan = await terraform(stack, 'plan', '-no-color', '-input=false');
  expect(plan.stdout).toMatch(/resource "rdsmigration_precheck_task" "precheck_task_\w+" {/);
  expect(plan.stdout).toContain('Plan: 2 to add');
  expect(plan.stdout + plan.stderr).not.toContain('a secret');
});

test('init without a lock file computes the same hash, and writes the same entry', async () => {
  const stack = synthesise('unlocked');
  const lockFile = read(stack, '.terraform.lock.hcl');
  rmSync(path.join(stack, '.terraform.lock.hcl'));
  expect(await terraform(stack, 'init')).toMatchObject({ code: 0 });
  expect(read(stack, '.terraform.lock.hcl')).toBe(lockFile);
});

test('a new version of the plugin needs no -upgrade', async () => {
  const stack = path.join(root, 'upgraded');
  mkdirSync(stack);
  const requirement = ({ address, version }: Plugin) =>
    JSON.stringify({ terraform: { required_providers: { rdsmigration: { source: address, version } } } });
  for (const version of ['0.0.1', '0.0.2-dev.h00ff00ff00ff']) {
    const plugin = { ...bundledPlugin(), version };
    installPlugin(plugin, stack);
    writeFileSync(path.join(stack, 'main.tf.json'), requirement(plugin));
    expect(await terraform(stack, 'init')).toMatchObject({ code: 0 });
    expect(await terraform(stack, 'validate')).toMatchObject({ code: 0 });
  }
});

test('the entries that Terraform wrote for other plugins survive a new installation', async () => {
  const stack = path.join(root, 'neighbours');
  mkdirSync(stack);
  const other = { address: 'terraform.local/team/rdsmigration', version: '1.0.0', file: bundledPlugin().file };
  installPlugin(other, stack);
  writeFileSync(
    path.join(stack, 'main.tf.json'),
    JSON.stringify({ terraform: { required_providers: { other: { source: other.address, version: '~> 1.0' } } } }),
  );
  rmSync(path.join(stack, '.terraform.lock.hcl'));
  await succeed(TERRAFORM, ['init'], { cwd: stack, env: ENVIRONMENT });
  const written = read(stack, '.terraform.lock.hcl');
  installPlugin(bundledPlugin(), stack);
  const merged = read(stack, '.terraform.lock.hcl');
  const entryOfOther = written.slice(written.indexOf('provider "'));
  expect(merged).toContain(entryOfOther);
  expect(merged).toContain(`provider "${bundledPlugin().address}"`);
  expect(await terraform(stack, 'init')).toMatchObject({ code: 0 });
});

test('-chdir looks for plugins where it is started: init fails from outside, plan works after an init inside', async () => {
  const stack = synthesise('elsewhere');
  expect(await terraform(root, `-chdir=${stack}`, 'init')).toMatchObject({ code: 1 });
  expect(await terraform(stack, 'init')).toMatchObject({ code: 0 });
  expect(await terraform(root, `-chdir=${stack}`, 'plan', '-input=false')).toMatchObject({ code: 0 });
});

test('without node on the PATH Terraform shows what is missing and how to get it', async () => {
  const stack = synthesise('without-node');
  await succeed(TERRAFORM, ['init'], { cwd: stack, env: ENVIRONMENT });
  const bin = path.join(root, 'bin');
  mkdirSync(bin);
  const where = async (program: string) => (await succeed('sh', ['-c', `command -v ${program}`], { cwd: root })).trim();
  for (const program of [TERRAFORM, 'sh']) symlinkSync(await where(program), path.join(bin, path.basename(program)));
  const { code, stderr } = await run(TERRAFORM, ['validate', '-no-color'], {
    cwd: stack,
    env: { ...ENVIRONMENT, PATH: bin },
  });
  expect(code).toBe(1);
  expect(stderr.replace(/[\s│]+/g, ' ')).toContain(
    'needs Node.js 20 or newer, and there is no node on the PATH. Install it from https://nodejs.org/en/download',
  );
});
