import fs from 'node:fs';
import path from 'node:path';
import { installPlugin } from '../../../lib/constructs/installation/install-plugin';
import { PluginInstallationError } from '../../../lib/constructs/installation/installation-error';
import { temporaryDirectory } from '../support/temporary-directory';

const ADDRESS = 'terraform.local/team/toy';
const root = temporaryDirectory();
const file = path.join(root, 'toy.cjs');
fs.writeFileSync(file, 'the plugin');

/** sha256 of "the plugin" and of the line that names it, computed with coreutils. */
const HASH = 'h1:+UE+o9+EI/WJy7b8iuAD3SUrnWWjPMQbJrDDcBxzRn0=';

let directory: string;
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(root, 'stack-'));
});
afterEach(() => jest.restoreAllMocks());

const install = (version = '1.0.0') => installPlugin({ address: ADDRESS, version, file }, directory);
const inStack = (...parts: string[]) => path.join(directory, ...parts);
const versionFolder = (version: string) => inStack('terraform.d/plugins', ADDRESS, version);
const everything = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => [name, fs.lstatSync(path.join(folder, name)).mtimeMs, fs.lstatSync(path.join(folder, name)).ino]);

function systemError(code: string, failingPath?: string): Error {
  return Object.assign(new Error(`${code}: as if`), {
    code,
    syscall: 'write',
    ...(failingPath && { path: failingPath }),
  });
}

test('deposits the plugin, executable, for every platform that Node.js and Terraform share', () => {
  expect(install()).toEqual({ folder: versionFolder('1.0.0'), changed: true });
  for (const platform of ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64']) {
    const deposited = path.join(versionFolder('1.0.0'), platform, 'terraform-provider-toy.cjs');
    expect(fs.readFileSync(deposited, 'utf8')).toBe('the plugin');
    expect(fs.statSync(deposited).mode & 0o777).toBe(0o755);
  }
});

test('locks the version, the constraint and the hash that Terraform computes', () => {
  install();
  expect(fs.readFileSync(inStack('.terraform.lock.hcl'), 'utf8')).toContain(`provider "${ADDRESS}" {
  version     = "1.0.0"
  constraints = "1.0.0"
  hashes = [
    "${HASH}",
  ]
}
`);
});

test('a second installation touches no file', () => {
  install();
  const before = everything(directory);
  expect(install().changed).toBe(false);
  expect(everything(directory)).toEqual(before);
});

test('a new version takes the place of the old one, in the folder and in the lock file', () => {
  install('1.0.0');
  expect(install('1.0.1').changed).toBe(true);
  expect(fs.readdirSync(path.dirname(versionFolder('1.0.1')))).toEqual(['1.0.1']);
  expect(fs.readFileSync(inStack('.terraform.lock.hcl'), 'utf8')).not.toContain('1.0.0');
});

test('leaves the plugins of others and loose files alone', () => {
  const foreign = inStack('terraform.d/plugins/terraform.local/team/other/0.9.0/linux_amd64/terraform-provider-other');
  const loose = inStack('terraform.d/plugins', ADDRESS, 'README');
  for (const kept of [foreign, loose]) {
    fs.mkdirSync(path.dirname(kept), { recursive: true });
    fs.writeFileSync(kept, 'kept');
  }
  install();
  expect(fs.readFileSync(foreign, 'utf8')).toBe('kept');
  expect(fs.readFileSync(loose, 'utf8')).toBe('kept');
});

test.each([
  ['changed bytes', (plugin: string) => fs.writeFileSync(plugin, 'other bytes')],
  ['a lost executable bit', (plugin: string) => fs.chmodSync(plugin, 0o644)],
  ['a file beside it, which would change its hash', (plugin: string) => fs.writeFileSync(`${plugin}.map`, '{}')],
  ['a platform that is gone', (plugin: string) => fs.rmSync(path.join(plugin, '../../darwin_arm64'))],
])('repairs an installation with %s', (_, damage) => {
  install();
  damage(path.join(versionFolder('1.0.0'), 'linux_amd64', 'terraform-provider-toy.cjs'));
  expect(install().changed).toBe(true);
  const repaired = path.join(versionFolder('1.0.0'), 'darwin_arm64', 'terraform-provider-toy.cjs');
  expect(fs.readFileSync(repaired, 'utf8')).toBe('the plugin');
  expect(fs.statSync(repaired).mode & 0o777).toBe(0o755);
  expect(fs.readdirSync(path.dirname(repaired))).toHaveLength(1);
});

