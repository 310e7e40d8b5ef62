#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { registerEmulatorCommand } from './emulator-command';
import { registerInstallCommand } from './install-command';
import { registerReportCommand } from './report-command';

/** The `rds-precheck` command line; each command lives in its own file and registers itself here. */
export function createProgram(): Command {
  const program = new Command('rds-precheck')
    .description('Assess a self-managed PostgreSQL before its migration into ApsaraDB RDS for PostgreSQL')
    .version(packageVersion());
  registerEmulatorCommand(program);
  registerInstallCommand(program);
  registerReportCommand(program);
  return program;
}

function packageVersion(): string {
  const manifest = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

if (require.main === module) {
  createProgram()
    .parseAsync()
    .catch((error: unknown) => {
      process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
}
