import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { installPluginAtSynth } from '../../../lib/constructs/installation/install-at-synth';
import { Plugin } from '../../../lib/constructs/installation/plugin';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory();
const file = path.join(directory, 'toy.cjs');
writeFileSync(file, 'the plugin');
const toy: Plugin = { address: 'terraform.local/team/toy', version: '1.0.0', file };

function synthesise(outdir: string, declare: (app: App) => void): string {
  const app = new App({ outdir: path.join(directory, outdir) });
  declare(app);
  app.synth();
  return path.join(directory, outdir, 'stacks');
}

const installed = (stacks: string, stack: string) =>
  existsSync(path.join(stacks, stack, 'terraform.d/plugins/terraform.local/team/toy/1.0.0'));

test('installs the plugin into the stacks whose constructs ask for it, at any depth, and into no other', () => {
  const stacks = synthesise('several', (app) => {
    installPluginAtSynth(new Construct(new Construct(new TerraformStack(app, 'one'), 'group'), 'provider'), () => toy);
    installPluginAtSynth(new Construct(new TerraformStack(app, 'two'), 'provider'), () => toy);
    new TerraformStack(app, 'three');
  });
  expect([installed(stacks, 'one'), installed(stacks, 'two'), installed(stacks, 'three')]).toEqual([true, true, false]);
});

test('asks for the plugin at synth only, so that constructs can be made without one', () => {
  const plugin = jest.fn(() => toy);
  const app = new App({ outdir: path.join(directory, 'late') });
  installPluginAtSynth(new Construct(new TerraformStack(app, 'stack'), 'provider'), plugin);
  expect(plugin).not.toHaveBeenCalled();
  app.synth();
  expect(plugin).toHaveBeenCalled();
});

test('a second synth touches neither the plugin nor the lock file', () => {
  const declare = (app: App) =>
    installPluginAtSynth(new Construct(new TerraformStack(app, 'stack'), 'provider'), () => toy);
  const stack = path.join(synthesise('twice', declare), 'stack');
  const times = () =>
    ['.terraform.lock.hcl', 'terraform.d/plugins/terraform.local/team/toy/1.0.0/linux_amd64'].map((name) => [
      statSync(path.join(stack, name)).mtimeMs,
      statSync(path.join(stack, name)).ino,
    ]);
  const before = times();
  synthesise('twice', declare);
  expect(times()).toEqual(before);
});

test('a plugin that cannot be installed fails the synth with the reason', () => {
  const app = new App({ outdir: path.join(directory, 'failing') });
  installPluginAtSynth(new Construct(new TerraformStack(app, 'stack'), 'provider'), () => ({ ...toy, h1: 'h1:no' }));
  expect(() => app.synth()).toThrow('The plugin');
});

test('works when a stack is synthesised as HCL', () => {
  const app = new App({ outdir: path.join(directory, 'hcl'), hclOutput: true });
  installPluginAtSynth(new Construct(new TerraformStack(app, 'stack'), 'provider'), () => toy);
  app.synth();
  expect(installed(path.join(directory, 'hcl/stacks'), 'stack')).toBe(true);
  expect(readFileSync(path.join(directory, 'hcl/stacks/stack/.terraform.lock.hcl'), 'utf8')).toContain(toy.address);
});

test.each([
  [
    'has no such module',
    () => {
      throw Object.assign(new Error('not found'), { code: 'MODULE_NOT_FOUND' });
    },
  ],
  ['has a module without the hook', () => ({})],
])('a cdktf that %s is told at once, with the versions that work', (_, hookModule) => {
  const construct = new Construct(new TerraformStack(new App(), 'stack'), 'provider');
  jest.doMock('cdktf/lib/synthesize/synthesizer', hookModule);
  try {
    expect(() => installPluginAtSynth(construct, () => toy)).toThrow(
      'The installed cdktf has no addCustomSynthesis in "cdktf/lib/synthesize/synthesizer"',
    );
  } finally {
    jest.dontMock('cdktf/lib/synthesize/synthesizer');
  }
});
