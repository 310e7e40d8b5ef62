import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPlugin } from '../../lib/constructs/installation/bundled-plugin';
import { installPlugin } from '../../lib/constructs/installation/install-plugin';
import { run } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';

const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
const directory = temporaryDirectory();
const configuration = path.join(directory, 'empty.tfrc');
writeFileSync(configuration, '');

test('terraform init takes the plugin that the lock entry names, and refuses it with one byte more', async () => {
  const plugin = bundledPlugin();
  const source = { rdsmigration: { source: plugin.address, version: plugin.version } };
  writeFileSync(path.join(directory, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: source } }));
  const { folder } = installPlugin(plugin, directory);
  const init = () =>
    run(TERRAFORM, ['init', '-no-color'], { cwd: directory, env: { TF_CLI_CONFIG_FILE: configuration } });
  expect(await init()).toMatchObject({ code: 0 });
  expect(readFileSync(path.join(directory, '.terraform.lock.hcl'), 'utf8')).toContain(`"${plugin.h1}"`);

  appendFileSync(path.join(folder, 'linux_amd64', path.basename(plugin.file)), '\n');
  rmSync(path.join(directory, '.terraform'), { recursive: true });
  const { code, stderr } = await init();
  expect(code).toBe(1);
  expect(stderr.replace(/\s+/g, ' ')).toMatch(/match(?:es)? any of the checksums/);
}, 60_000);
