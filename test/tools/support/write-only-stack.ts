import { App, TerraformStack } from 'cdktf';
import { PrecheckTask, RdsmigrationProvider } from 'cdktf-alicloud-rds-migration';

const app = new App();
const stack = new TerraformStack(app, 'quickstart');
new RdsmigrationProvider(stack, 'rdsmigration');
new PrecheckTask(stack, 'task', {
  dbInstanceName: 'pgm-emulated0001',
  sourceIpAddress: '172.16.0.10',
  sourcePort: 5432,
  sourceAccount: 'migratetest',
  sourceCategory: 'ecsOnVpc',
  sourcePasswordWo: 'write-only of a test',
  sourcePasswordWoVersion: 1,
});
app.synth();
