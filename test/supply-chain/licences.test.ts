import {
  bundledComponents,
  identify,
  LOCK,
  LOCKED,
  LockedPackage,
  PRODUCTION,
  readBillOfMaterials,
} from './support/project';

/** Licences that allow what users do with the package: use, change and distribute it, closed or open. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** Of the peers, which are not part of this package: cdktf is under MPL-2.0, and brings a package in the public domain. */
const ALLOWED_FOR_PEERS = [...ALLOWED, 'MPL-2.0', 'Public Domain'];

function outside(allowed: readonly string[], packages: readonly (readonly [string, LockedPackage])[]): string[] {
  const isAllowed = (license = 'none named') =>
    allowed.includes(license) ||
    license
      .replace(/[()]/g, '')
      .split(/ (?:AND|OR) /)
      .every((id) => allowed.includes(id));
  return packages
    .filter(([, { license }]) => !isAllowed(license))
    .map(([location, { license }]) => `${location}: ${license}`);
}

test('every package that users install is under a licence of the list', () => {
  expect(PRODUCTION.length).toBeGreaterThan(10);
  expect(outside(ALLOWED, PRODUCTION)).toEqual([]);
});

test('so is every peer, and what it brings along', () => {
  const peers = Object.keys(LOCK.packages['']?.peerDependencies ?? {});
  const packages = LOCKED.filter(([location]) =>
    peers.some((peer) => `${location}/`.startsWith(`node_modules/${peer}/`)),
  );
  expect(packages.length).toBeGreaterThan(2);
  expect(outside(ALLOWED_FOR_PEERS, packages)).toEqual([]);
});

test('a licence outside the list is found, also inside an expression, and so is a missing one', () => {
  const example = (license?: string) => [['node_modules/example', { version: '1.0.0', license }]] as const;
  expect(outside(ALLOWED, example('(MIT AND Apache-2.0)'))).toEqual([]);
  for (const license of ['GPL-3.0-only', '(MIT AND GPL-2.0-only)', 'UNLICENSED', 'SEE LICENSE IN LICENSE', undefined]) {
    expect(outside(ALLOWED, example(license))).toEqual([`node_modules/example: ${license}`]);
  }
});

test('what is inside the plugin comes from packages that users install, never from a development tool', () => {
  const installed = new Set(PRODUCTION.map(identify));
  const bundled = bundledComponents(readBillOfMaterials()).map(({ name, version }) => `${name}@${version}`);
  expect(bundled.length).toBeGreaterThan(5);
  expect(bundled.filter((name) => !installed.has(name))).toEqual([]);
});
