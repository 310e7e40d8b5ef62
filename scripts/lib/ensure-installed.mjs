import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs a folder's dependencies unless npm has done so since the lock file changed. No install script is run: none of
 * the dependencies needs one.
 */
export function ensureInstalled(folder) {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  const wanted = path.join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log(`Installing the dependencies of ${path.basename(folder)} …`);
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error(`"npm ci" in ${folder} ended with exit code ${status}. Is the package registry reachable?`);
  }
}
