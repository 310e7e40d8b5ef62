import { App, TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { PrecheckTask, RdsmigrationProvider } from 'cdktf-alicloud-rds-migration';

const app = new App();
const stack = new TerraformStack(app, 'fleet');
new RdsmigrationProvider(stack, 'rdsmigration', { region: 'cn-hangzhou' });

const migrations = new TerraformVariable(stack, 'migrations', {
  type: 'list(object({ db_instance_name = string, source_ip_address = string }))',
  description: 'One entry for each migration: the ID of the RDS instance, and the private IP address of its source.',
});
const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
password.addOverride('ephemeral', true);

const migration = TerraformIterator.fromComplexList(migrations.value, 'db_instance_name');
const tasks = new PrecheckTask(stack, 'precheck', {
  forEach: migration,
  dbInstanceName: migration.getString('db_instance_name'),
  sourceIpAddress: migration.getString('source_ip_address'),
  sourcePort: 5432,
  sourceCategory: 'ecsOnVpc',
  sourceAccount: 'migratetest',
  sourcePasswordWo: password.stringValue,
  sourcePasswordWoVersion: 1,
});

const assessed = TerraformIterator.fromResources(tasks);
new TerraformOutput(stack, 'task_id', { value: assessed.forExpressionForMap('key', 'val.task_id'), staticId: true });
new TerraformOutput(stack, 'task_name', {
  value: assessed.forExpressionForMap('key', 'val.task_name'),
  staticId: true,
});

app.synth();
