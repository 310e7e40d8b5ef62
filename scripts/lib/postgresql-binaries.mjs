import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';

const NEEDED = ['initdb', 'pg_ctl', 'psql'];

/** The folder of PostgreSQL's programs: on PATH, or where Debian, Red Hat and Homebrew keep the newest version. */
export function findPostgresql(environment = process.env) {
  const installed = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt'].flatMap(versionsIn);
  const folders = [...(environment.PATH ?? '').split(path.delimiter), ...installed];
  return folders.find((folder) => NEEDED.every((program) => isExecutable(path.join(folder, program))));
}

function versionsIn(folder) {
  try {
    return readdirSync(folder)
      .sort()
      .reverse()
      .map((version) => path.join(folder, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
