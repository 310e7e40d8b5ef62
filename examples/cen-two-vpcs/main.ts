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
const stack = new TerraformStack(app, 'cen-two-vpcs');
new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });

const sourceVpc = new Vpc(stack, 'source-vpc', { vpcName: 'applications', cidrBlock: '172.16.0.0/12' });
const sourceVswitches = ['h', 'j'].map(
  (zone, index) =>
    new Vswitch(stack, `source-vswitch-${zone}`, {
      vpcId: sourceVpc.id,
      cidrBlock: `172.16.${index}.0/24`,
      zoneId: `cn-hangzhou-${zone}`,
    }),
);
const securityGroup = new SecurityGroup(stack, 'security-group', {
  securityGroupName: 'postgresql',
  vpcId: sourceVpc.id,
});
const server = new Instance(stack, 'server', {
  instanceName: 'postgresql',
  imageId: 'aliyun_3_x64_20G_alibase_20240819.vhd',
  instanceType: 'ecs.g7.large',
  securityGroups: [securityGroup.id],
  vswitchId: sourceVswitches[0]?.id,
});

const targetVpc = new Vpc(stack, 'target-vpc', { vpcName: 'databases', cidrBlock: '10.0.0.0/8' });
const targetVswitches = ['h', 'j'].map(
  (zone, index) =>
    new Vswitch(stack, `target-vswitch-${zone}`, {
      vpcId: targetVpc.id,
      cidrBlock: `10.0.${index}.0/24`,
      zoneId: `cn-hangzhou-${zone}`,
    }),
);
const db = new DbInstance(stack, 'db', {
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  instanceType: 'pg.n2.2c.2m',
  instanceStorage: 100,
  dbInstanceStorageType: 'cloud_essd',
  vswitchId: targetVswitches[0]?.id,
});

const network = MigrationNetwork.cen(stack, 'network', {
  target: { vpc: targetVpc, vswitches: targetVswitches },
  source: { vpc: sourceVpc, vswitches: sourceVswitches },
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
