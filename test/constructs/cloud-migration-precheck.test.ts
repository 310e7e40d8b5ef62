import { DataResource, TerraformHclModule, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { Construct } from 'constructs';
import {
  CloudMigrationPrecheck,
  CloudMigrationPrecheckProps,
  MigrationNetwork,
  MigrationSource,
  MigrationSourceOptions,
  RdsmigrationProvider,
  RdsTarget,
  SourcePassword,
} from '../../lib/constructs';
import { AlicloudProvider, DataAlicloudRegions, DbInstance } from '../../lib/constructs/alicloud';

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(Testing.app(), 'stack');
});

function onEcs(options: Partial<MigrationSourceOptions> = {}): MigrationSource {
  const variable = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
  variable.addOverride('ephemeral', true);
  const password = SourcePassword.fromVariable(variable);
  return MigrationSource.onEcs({ ipAddress: '172.16.0.10', account: 'migratetest', password, ...options });
}

function precheck(props: Partial<CloudMigrationPrecheckProps> = {}): CloudMigrationPrecheck {
  return new CloudMigrationPrecheck(stack, 'precheck', {
    target: RdsTarget.fromInstanceId('pgm-bp102g323jd4'),
    ...props,
    source: props.source ?? onEcs(),
  });
}

const synthesised = () => JSON.parse(Testing.synth(stack, true));
const taskOf = (config = synthesised()) => config.resource.rdsmigration_precheck_task.precheck_task_8E3FBB0C;
const ADDRESS = 'rdsmigration_precheck_task.precheck_task_8E3FBB0C';

test('the shortest use declares a task, and nothing that was not said', () => {
  precheck();
  expect(taskOf()).toEqual({
    db_instance_name: 'pgm-bp102g323jd4',
    source_ip_address: '172.16.0.10',
    source_port: 5432,
    source_account: 'migratetest',
    source_category: 'ecsOnVpc',
    source_password_wo: '${var.source_password}',
    source_password_wo_version: 1,
  });
});

test('every option reaches its argument', () => {
  precheck({
    taskName: 'slf7w7wj3g',
    waitForReport: false,
    failOn: 'warning',
    ignoreChecks: ['Check source glibc version compatible'],
    checkTarget: false,
    triggers: { source: '2' },
    timeouts: { create: '30m' },
  });
  expect(taskOf()).toMatchObject({
    task_name: 'slf7w7wj3g',
    wait_for_report: false,
    fail_on: 'warning',
    ignore_checks: ['Check source glibc version compatible'],
    check_target: false,
    triggers: { source: '2' },
    timeouts: { create: '30m' },
  });
});

test('its outputs refer to the task', () => {
  const { taskId, taskName, requestId, report } = precheck();
  const values = {
    taskId,
    taskName,
    requestId,
    status: report.status,
    passed: report.passed,
    failed: report.checksFailed,
  };
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value });
  new TerraformOutput(stack, 'first', { value: report.checks.get(0).message });
  expect(synthesised().output).toEqual({
    taskId: { value: `\${${ADDRESS}.task_id}` },
    taskName: { value: `\${${ADDRESS}.task_name}` },
    requestId: { value: `\${${ADDRESS}.request_id}` },
    status: { value: `\${${ADDRESS}.status}` },
    passed: { value: `\${${ADDRESS}.passed}` },
    failed: { value: `\${${ADDRESS}.checks_failed}` },
    first: { value: `\${${ADDRESS}.checks[0].message}` },
  });
});

test('waits for the instance and for everything that the network consists of', () => {
  new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });
  const db = new DbInstance(stack, 'db', {
    engine: 'PostgreSQL',
    engineVersion: '15.0',
    instanceType: 'pg.n2.2c.1m',
    instanceStorage: 100,
    dbInstanceStorageType: 'cloud_essd',
    vswitchId: 'vsw-1',
  });
  const network = MigrationNetwork.existing(stack, 'network', {
    rdsCidrBlocks: ['10.0.0.0/16'],
    sourceSecurityGroup: { id: 'sg-1' },
  });
  precheck({ target: RdsTarget.fromDbInstance(db), network });
  const { depends_on: dependsOn } = taskOf();
  expect(dependsOn).toContain('alicloud_db_instance.db');
  expect(dependsOn.filter((address: string) => address.startsWith('alicloud_security_group_rule.'))).toHaveLength(2);
});

test('what cannot work is told at synth, at the path of the construct', () => {
  precheck({
    source: onEcs({ port: 0, account: '' }),
  });
  expect(synthesised).toThrow(/\[stack\/precheck\] .*\n.*\[stack\/precheck\] /);
});

