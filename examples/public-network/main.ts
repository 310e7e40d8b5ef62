import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  CloudMigrationPrecheck,
  MigrationNetwork,
  MigrationSource,
  RdsTarget,
  SourcePassword,
} from 'cdktf-alicloud-rds-migration';
import { AlicloudProvider, DbInstance, Vpc, Vswitch } from 'cdktf-alicloud-rds-migration/alicloud';

const app = new App();
const stack = new TerraformStack(app, 'public-network');
new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });

const vpc = new Vpc(stack, 'vpc', { vpcName: 'databases', cidrBlock: '10.0.0.0/8' });
const vswitch = new Vswitch(stack, 'vswitch', { vpcId: vpc.id, cidrBlock: '10.0.0.0/24', zoneId: 'cn-hangzhou-h' });
const db = new DbInstance(stack, 'db', {
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  instanceType: 'pg.n2.2c.2m',
  instanceStorage: 100,
  dbInstanceStorageType: 'cloud_essd',
  vswitchId: vswitch.id,
});

const sourceAddress = new TerraformVariable(stack, 'source_ip_address', {
  type: 'string',
  description: 'Public IP address of the self-managed PostgreSQL.',
});
const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
password.addOverride('ephemeral', true);

const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
  target: RdsTarget.fromDbInstance(db),
  source: MigrationSource.onPublicNetwork({
    ipAddress: sourceAddress.stringValue,
    account: 'migratetest',
    password: SourcePassword.fromVariable(password),
  }),
  network: MigrationNetwork.publicNetwork(stack, 'network'),
});

new TerraformOutput(stack, 'task_id', { value: precheck.taskId, staticId: true });
new TerraformOutput(stack, 'task_name', { value: precheck.taskName, staticId: true });

app.synth();
