import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../package/support/module';

const TSX = path.join(PROJECT, 'node_modules/tsx/dist/cli.mjs');

/** Command line that runs a program in TypeScript. */
export const RUN_TYPESCRIPT = [process.execPath, TSX] as const;

/** A CDKTF project of its own, in which this package, as built, and its peers are installed by links. */
export function createProject(parent: string, program: string): string {
  const folder = mkdtempSync(path.join(parent, 'project-'));
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(PROJECT, path.join(folder, 'node_modules/cdktf-alicloud-rds-migration'), 'dir');
  for (const peer of ['cdktf', 'constructs']) {
    symlinkSync(path.join(PROJECT, 'node_modules', peer), path.join(folder, 'node_modules', peer), 'dir');
  }
  copyFileSync(path.join(PROJECT, program), path.join(folder, 'main.ts'));
  const app = [...RUN_TYPESCRIPT, 'main.ts'].map((word) => JSON.stringify(word)).join(' ');
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  writeFileSync(
    path.join(folder, 'cdktf.json'),
    JSON.stringify({ language: 'typescript', app, projectId: 'test', sendCrashReports: 'false' }),
  );
  return folder;
}
