import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { CloudMigrationPrecheck, MigrationSource, RdsTarget, SourcePassword } from 'cdktf-alicloud-rds-migration';

const app = new App();
const stack = new TerraformStack(app, 'quickstart');

const dbInstanceName = new TerraformVariable(stack, 'db_instance_name', {
  type: 'string',
  description: 'ID of the target RDS instance, for example "pgm-bp102g323jd4****".',
});
const sourceIpAddress = new TerraformVariable(stack, 'source_ip_address', {
  type: 'string',
  description: 'Private IP address of the self-managed PostgreSQL.',
});
const sourceAccount = new TerraformVariable(stack, 'source_account', {
  type: 'string',
  default: 'migratetest',
  description: 'Name of the migration account on the self-managed PostgreSQL.',
});
const sourcePassword = new TerraformVariable(stack, 'source_password', {
  type: 'string',
  sensitive: true,
  description: 'Password of the migration account.',
});

const knowsWriteOnly = process.env.QUICKSTART_WRITE_ONLY !== 'false';
if (knowsWriteOnly) sourcePassword.addOverride('ephemeral', true);

const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
  target: RdsTarget.fromInstanceId(dbInstanceName.stringValue),
  source: MigrationSource.onEcs({
    ipAddress: sourceIpAddress.stringValue,
    account: sourceAccount.stringValue,
    password: knowsWriteOnly
      ? SourcePassword.fromVariable(sourcePassword)
      : SourcePassword.sensitive(sourcePassword.stringValue),
  }),
});

new TerraformOutput(stack, 'task_id', { value: precheck.taskId, staticId: true });
new TerraformOutput(stack, 'task_name', { value: precheck.taskName, staticId: true });
new TerraformOutput(stack, 'status', { value: precheck.report.status, staticId: true });

app.synth();
