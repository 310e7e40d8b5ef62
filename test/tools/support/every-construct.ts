/** A stack with every construct of the package, which has to synthesise to the same under cdktf and cdktn. */
import { App, Aspects, DataResource, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  CloudMigrationPrecheck,
  DataRdsmigrationPrecheckReport,
  MigrationNetwork,
  MigrationSource,
  PrecheckTask,
  RdsmigrationProvider,
  RdsTarget,
  SourcePassword,
} from 'cdktf-alicloud-rds-migration';
import { AlicloudProvider, DbInstance, SecurityGroup, Vpc, Vswitch } from 'cdktf-alicloud-rds-migration/alicloud';

const app = new App();
const stack = new TerraformStack(app, 'everything');
const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
password.addOverride('ephemeral', true);

new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou', endpoints: [{ rds: 'rds.example' }] });
const vpc = new Vpc(stack, 'vpc', { vpcName: 'migration', cidrBlock: '10.0.0.0/16' });
const vswitch = new Vswitch(stack, 'vswitch', { vpcId: vpc.id, zoneId: 'cn-hangzhou-h', cidrBlock: '10.0.1.0/24' });
const securityGroup = new SecurityGroup(stack, 'security_group', { vpcId: vpc.id });
const db = new DbInstance(stack, 'db', {
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  instanceType: 'pg.n2.2c.1m',
  instanceStorage: 100,
  dbInstanceStorageType: 'cloud_essd',
  vswitchId: vswitch.id,
});

const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
  target: RdsTarget.fromDbInstance(db),
  source: MigrationSource.onEcs({
    ipAddress: '10.0.1.10',
    account: 'migratetest',
    password: SourcePassword.fromVariable(password),
    postgresVersion: 15,
    dataSizeGiB: 10,
  }),
  network: MigrationNetwork.sameVpc(stack, 'network', { vpc, sourceSecurityGroup: securityGroup }),
  ignoreChecks: ['Check source glibc version compatible'],
  triggers: { source: '1' },
  timeouts: { create: '30m' },
  checkBlock: true,
});
precheck.require(new DataResource(stack, 'migration', {}));

const beijing = new RdsmigrationProvider(stack, 'beijing', { region: 'cn-beijing', alias: 'beijing' });
const task = new PrecheckTask(stack, 'task', {
  dbInstanceName: 'pgm-bp102g323jd4',
  sourceIpAddress: '172.16.0.10',
  sourcePort: 5432,
  sourceAccount: 'migratetest',
  sourceCategory: 'idcOnVpc',
  sourcePasswordWo: password.stringValue,
  sourcePasswordWoVersion: 1,
  provider: beijing,
});
const report = new DataRdsmigrationPrecheckReport(stack, 'report', {
  dbInstanceName: task.dbInstanceName,
  taskId: task.taskId,
  provider: beijing,
});
PrecheckTask.generateConfigForImport(stack, 'imported', 'pgm-bp102g323jd4:439946016', beijing);

new TerraformOutput(stack, 'task_id', { value: precheck.taskId });
new TerraformOutput(stack, 'first_check', { value: precheck.report.checks.get(0).message });
new TerraformOutput(stack, 'pg_hba', { value: precheck.sourceSetup.pgHba });
new TerraformOutput(stack, 'passed', { value: report.passed });

Aspects.of(stack).add({
  visit(construct) {
    if (PrecheckTask.isTerraformResource(construct)) construct.addOverride('lifecycle.prevent_destroy', false);
  },
});
app.synth();
