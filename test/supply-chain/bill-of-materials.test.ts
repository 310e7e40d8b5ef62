import { createHash } from 'node:crypto';
import { PROVIDER_ADDRESS } from '../../lib/provider/identity';
import { runWith } from '../package/support/module';
import { temporaryDirectory } from '../constructs/support/temporary-directory';
import {
  BillOfMaterials,
  bundledComponents,
  identify,
  PRODUCTION,
  PROJECT,
  readBillOfMaterials,
  readProject,
} from './support/project';

const directory = temporaryDirectory();
const bill = readBillOfMaterials();
const text = readProject('dist/sbom.cdx.json');
const manifest = JSON.parse(readProject('dist/plugin/manifest.json'));
const plugin = bill.components.find(({ type }) => type === 'application');

test('lists exactly the packages that npm marks as installed with this one, with the hashes of the lock file', () => {
  const listed = bill.components
    .filter(({ type }) => type === 'library')
    .map(({ name, version, hashes }) => [`${name}@${version}`, hashes]);
  const locked = PRODUCTION.map((locatedPackage) => [
    identify(locatedPackage),
    [{ alg: 'SHA-512', content: Buffer.from(locatedPackage[1].integrity?.slice(7) ?? '', 'base64').toString('hex') }],
  ]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(locked));
});

test('the plugin has the version, the hash and the lock entry of its manifest', () => {
  const sha256 = createHash('sha256')
    .update(Buffer.from(readProject('dist/plugin', manifest.file)))
    .digest('hex');
  expect(plugin).toMatchObject({
    name: manifest.file,
    version: manifest.version,
    hashes: [{ alg: 'SHA-256', content: sha256 }],
    properties: [
      { name: 'terraform:provider:address', value: PROVIDER_ADDRESS },
      { name: 'terraform:lock:hash', value: manifest.h1 },
    ],
  });
});

test('the plugin depends on exactly the packages whose modules are in its file', () => {
  const modules = readProject('dist/plugin', manifest.file).matchAll(/^ *\/\/ (node_modules\/.+)$/gm);
  const locations = new Set(
    [...modules].map(([, module = '']) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module)?.[0]),
  );
  const inside = PRODUCTION.filter(([location]) => locations.has(location)).map(identify);
  expect(inside.length).toBe(locations.size);
  expect(inside.length).toBeGreaterThan(5);
  expect(
    bundledComponents(bill)
      .map(({ name, version }) => `${name}@${version}`)
      .sort(),
  ).toEqual(inside.sort());
});

test('every reference is defined once, and every dependency leads to a component', () => {
  const references = [bill.metadata.component, ...bill.components].map((component) => component['bom-ref']);
  expect(new Set(references).size).toBe(references.length);
  expect(bill.dependencies.map(({ ref }) => ref).sort()).toEqual(references.sort());
  for (const { dependsOn } of bill.dependencies) expect(references).toEqual(expect.arrayContaining([...dependsOn]));
});

test('holds nothing that differs from build to build or from machine to machine', () => {
  expect(text).not.toContain(PROJECT);
  expect(text).not.toMatch(/"(?:serialNumber|timestamp|tools)"|\d{4}-\d\d-\d\dT/);
});

const LOCK = {
  packages: {
    '': { name: 'toy', version: '1.0.0', license: 'MIT', dependencies: { '@a/b': '1', c: '1' } },
    'node_modules/@a/b': { version: '1.0.0', integrity: 'sha512-AAEC', dependencies: { c: '2' } },
    'node_modules/@a/b/node_modules/c': { version: '2.0.0', license: '(MIT OR ISC)' },
    'node_modules/c': { version: '1.0.0', license: 'ISC', optionalDependencies: { gone: '1' } },
    'node_modules/tool': { version: '9.0.0', dev: true },
  },
};

async function toyBill(modules: string[], lock: object = LOCK): Promise<BillOfMaterials> {
  const options = {
    lock,
    plugin: { address: 'a.example/b/toy', version: '1.0.0', file: 'toy.cjs', h1: 'h1:x' },
    sha256: '00',
  };
  const program = `
    import { packagesOf } from ${JSON.stringify(`${PROJECT}/scripts/lib/locked-packages.mjs`)};
    const bundled = packagesOf(${JSON.stringify(modules)});
    console.log(JSON.stringify(subject.billOfMaterials({ ...${JSON.stringify(options)}, bundled })));`;
  const { stdout, stderr } = await runWith('bill-of-materials.mjs', program, { cwd: directory });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('follows the resolution of Node.js: each package depends on the version that it would load', async () => {
  const { dependencies } = await toyBill(['lib/main.ts', 'node_modules/@a/b/node_modules/c/deep/index.js']);
  expect(dependencies).toEqual([
    { ref: 'pkg:npm/toy@1.0.0', dependsOn: ['a.example/b/toy@1.0.0', 'pkg:npm/%40a/b@1.0.0', 'pkg:npm/c@1.0.0'] },
    { ref: 'a.example/b/toy@1.0.0', dependsOn: ['pkg:npm/c@2.0.0'] },
    { ref: 'pkg:npm/%40a/b@1.0.0', dependsOn: ['pkg:npm/c@2.0.0'] },
    { ref: 'pkg:npm/c@2.0.0', dependsOn: [] },
    { ref: 'pkg:npm/c@1.0.0', dependsOn: [] },
  ]);
});

test('says licences as identifiers or expressions, and hashes in hexadecimal digits', async () => {
  const { components } = await toyBill([]);
  const b = { name: '@a/b', version: '1.0.0', purl: 'pkg:npm/%40a/b@1.0.0' };
  expect(components.slice(1)).toEqual([
    { type: 'library', 'bom-ref': b.purl, ...b, hashes: [{ alg: 'SHA-512', content: '000102' }] },
    expect.objectContaining({ purl: 'pkg:npm/c@1.0.0', licenses: [{ license: { id: 'ISC' } }] }),
    expect.objectContaining({ purl: 'pkg:npm/c@2.0.0', licenses: [{ expression: '(MIT OR ISC)' }] }),
  ]);
});

test('a development package whose code got into the plugin is listed all the same', async () => {
  const { components } = await toyBill(['node_modules/tool/index.js']);
  expect(components.map(({ purl }) => purl)).toContain('pkg:npm/tool@9.0.0');
});

test('one version in two places is one component that depends on what either finds', async () => {
  const twice = {
    packages: {
      '': { name: 'toy', version: '1.0.0', dependencies: { a: '1', b: '1', x: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { b: '2', x: '1' } },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
      'node_modules/a/node_modules/x': { version: '1.0.0', dependencies: { b: '*' } },
      'node_modules/b': { version: '1.0.0' },
      'node_modules/x': { version: '1.0.0', dependencies: { b: '*' } },
    },
  };
  const { dependencies } = await toyBill([], twice);
  expect(dependencies.filter(({ ref }) => ref === 'pkg:npm/x@1.0.0')).toEqual([
    { ref: 'pkg:npm/x@1.0.0', dependsOn: ['pkg:npm/b@1.0.0', 'pkg:npm/b@2.0.0'] },
  ]);
});
