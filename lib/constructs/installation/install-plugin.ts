import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { explainFileSystemFailures, PluginInstallationError } from './installation-error';
import { type LockEntry, withLockEntry } from './lock-file';
import { packageHash } from './package-hash';
import { checkVersion, parseAddress, type Plugin } from './plugin';
import { holdsPackage, writePackage } from './plugin-package';
import { readIfPresent } from './read-if-present';

/** Where a plugin was installed. */
export interface Installation {
  /** Folder of this version of the plugin. */
  readonly folder: string;
  /** False when everything was in place already; then no file was touched. */
  readonly changed: boolean;
}

/**
 * Puts a plugin where `terraform init` and `tofu init` look for it without any configuration, and locks it:
 *
 * - `terraform.d/plugins/<host>/<namespace>/<type>/<version>/<platform>/terraform-provider-<type><extension>`;
 *   other versions of the same plugin are removed;
 * - its entry in `.terraform.lock.hcl`, so that `init` needs no `-upgrade`, and the CDKTF command line asks no registry.
 *
 * Both are looked up in the working directory: run Terraform in this folder (`terraform -chdir=<folder> init` looks in the
 * folder it is started in). A second installation of the same plugin touches nothing.
 *
 * Source: https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 *
 * @param directory folder of the Terraform configuration
 * @throws RangeError when the address or the version cannot be one
 * @throws PluginInstallationError when the file system refuses, or the plugin's bytes are not those that `h1` names
 */
export function installPlugin(plugin: Plugin, directory: string): Installation {
  const { host, namespace, type } = parseAddress(plugin.address);
  checkVersion(plugin.version);
  const attempt = <T>(file: string, work: () => T): T =>
    explainFileSystemFailures(`install the plugin ${plugin.address} ${plugin.version}`, file, work);
  const versions = join(directory, 'terraform.d', 'plugins', host, namespace, type);
  const folder = join(versions, plugin.version);
  const lockFile = join(directory, '.terraform.lock.hcl');

  const content = attempt(plugin.file, () => readFileSync(plugin.file));
  const name = `terraform-provider-${type}${extname(plugin.file)}`;
  const hash = checkedHash(plugin, packageHash({ [name]: content }));
  const deposited = attempt(folder, () => deposit(folder, name, content, join(directory, 'terraform.d')));
  const cleaned = attempt(versions, () => removeOtherVersions(versions, plugin.version));
  const locked = attempt(lockFile, () => lock(lockFile, { ...plugin, hash }));
  return { folder, changed: deposited || cleaned || locked };
}

function checkedHash({ file, h1 }: Plugin, hash: string): string {
  if (h1 === undefined || h1 === hash) return hash;
  throw new PluginInstallationError(
    `The plugin ${file} is damaged: its hash is ${hash}, and ${h1} was recorded when it was built. Install the package that it comes from again.`,
  );
}

/** The whole folder is made aside and renamed: Terraform never sees a half-written plugin. */
function deposit(folder: string, name: string, content: Buffer, terraformDirectory: string): boolean {
  if (holdsPackage(folder, name, content)) return false;
  mkdirSync(terraformDirectory, { recursive: true });
  const aside = mkdtempSync(join(terraformDirectory, '.installing-'));
  try {
    writePackage(join(aside, 'new'), name, content);
    mkdirSync(dirname(folder), { recursive: true });
    renameIfPresent(folder, join(aside, 'old'));
    renameSync(join(aside, 'new'), folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return true;
}

function renameIfPresent(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function removeOtherVersions(versions: string, version: string): boolean {
  const others = readdirSync(versions, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== version,
  );
  for (const { name } of others) rmSync(join(versions, name), { recursive: true, force: true });
  return others.length > 0;
}

function lock(file: string, entry: LockEntry): boolean {
  const before = readIfPresent(file);
  const after = withLockEntry(before, entry);
  if (after === before) return false;
  const aside = `${file}.${process.pid}`;
  try {
    writeFileSync(aside, after);
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
  return true;
}
