/**
 * Everything that has to hold: build, types, lint, format, tests.
 *
 *     npm test                          all of it
 *     npm test -- test/rds --watch      arguments go to jest, and only the build comes before it
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { findPostgresql } from './lib/postgresql-binaries.mjs';
import { findTerraform } from './lib/terraform-binary.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const jestArguments = process.argv.slice(2);

function run(title, script, args = []) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${title} failed.`);
}

try {
  ensureInstalled(root);
  process.env.TERRAFORM_BINARY_NAME = findTerraform();
  const postgresql = findPostgresql();
  if (postgresql) process.env.POSTGRESQL_BIN = postgresql;
  else console.log('There is no PostgreSQL here (initdb, pg_ctl, psql), so the tests against a real one are left out.');
  run('Build', 'scripts/build.mjs');
  if (jestArguments.length === 0) {
    run('Types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']);
    run('Lint', 'node_modules/eslint/bin/eslint.js', ['.']);
    run('Format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
  }
  run('Tests', 'node_modules/jest/bin/jest.js', jestArguments);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
