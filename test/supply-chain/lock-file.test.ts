import { LOCK, LOCKED, PRODUCTION, readProject } from './support/project';

const locations = (packages: typeof LOCKED) => packages.map(([location]) => location);

test('names no registry, and no address but those of sponsors, so that npm takes packages from wherever it is told to', () => {
  expect(locations(LOCKED.filter(([, { resolved }]) => resolved !== undefined))).toEqual([]);
  const withoutSponsors = LOCKED.map(([location, locked]) => [location, { ...locked, funding: undefined }]);
  expect(withoutSponsors.length).toBeGreaterThan(100);
  expect(JSON.stringify(withoutSponsors)).not.toContain('://');
});

test('holds a hash of every package that npm downloads', () => {
  const unchecked = LOCKED.filter(([, { integrity, inBundle }]) => !inBundle && !integrity?.startsWith('sha512-'));
  expect(locations(unchecked)).toEqual([]);
});

test('a package without a hash of its own is inside the tarball of another, whose hash covers it', () => {
  for (const [location] of LOCKED.filter(([, { inBundle }]) => inBundle)) {
    const [outermost = ''] = location.split(/(?<!^)\/node_modules\//);
    expect(LOCK.packages[outermost]).toMatchObject({
      integrity: expect.any(String),
      bundleDependencies: expect.anything(),
    });
  }
});

test('no package that users install has an install script', () => {
  expect(PRODUCTION.length).toBeGreaterThan(10);
  expect(locations(PRODUCTION.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual([]);
});

test('neither has a peer, nor anything that comes with it', () => {
  const peers = Object.keys(LOCK.packages['']?.peerDependencies ?? {}).map((name) => `node_modules/${name}`);
  expect(peers).toEqual(['node_modules/cdktf', 'node_modules/constructs']);
  const withPeers = LOCKED.filter(([location]) => peers.some((peer) => `${location}/`.startsWith(`${peer}/`)));
  expect(locations(withPeers.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual([]);
});

test('the documentation says of each development package with an install script why it works without', () => {
  const withScript = LOCKED.filter(([, { hasInstallScript }]) => hasInstallScript).map(([location]) =>
    location.replace(/^.*node_modules\//, ''),
  );
  const [, section = ''] = /^## Install scripts$(.*?)^## /ms.exec(readProject('docs/supply-chain.md')) ?? [];
  const documented = [...section.matchAll(/^\| `(.+?)` \|/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual(withScript.sort());
});
