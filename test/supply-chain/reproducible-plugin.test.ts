import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runWith } from '../package/support/module';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { PROVIDER_ADDRESS } from '../../lib/provider/identity';
import { PRODUCTION, PROJECT } from './support/project';

const root = temporaryDirectory();
const FILES = [
  'plugin/terraform-provider-rdsmigration.cjs',
  'plugin/manifest.json',
  'sbom.cdx.json',
  'THIRD-PARTY-NOTICES.txt',
];

/** What the plugin is built from: its sources and the packages that users install, and nothing else. */
function copyInputs(folder: string): void {
  const rooms = ['provider', 'custom-resource', 'rds', 'assessment'].map((room) => `lib/${room}`);
  const files = ['scripts/lib/license-texts', 'package.json', 'package-lock.json', 'LICENSE'];
  for (const part of [...rooms, ...files, ...PRODUCTION.map(([location]) => location)]) {
    cpSync(path.join(PROJECT, part), path.join(folder, part), { recursive: true });
  }
}

async function buildIn(folder: string): Promise<Record<string, Buffer>> {
  mkdirSync(path.join(folder, 'dist'));
  const plugin = { entry: 'lib/provider/main.ts', address: PROVIDER_ADDRESS, version: '1.2.3', release: true };
  const options = JSON.stringify({ ...plugin, root: folder, outDir: 'dist/plugin' });
  const program = `
    import { generateSupplyChain } from ${JSON.stringify(path.join(PROJECT, 'scripts/generate-supply-chain.mjs'))};
    const { manifest, modules } = await subject.bundlePlugin(${options});
    generateSupplyChain({ root: '.', modules, plugin: manifest, pluginDir: 'dist/plugin', outDir: 'dist' });`;
  const { code, stderr } = await runWith('plugin-bundle.mjs', program, { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return Object.fromEntries(FILES.map((file) => [file, readFileSync(path.join(folder, 'dist', file))]));
}

test('two builds in two folders, with nothing but what users install, give the same bytes of everything', async () => {
  const [here, there] = [path.join(root, 'one'), path.join(root, 'another folder/with a longer path')];
  copyInputs(here);
  cpSync(here, there, { recursive: true });
  const [first, second] = [await buildIn(here), await buildIn(there)];
  for (const file of FILES) {
    expect(first[file]?.length).toBeGreaterThan(100);
    expect([file, second[file]?.equals(first[file] ?? Buffer.alloc(0))]).toEqual([file, true]);
    expect([file, first[file]?.includes(root)]).toEqual([file, false]);
  }
}, 60_000);
