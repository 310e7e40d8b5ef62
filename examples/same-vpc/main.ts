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
const stack = new TerraformStack(app, 'same-vpc');
new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });

const vpc = new Vpc(stack, 'vpc', { vpcName: 'migration', cidrBlock: '172.16.0.0/12' });
const vswitch = new Vswitch(stack, 'vswitch', { vpcId: vpc.id, cidrBlock: '172.16.0.0/24', zoneId: 'cn-hangzhou-h' });
const securityGroup = new SecurityGroup(stack, 'security-group', { securityGroupName: 'postgresql', vpcId: vpc.id });
const server = new Instance(stack, 'server', {
  instanceName: 'postgresql',
  imageId: 'aliyun_3_x64_20G_alibase_20240819.vhd',
  instanceType: 'ecs.g7.large',
  securityGroups: [securityGroup.id],
  vswitchId: vswitch.id,
});
const db = new DbInstance(stack, 'db', {
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  instanceType: 'pg.n2.2c.2m',
  instanceStorage: 100,
  dbInstanceStorageType: 'cloud_essd',
  vswitchId: vswitch.id,
});

const network = MigrationNetwork.sameVpc(stack, 'network', {
  vpc,
  vswitches: [vswitch],
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
    postgresVersion: '15',
    dataSizeGiB: 60,
  }),
  network,
});

new TerraformOutput(stack, 'task_id', { value: precheck.taskId, staticId: true });
new TerraformOutput(stack, 'task_name', { value: precheck.taskName, staticId: true });

app.synth();