test('copies the plugin where the file system has no links', () => {
  jest.spyOn(fs, 'symlinkSync').mockImplementation(() => {
    throw systemError('EPERM');
  });
  install();
  const copy = path.join(versionFolder('1.0.0'), 'darwin_arm64', 'terraform-provider-toy.cjs');
  expect(fs.lstatSync(path.dirname(copy)).isDirectory()).toBe(true);
  expect(fs.readFileSync(copy, 'utf8')).toBe('the plugin');
  expect(install().changed).toBe(false);
});

test('a full disk is named with path, reason and next step, and leaves nothing half-written', () => {
  const write = jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
    throw systemError('ENOSPC');
  });
  expect(install).toThrow(PluginInstallationError);
  expect(install).toThrow(
    `Cannot install the plugin ${ADDRESS} 1.0.0 at ${versionFolder('1.0.0')}: the disk is full (ENOSPC). Free some space and try again.`,
  );
  write.mockRestore();
  expect(fs.readdirSync(directory, { recursive: true })).toEqual(['terraform.d']);
});

test('a disk that fills up before the lock file is written leaves the old lock file whole', () => {
  install('1.0.0');
  const before = fs.readFileSync(inStack('.terraform.lock.hcl'), 'utf8');
  const real = fs.writeFileSync;
  jest.spyOn(fs, 'writeFileSync').mockImplementation((target, ...rest) => {
    if (String(target).includes('.terraform.lock.hcl')) throw systemError('ENOSPC', String(target));
    real(target, ...rest);
  });
  expect(() => install('1.0.1')).toThrow('the disk is full (ENOSPC)');
  expect(fs.readFileSync(inStack('.terraform.lock.hcl'), 'utf8')).toBe(before);
  expect(fs.readdirSync(directory).sort()).toEqual(['.terraform.lock.hcl', 'terraform.d']);
});

test('a read-only folder is named', () => {
  jest.spyOn(fs, 'mkdirSync').mockImplementation((target) => {
    throw systemError('EROFS', String(target));
  });
  expect(install).toThrow(
    `at ${inStack('terraform.d')}: the file system is read-only (EROFS). Choose a folder that can be written, and try again.`,
  );
});

test('a file in the way of a folder is named', () => {
  fs.writeFileSync(inStack('terraform.d'), 'not a folder');
  expect(install).toThrow(/terraform\.d.*: (there is a file where a folder has to be|a part of the path is a file)/);
});

test('a plugin file that does not exist is named', () => {
  const missing = path.join(root, 'missing.cjs');
  expect(() => installPlugin({ address: ADDRESS, version: '1.0.0', file: missing }, directory)).toThrow(
    `at ${missing}: it does not exist (ENOENT). Build or install the package that it belongs to, and try again.`,
  );
});

test('a plugin whose bytes are not those that were built is refused before anything is written', () => {
  expect(() => installPlugin({ address: ADDRESS, version: '1.0.0', file, h1: 'h1:other' }, directory)).toThrow(
    `The plugin ${file} is damaged: its hash is ${HASH}, and h1:other was recorded when it was built.`,
  );
  expect(fs.readdirSync(directory)).toEqual([]);
});

test.each([
  [{ address: '../evil/x', version: '1.0.0', file }, RangeError],
  [{ address: ADDRESS, version: '../1.0.0', file }, RangeError],
])('an address or version that is none writes nothing: %j', (plugin, error) => {
  expect(() => installPlugin(plugin, directory)).toThrow(error);
  expect(fs.readdirSync(directory)).toEqual([]);
});
