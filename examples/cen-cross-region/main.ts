import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  CloudMigrationPrecheck,
  MigrationNetwork,
  MigrationSource,
  RdsTarget,
  SourcePassword,
} from 'cdktf-alicloud-rds-migration';
import {
  AlicloudProvider,
  DbInstance,
  Instance,
  SecurityGroup,
  Vpc,
  Vswitch,
} from 'cdktf-alicloud-rds-migration/alicloud';

const app = new App();
const stack = new TerraformStack(app, 'cen-cross-region');
new AlicloudProvider(stack, 'hangzhou', { region: 'cn-hangzhou' });
const beijing = new AlicloudProvider(stack, 'beijing', { region: 'cn-beijing', alias: 'beijing' });

const sourceVpc = new Vpc(stack, 'source-vpc', {
  provider: beijing,
  vpcName: 'applications',
  cidrBlock: '172.16.0.0/12',
});
const sourceVswitch = new Vswitch(stack, 'source-vswitch', {
  provider: beijing,
  vpcId: sourceVpc.id,
  cidrBlock: '172.16.0.0/24',
  zoneId: 'cn-beijing-h',
});
const securityGroup = new SecurityGroup(stack, 'security-group', {
  provider: beijing,
  securityGroupName: 'postgresql',
  vpcId: sourceVpc.id,
});
const server = new Instance(stack, 'server', {
  provider: beijing,
  instanceName: 'postgresql',
  imageId: 'aliyun_3_x64_20G_alibase_20240819.vhd',
  instanceType: 'ecs.g7.large',
  securityGroups: [securityGroup.id],
  vswitchId: sourceVswitch.id,
});

const targetVpc = new Vpc(stack, 'target-vpc', { vpcName: 'databases', cidrBlock: '10.0.0.0/8' });
const targetVswitch = new Vswitch(stack, 'target-vswitch', {
  vpcId: targetVpc.id,
  cidrBlock: '10.0.0.0/24',
  zoneId: 'cn-hangzhou-h',
});
const db = new DbInstance(stack, 'db', {
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  instanceType: 'pg.n2.2c.2m',
  instanceStorage: 100,
  dbInstanceStorageType: 'cloud_essd',
  vswitchId: targetVswitch.id,
});

const network = MigrationNetwork.cen(stack, 'network', {
  target: { vpc: targetVpc, vswitches: [targetVswitch], regionId: 'cn-hangzhou' },
  source: { vpc: sourceVpc, vswitches: [sourceVswitch], regionId: 'cn-beijing', provider: beijing },
  interRegionBandwidth: 100,
  sourceSecurityGroup: securityGroup,
});

const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
password.addOverride('ephemeral', true);

const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
  target: RdsTarget.fromDbInstance(db),
  source: MigrationSource.onEcs({
    instance: server,
    account: 'migratetest',
    password: SourcePassword.fromVariable(password),
  }),
  network,
});

new TerraformOutput(stack, 'task_id', { value: precheck.taskId, staticId: true });
new TerraformOutput(stack, 'task_name', { value: precheck.taskName, staticId: true });

app.synth();
