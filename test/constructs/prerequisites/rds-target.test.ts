import { DataResource, TerraformLocal, TerraformStack, TerraformVariable, Testing, Token, ref } from 'cdktf';
import {
  AlicloudProvider,
  DataAlicloudDbInstances,
  DbInstance,
  DbReadonlyInstance,
} from '../../../lib/constructs/alicloud';
import { DbInstancesDataSource, RdsTarget } from '../../../lib/constructs/prerequisites';
import { errorsOf, preconditionsOf } from '../../../lib/constructs/prerequisites/requirement';
import { resolved } from '../../../lib/constructs/prerequisites/terraform-value';
import { TerraformDirectory } from '../../support/terraform';

function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'stack');
  new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });
  return stack;
}

const configured = {
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  instanceType: 'pg.n2.2c.1m',
  instanceStorage: 100,
  vswitchId: 'vsw-1',
};

/** The conditions of a target as Terraform gets them. */
function conditions(stack: TerraformStack, target: RdsTarget): string[] {
  new DataResource(stack, 'task', {
    lifecycle: { precondition: preconditionsOf(target.requirements) },
  });
  const { lifecycle } = JSON.parse(Testing.synth(stack)).resource.terraform_data.task;
  return (lifecycle?.precondition ?? []).map(({ condition }: { condition: string }) => condition);
}

test('of a managed instance, what the stack configures is checked at synth', () => {
  const db = new DbInstance(newStack(), 'db', { ...configured, engine: 'MySQL', dbInstanceStorageType: 'local_ssd' });
  expect(errorsOf(RdsTarget.fromDbInstance(db).requirements)).toEqual([
    expect.stringMatching(/^alicloud_db_instance\.db: engine is "MySQL"/),
    expect.stringMatching(/^alicloud_db_instance\.db: db_instance_storage_type is "local_ssd"/),
  ]);
});

test('of a managed instance, what the service decides is left to Terraform', () => {
  const stack = newStack();
  const target = RdsTarget.fromDbInstance(new DbInstance(stack, 'db', configured));
  expect(errorsOf(target.requirements)).toEqual([]);
  expect(conditions(stack, target)).toEqual([
    '${contains(["Primary", "unset"], coalesce(alicloud_db_instance.db.db_instance_type, "unset"))}',
    '${!contains(["local_ssd", "ephemeral_ssd"], coalesce(alicloud_db_instance.db.db_instance_storage_type, "unset"))}',
    '${!startswith(lower(coalesce(alicloud_db_instance.db.category, "unset")), "serverless")}',
  ]);
});

test('of a managed instance, what a variable or a template written by hand decides is left to Terraform', () => {
  const stack = newStack();
  const version = new TerraformVariable(stack, 'engine_version', {}).stringValue;
  const db = new DbInstance(stack, 'db', { ...configured, engineVersion: version, engine: '${var.engine}' });
  expect(conditions(stack, RdsTarget.fromDbInstance(db)).slice(0, 2)).toEqual([
    '${(var.engine == "PostgreSQL")}',
    '${(try(tonumber(element(split(".", var.engine_version), 0)), 0) >= 10)}',
  ]);
});

test('a change of the instance after the target was made is seen', () => {
  const db = new DbInstance(newStack(), 'db', configured);
  const target = RdsTarget.fromDbInstance(db);
  db.engine = 'MySQL';
  expect(errorsOf(target.requirements)).toHaveLength(1);
});

test('the task waits for a managed instance and names it by its ID', () => {
  const stack = newStack();
  const target = RdsTarget.fromDbInstance(new DbInstance(stack, 'db', configured));
  new DataResource(stack, 'task', { input: { id: target.instanceId }, dependsOn: [...target.dependencies] });
  expect(JSON.parse(Testing.synth(stack)).resource.terraform_data.task).toEqual({
    input: { id: '${alicloud_db_instance.db.id}' },
    depends_on: ['alicloud_db_instance.db'],
  });
});

test('a read-only instance is refused at synth', () => {
  const readOnly = new DbReadonlyInstance(newStack(), 'replica', {
    ...configured,
    masterDbInstanceId: 'pgm-1',
    dbInstanceStorageType: 'cloud_essd',
  });
  expect(errorsOf(RdsTarget.fromDbInstance(readOnly).requirements)).toEqual([
    expect.stringMatching(/^alicloud_db_readonly_instance\.replica is not a primary instance/),
  ]);
});

test('an instance without a vSwitch is refused at synth', () => {
  const db = new DbInstance(newStack(), 'db', { ...configured, vswitchId: undefined });
  expect(errorsOf(RdsTarget.fromDbInstance(db).requirements)).toEqual([
    'alicloud_db_instance.db has no vswitch_id, so it would stand in the classic network, where cloud disks are refused ' +
      'and which no VPC reaches. Give it a vSwitch.',
  ]);
});

test('any object with the attributes of an instance is a target, whatever its class', () => {
  const target = RdsTarget.fromDbInstance({ id: 'pgm-1', engine: 'PostgreSQL', engineVersion: '15.0' });
  expect([target.instanceId, target.label]).toEqual(['pgm-1', 'RDS instance pgm-1']);
  expect(errorsOf(target.requirements)).toEqual([]);
});