test('what only Terraform knows becomes preconditions of the task', () => {
  const version = new TerraformVariable(stack, 'engine_version', { type: 'string' }).stringValue;
  precheck({
    target: RdsTarget.fromInstanceId('pgm-bp102g323jd4', { engineVersion: version }),
    source: onEcs({ postgresVersion: 15 }),
  });
  expect(JSON.stringify(taskOf().lifecycle.precondition)).toContain('var.engine_version');
});

test('advice is a warning of the synth, judged when everything was declared', () => {
  const variable = new TerraformVariable(stack, 'password', { type: 'string', sensitive: true });
  const construct = precheck({
    source: MigrationSource.onEcs({
      ipAddress: '172.16.0.10',
      account: 'migratetest',
      password: SourcePassword.fromVariable(variable),
    }),
  });
  const warnings = () => construct.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => data);
  Testing.synth(stack);
  expect(warnings()).toEqual([expect.stringContaining('not ephemeral')]);
  variable.addOverride('ephemeral', true);
  Testing.synth(stack);
  expect(warnings()).toHaveLength(1);
});

test('the setup of the source comes from the values of the stack', () => {
  const network = MigrationNetwork.existing(stack, 'network', { rdsCidrBlocks: ['10.0.0.0/16'] });
  expect(precheck({ network }).sourceSetup.pgHba).toContain('10.0.0.0/16');
});

test('a given provider is the only one', () => {
  const provider = new RdsmigrationProvider(stack, 'own', { region: 'cn-hangzhou', alias: 'own' });
  precheck({ provider });
  const config = synthesised();
  expect(config.provider.rdsmigration).toEqual([{ region: 'cn-hangzhou', alias: 'own' }]);
  expect(taskOf(config).provider).toBe('rdsmigration.own');
});

test('what requires the assessment waits for it and for its passing: resources, data sources, modules, groups', () => {
  new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });
  const construct = precheck();
  const group = new Construct(stack, 'group');
  const resource = new DataResource(stack, 'resource', {});
  const data = new DataAlicloudRegions(stack, 'data', { current: true });
  const module = new TerraformHclModule(stack, 'module', { source: 'git::https://git.example/module.git' });
  construct.require(group, resource, data, module);
  new DataResource(group, 'later', {});
  new DataResource(stack, 'unrelated', {});

  const config = synthesised();
  const later = Object.keys(config.resource.terraform_data).find((name) => name.startsWith('group_later_')) ?? '';
  expect(config.resource.terraform_data.resource.depends_on).toEqual([ADDRESS]);
  expect(config.resource.terraform_data[later].depends_on).toEqual([ADDRESS]);
  expect(config.resource.terraform_data.unrelated.depends_on).toBeUndefined();
  expect(config.data.alicloud_regions.data.depends_on).toEqual([ADDRESS]);
  expect(config.module.module.depends_on).toEqual([ADDRESS]);
  expect(taskOf(config).lifecycle.postcondition).toEqual([
    { condition: '${self.passed}', error_message: expect.stringContaining('"stack/precheck" has not passed') },
  ]);
});

test('what waits for something already waits for that, too, and once only', () => {
  const construct = precheck();
  const first = new DataResource(stack, 'first', {});
  const second = new DataResource(stack, 'second', { dependsOn: [first] });
  construct.require(second, second);
  expect(synthesised().resource.terraform_data.second.depends_on).toEqual(['terraform_data.first', ADDRESS]);
});

test('what the assessment waits for cannot require it', () => {
  const network = new DataResource(stack, 'network', {});
  const construct = precheck({
    source: onEcs({ dependsOn: [network] }),
  });
  construct.require(network);
  expect(synthesised).toThrow(
    '[stack/precheck] "stack/network" cannot require the assessment, because the assessment waits for it.',
  );
});

test('the whole stack cannot require an assessment that is in it', () => {
  precheck().require(stack);
  expect(synthesised).toThrow('"stack/precheck/task" cannot require the assessment');
});

test('a construct of another stack is refused, with the way that works', () => {
  const other = new TerraformStack(stack.node.root as never, 'other');
  const construct = precheck();
  expect(() => construct.require(new DataResource(other, 'resource', {}))).toThrow(
    '"other/resource" is in another stack than "stack/precheck/task", and Terraform\'s depends_on does not reach there. Let the whole stack wait: call addDependency() on the stack "other" with the stack "stack".',
  );
});

test('a check block is declared on request', () => {
  precheck({ failOn: 'never', checkBlock: true });
  expect(synthesised().check).toEqual({
    precheck_passed_FFBDEEDC: {
      assert: [
        {
          condition: `\${${ADDRESS}.passed}`,
          error_message: expect.stringContaining('"stack/precheck" has not passed'),
        },
      ],
    },
  });
});
