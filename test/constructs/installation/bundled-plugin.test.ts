import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPlugin } from '../../../lib/constructs/installation/bundled-plugin';
import { PluginInstallationError } from '../../../lib/constructs/installation/installation-error';
import { packageHash } from '../../../lib/constructs/installation/package-hash';
import { PROVIDER_ADDRESS } from '../../../lib/provider/identity';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory();

test('reads the manifest beside the plugin', () => {
  const manifest = { address: 'a.example/b/c', version: '1.2.3', file: 'terraform-provider-c.cjs', h1: 'h1:x' };
  writeFileSync(path.join(directory, 'manifest.json'), JSON.stringify(manifest));
  expect(bundledPlugin(directory)).toEqual({ ...manifest, file: path.join(directory, manifest.file) });
});

test('the plugin that the build made has the address of the provider and the hash of its bytes', () => {
  const { address, file, h1 } = bundledPlugin();
  expect(address).toBe(PROVIDER_ADDRESS);
  expect(h1).toBe(packageHash({ [path.basename(file)]: readFileSync(file) }));
});

test('a package that was not built says so, and how to build it', () => {
  const missing = path.join(directory, 'not-built');
  expect(() => bundledPlugin(missing)).toThrow(PluginInstallationError);
  expect(() => bundledPlugin(missing)).toThrow(
    `there is no ${path.join(missing, 'manifest.json')}. In a clone of the repository run "npm run build"`,
  );
});

test('a manifest that cannot be read is named with the reason', () => {
  const unreadable = path.join(directory, 'folder');
  mkdirSync(path.join(unreadable, 'manifest.json'), { recursive: true });
  expect(() => bundledPlugin(unreadable)).toThrow(
    `Cannot read the manifest of the plugin at ${path.join(unreadable, 'manifest.json')}: there is a folder where a file has to be (EISDIR).`,
  );
});
