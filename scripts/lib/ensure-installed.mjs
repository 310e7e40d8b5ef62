import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs a folder's dependencies unless they are those of its lock file already. No install script is run: none of
 * the dependencies needs one.
 */
export function ensureInstalled(folder) {
  const fingerprint = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(folder, 'node_modules/.lock-fingerprint');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  console.log(`Installing the dependencies of ${path.basename(folder)} …`);
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`"npm ci" in ${folder} ended with exit code ${status}. Is the package registry reachable?`);
  writeFileSync(stamp, fingerprint);
}
