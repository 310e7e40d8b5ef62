/**
 * CDKTF constructs for the assessment that comes before a self-managed PostgreSQL is migrated into ApsaraDB RDS for
 * PostgreSQL.
 */
export * from './generated/rdsmigration/precheck-task';
export * from './generated/rdsmigration/data-rdsmigration-precheck-report';
export * from './generated/rdsmigration/provider';
export { RdsmigrationProvider } from './rdsmigration-provider';
export { type Installation, installPlugin } from './installation/install-plugin';
export { installPluginAtSynth } from './installation/install-at-synth';
export { PluginInstallationError } from './installation/installation-error';
export { type Plugin } from './installation/plugin';
export {
  CloudMigrationPrecheck,
  type CloudMigrationPrecheckProps,
  type FailOn,
  type PrecheckReport,
} from './cloud-migration-precheck';
export * from './prerequisites';
