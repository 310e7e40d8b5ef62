import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  CloudMigrationPrecheck,
  MigrationNetwork,
  MigrationSource,
  RdsTarget,
  SourcePassword,
} from 'cdktf-alicloud-rds-migration';
import { AlicloudProvider, DataAlicloudDbInstances } from 'cdktf-alicloud-rds-migration/alicloud';

const app = new App();
const stack = new TerraformStack(app, 'existing-instance');
new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });

const instanceId = new TerraformVariable(stack, 'db_instance_id', {
  type: 'string',
  description: 'ID of the RDS instance, for example "pgm-bp102g323jd4****".',
});
const sourceAddress = new TerraformVariable(stack, 'source_ip_address', {
  type: 'string',
  description: 'Private IP address of the self-managed PostgreSQL.',
});
const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
password.addOverride('ephemeral', true);

const instances = new DataAlicloudDbInstances(stack, 'instances', {
  engine: 'PostgreSQL',
  ids: [instanceId.stringValue],
});

const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
  target: RdsTarget.fromDataSource(instances),
  source: MigrationSource.onEcs({
    ipAddress: sourceAddress.stringValue,
    account: 'migratetest',
    password: SourcePassword.fromVariable(password),
    postgresVersion: '15',
  }),
  network: MigrationNetwork.existing(stack, 'network'),
});

new TerraformOutput(stack, 'task_id', { value: precheck.taskId, staticId: true });
new TerraformOutput(stack, 'task_name', { value: precheck.taskName, staticId: true });

app.synth();