test.each(['', 'pgm 1', 'pgm-1:default', 'https://pgm-1'])('"%s" is refused as the ID of an instance', (id) => {
  expect(errorsOf(RdsTarget.fromInstanceId(id).requirements)).toEqual([
    `The ID "${id}" of the target is no instance ID. Give the ID that the console shows, pgm-….`,
  ]);
});

test('of an instance given by its ID only what is stated is checked', () => {
  expect(errorsOf(RdsTarget.fromInstanceId('pgm-1').requirements)).toEqual([]);
  expect(errorsOf(RdsTarget.fromInstanceId('pgm-1', { category: 'serverless_basic' }).requirements)).toHaveLength(1);
});

test.each(['10.0', '15', '17.0', '18.0', '120.0'])('PostgreSQL %s is new enough', (engineVersion) => {
  expect(errorsOf(RdsTarget.fromInstanceId('pgm-1', { engineVersion }).requirements)).toEqual([]);
});

test.each(['9.4', 'fifteen', '', '15.x'])('PostgreSQL "%s" is refused', (engineVersion) => {
  expect(errorsOf(RdsTarget.fromInstanceId('pgm-1', { engineVersion }).requirements)).toHaveLength(1);
});

test.each(['cloud_ssd', 'cloud_essd', 'cloud_essd3', 'general_essd', 'cloud_auto'])('%s is a cloud disk', (type) => {
  expect(errorsOf(RdsTarget.fromInstanceId('pgm-1', { dbInstanceStorageType: type }).requirements)).toEqual([]);
});

test('the data source of this package fits', () => {
  const stack = newStack();
  const found = new DataAlicloudDbInstances(stack, 'found', { ids: ['pgm-1'] });
  const list = 'data.alicloud_db_instances.found.instances';
  const { facts } = RdsTarget.fromDataSource(found);
  expect(resolved(stack, facts.instanceStorage ?? 0)).toBe(`\${try(${list}[0].instance_storage, 0)}`);
  expect(conditions(stack, RdsTarget.fromDataSource(found)).slice(0, 2)).toEqual([
    `\${(length(${list}) > 0)}`,
    `\${(!(length(${list}) > 0) || (try(${list}[0].engine, "") == "PostgreSQL"))}`,
  ]);
});

const item = {
  id: 'pgm-1',
  engine: 'PostgreSQL',
  engine_version: '15.0',
  db_instance_storage_type: 'cloud_essd',
  instance_storage: 100,
  charge_type: 'Postpaid',
  db_instance_type: 'Primary',
  vpc_id: 'vpc-1',
};

/** The shape of the data source over a list that real Terraform can evaluate without a provider. */
function localInstances(stack: TerraformStack, name: string, instances: object[]): DbInstancesDataSource {
  new TerraformLocal(stack, name, instances);
  const at = (index: number, attribute: string) => `\${local.${name}[${index}].${attribute}}`;
  return {
    friendlyUniqueId: name,
    instances: {
      fqn: Token.asString(ref(`local.${name}`)),
      get: (index) => ({
        id: at(index, 'id'),
        engine: at(index, 'engine'),
        engineVersion: at(index, 'engine_version'),
        dbInstanceStorageType: at(index, 'db_instance_storage_type'),
        instanceStorage: Token.asNumber(ref(`local.${name}[${index}].instance_storage`)),
        chargeType: at(index, 'charge_type'),
        dbInstanceType: at(index, 'db_instance_type'),
        vpcId: at(index, 'vpc_id'),
      }),
    },
  };
}

test.each([
  ['an instance that fits lets the plan through', [item], []],
  [
    'an instance that was not found is the only thing that is reported',
    [],
    [
      'data.alicloud_db_instances.found.instances[0] does not exist: the data source found too few instances. ' +
        "Widen its filters, and check that the provider's region is the instance's.",
    ],
  ],
  [
    'an instance that does not fit is reported by its place in the list',
    [{ ...item, engine: 'MySQL', charge_type: null }],
    [
      'data.alicloud_db_instances.found.instances[0]: engine is "MySQL", and only PostgreSQL can be the target of this ' +
        'migration. Choose an instance with engine = "PostgreSQL".',
    ],
  ],
])(
  'in real Terraform, of a data source: %s',
  async (_name, instances, expected) => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    const target = RdsTarget.fromDataSource(localInstances(stack, 'found', instances));
    new DataResource(stack, 'task', {
      lifecycle: { precondition: preconditionsOf(target.requirements) },
    });
    const directory = new TerraformDirectory();
    try {
      directory.write('cdk.tf.json', Testing.synth(stack));
      await directory.succeed(['init', '-input=false']);
      const { stdout } = await directory.run(['plan', '-input=false', '-json']);
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.flatMap(({ diagnostic }) => (diagnostic === undefined ? [] : [diagnostic.detail]))).toEqual(
        expected,
      );
    } finally {
      directory.remove();
    }
  },
  60_000,
);
