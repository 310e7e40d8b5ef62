import type { Command } from 'commander';

/** Adds `rds-precheck emulator`, which serves a local RDS endpoint until it is interrupted. */
export function registerEmulatorCommand(program: Command): void {
  program.command('emulator').description('Serve a local RDS endpoint for the cloud-migration assessment');
}
