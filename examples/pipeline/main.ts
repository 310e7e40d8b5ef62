import { App, OssBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  CloudMigrationPrecheck,
  MigrationSource,
  RdsmigrationProvider,
  RdsTarget,
  SourcePassword,
} from 'cdktf-alicloud-rds-migration';

const app = new App();
const stack = new TerraformStack(app, 'pipeline');
new RdsmigrationProvider(stack, 'rdsmigration', { region: 'cn-hangzhou' });

const stateBucket = process.env.STATE_BUCKET;
if (stateBucket) new OssBackend(stack, { bucket: stateBucket, prefix: 'rds-precheck', region: 'cn-hangzhou' });

const instanceId = new TerraformVariable(stack, 'db_instance_id', { type: 'string' });
const sourceAddress = new TerraformVariable(stack, 'source_ip_address', { type: 'string' });
const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
password.addOverride('ephemeral', true);

const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
  target: RdsTarget.fromInstanceId(instanceId.stringValue),
  source: MigrationSource.onEcs({
    ipAddress: sourceAddress.stringValue,
    account: 'migratetest',
    password: SourcePassword.fromVariable(password),
  }),
});

new TerraformOutput(stack, 'task_id', { value: precheck.taskId, staticId: true });
new TerraformOutput(stack, 'task_name', { value: precheck.taskName, staticId: true });

app.synth();
