import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageHash } from '../../lib/constructs/installation/package-hash';
import { run, succeed } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import { runWith } from './support/module';

jest.setTimeout(120_000);
const root = temporaryDirectory();

interface Bundle {
  readonly folder: string;
  readonly file: string;
  readonly content: Buffer;
  readonly manifest: { readonly address: string; readonly version: string; readonly file: string; readonly h1: string };
}

/** Bundles a program that is spread over two files, in a folder of its own. */
async function bundle({ message = 'hello', release = false } = {}): Promise<Bundle> {
  const folder = mkdtempSync(path.join(root, 'bundle-'));
  mkdirSync(path.join(folder, 'lib'));
  writeFileSync(path.join(folder, 'lib/message.ts'), `export const message: string = '${message}';`);
  writeFileSync(
    path.join(folder, 'lib/main.ts'),
    `import { message } from './message';\ndeclare const PLUGIN_VERSION: string;\nconsole.log(message, PLUGIN_VERSION);`,
  );
  const options = { root: folder, entry: 'lib/main.ts', address: 'a.example/b/toy', version: '1.2.3', release };
  const program = `await subject.bundlePlugin({ ...${JSON.stringify(options)}, outDir: 'plugin' });`;
  const { code, stderr } = await runWith('plugin-bundle.mjs', program, { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const file = path.join(folder, 'plugin/terraform-provider-toy.cjs');
  const manifest = JSON.parse(readFileSync(path.join(folder, 'plugin/manifest.json'), 'utf8'));
  return { folder, file, manifest, content: readFileSync(file) };
}

test('a plugin is one executable file that knows its version', async () => {
  const { file, manifest, folder } = await bundle();
  expect(statSync(file).mode & 0o111).toBe(0o111);
  expect(await succeed(file, [], { cwd: folder })).toBe(`hello ${manifest.version}\n`);
});

test('its manifest names address, version, file and the hash that Terraform computes', async () => {
  const { content, manifest } = await bundle();
  expect(manifest).toEqual({
    address: 'a.example/b/toy',
    version: expect.stringMatching(/^1\.2\.3-dev\.h[0-9a-f]{12}$/),
    file: 'terraform-provider-toy.cjs',
    h1: packageHash({ 'terraform-provider-toy.cjs': content }),
  });
});

test('the same sources give the same bytes in another folder', async () => {
  const [first, second] = [await bundle(), await bundle()];
  expect(first.folder).not.toBe(second.folder);
  expect(second.content.equals(first.content)).toBe(true);
  expect(second.manifest).toEqual(first.manifest);
  expect(first.content.includes(root)).toBe(false);
});

test('other sources give another version', async () => {
  expect((await bundle({ message: 'bye' })).manifest.version).not.toBe((await bundle()).manifest.version);
});

test('a release has the version of the package', async () => {
  const { manifest, file, folder } = await bundle({ release: true });
  expect(manifest.version).toBe('1.2.3');
  expect(await succeed(file, [], { cwd: folder })).toBe('hello 1.2.3\n');
});

test('is still JavaScript that node can load directly', async () => {
  const { file, folder } = await bundle();
  expect(await succeed(process.execPath, [file], { cwd: folder })).toMatch(/^hello /);
});

const NEED = 'terraform-provider-toy needs Node.js 20 or newer';
const REMEDY = 'Install it from https://nodejs.org/en/download and run the command again.';

test('without node its first line says what is needed and where it is', async () => {
  const { file, folder } = await bundle();
  const { code, stdout } = await run('/bin/sh', [file], { cwd: folder, env: { PATH: '/nonexistent' } });
  expect({ code, stdout }).toEqual({ code: 1, stdout: `${NEED}, and there is no node on the PATH. ${REMEDY}\n` });
});

test('with too old a node its first line says which one was found', async () => {
  const { file, folder } = await bundle();
  const pretend = path.join(folder, 'pretend.cjs');
  writeFileSync(
    pretend,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });`,
  );
  const { code, stdout } = await run(file, [], { cwd: folder, env: { NODE_OPTIONS: `--require ${pretend}` } });
  expect({ code, stdout }).toEqual({ code: 1, stdout: `${NEED}, and the node on the PATH is 18.20.4. ${REMEDY}\n` });
});
