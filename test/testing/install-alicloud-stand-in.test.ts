import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Emulator, startEmulator } from '../../lib/emulator';
import { installAlicloudStandIn } from '../../lib/testing';
import { BlockJson, SchemaJson } from '../../lib/testing/schema/provider-schema';
import { CommandEnvironment, TerraformDirectory } from '../support/terraform';
import { ALICLOUD, SCHEMA, withoutTexts } from './support/slice';

jest.setTimeout(120_000);

const opened: TerraformDirectory[] = [];
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ instances: [{ id: 'pgm-existing', engineVersion: '14.0' }] });
});
afterAll(async () => {
  await emulator.close();
  opened.forEach((directory) => directory.remove());
});

/** Nothing listens there: whatever asks the network fails. */
const NO_NETWORK: CommandEnvironment = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };

const PROVIDER = { required_providers: { alicloud: { source: ALICLOUD, version: '1.289.0' } } };

/** A directory with the stand-in and a configuration, initialised without a network. */
async function standIn(configuration: object, withEmulator = true): Promise<TerraformDirectory> {
  const environment: Record<string, string> = {};
  const directory = new TerraformDirectory(environment);
  opened.push(directory);
  directory.write('main.tf.json', {
    terraform: PROVIDER,
    provider: { alicloud: { region: 'cn-hangzhou' } },
    ...configuration,
  });
  Object.assign(environment, installAlicloudStandIn(directory.path, withEmulator ? { emulator } : {}).environment);
  await directory.succeed(['init', '-no-color'], NO_NETWORK);
  return directory;
}

const VPC = { vpc: { cidr_block: '172.16.0.0/12' } };
const VSWITCH = {
  vswitch: { vpc_id: '${alicloud_vpc.vpc.id}', cidr_block: '172.16.0.0/24', zone_id: 'cn-hangzhou-h' },
};
const DB = {
  db: {
    engine: 'PostgreSQL',
    engine_version: '15.0',
    instance_type: 'pg.n2.2c.2m',
    instance_storage: 50,
    vswitch_id: '${alicloud_vswitch.vswitch.id}',
  },
};
const NETWORK = { alicloud_vpc: VPC, alicloud_vswitch: VSWITCH };

test('Terraform prints the schemas of the slice for the stand-in', async () => {
  const directory = await standIn({});
  const printed = await directory.json<{ provider_schemas: Record<string, unknown> }>(['providers', 'schema', '-json']);
  const { resource_schemas: resources, ...others } = printed.provider_schemas[ALICLOUD] as Record<string, unknown>;
  const expected = withoutTexts(SCHEMA) as Record<string, unknown>;
  expect(withoutTexts(resources)).toEqual(expected.resource_schemas);
  expect(withoutTexts(others)).toMatchObject({
    provider: expected.provider as object,
    data_source_schemas: expected.data_source_schemas as object,
  });
});

test('a second init and an update of the plugin in place change nothing', async () => {
  const directory = await standIn({ resource: { alicloud_vpc: VPC } });
  const lock = directory.read('.terraform.lock.hcl');
  installAlicloudStandIn(directory.path);
  expect(await directory.succeed(['init', '-no-color'], NO_NETWORK)).toContain(
    'Using previously-installed aliyun/alicloud',
  );
  expect(directory.read('.terraform.lock.hcl')).toBe(lock);
});

test('arguments that the schema does not have, of a wrong type or missing, are refused at validation', async () => {
  const directory = await standIn({
    resource: {
      alicloud_vpc: { vpc: { cidr: '172.16.0.0/12' } },
      alicloud_db_instance: { db: { ...DB.db, instance_storage: 'much', engine: undefined, vswitch_id: 'vsw-1' } },
    },
  });
  const { code, stderr } = await directory.run(['validate', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('No argument or block type is named "cidr"');
  expect(stderr).toContain('The argument "engine" is required');
  expect(stderr).toContain('Inappropriate value for attribute "instance_storage"');
});

test('an RDS instance is an instance of the emulator from its create to its destroy', async () => {
  const directory = await standIn({ resource: { ...NETWORK, alicloud_db_instance: DB } });
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const db = await directory.attributesOf('alicloud_db_instance.db');
  expect(emulator.instances().find(({ id }) => id === db?.id)).toMatchObject({
    engine: 'PostgreSQL',
    engineVersion: '15.0',
    storageGiB: 50,
    region: 'cn-hangzhou',
    vpcId: db?.vpc_id,
    vswitchId: db?.vswitch_id,
  });

  directory.write('override.tf.json', { resource: { alicloud_db_instance: { db: { instance_storage: 80 } } } });
  expect(await directory.succeed(['apply', '-auto-approve', '-no-color'])).toContain('1 changed');
  expect(emulator.instances().find(({ id }) => id === db?.id)?.storageGiB).toBe(80);
  expect((await directory.run(['plan', '-detailed-exitcode', '-no-color'])).code).toBe(0);

  await directory.succeed(['destroy', '-auto-approve', '-no-color']);
  expect(emulator.instances().map(({ id }) => id)).toEqual(['pgm-existing']);
});

test('without the emulator that is named, the failure says so and the rest of the network stands', async () => {
  const gone = await startEmulator();
  const directory = await standIn({ resource: { ...NETWORK, alicloud_db_instance: DB } });
  const { environment } = installAlicloudStandIn(directory.path, { emulator: gone });
  await gone.close();
  const { code, stderr } = await directory.run(['apply', '-auto-approve', '-no-color'], environment);
  expect(code).toBe(1);
  expect(stderr).toContain('The RDS emulator does not answer');
  expect(await directory.succeed(['state', 'list'])).toContain('alicloud_vswitch.vswitch');
});

test('the engine of an RDS instance cannot change in place', async () => {
  const directory = await standIn({ resource: { ...NETWORK, alicloud_db_instance: DB } }, false);
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  directory.write('override.tf.json', { resource: { alicloud_db_instance: { db: { engine: 'MySQL' } } } });
  expect(await directory.succeed(['plan', '-no-color'])).toContain('alicloud_db_instance.db must be replaced');
});

test('a vSwitch outside of its VPC fails in the apply, at the argument', async () => {
  const vswitch = { vswitch: { ...VSWITCH.vswitch, cidr_block: '10.0.0.0/24' } };
  const directory = await standIn({ resource: { alicloud_vpc: VPC, alicloud_vswitch: vswitch } }, false);
  const { code, stderr } = await directory.run(['apply', '-auto-approve', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('10.0.0.0/24 is not inside of 172.16.0.0/12');
  expect(stderr).toContain('"cidr_block": "10.0.0.0/24"');
});

test('a missing dependency shows when the stack is destroyed', async () => {
  const route = { destination_cidrblock: '10.0.0.0/8', nexthop_type: 'VpcPeer', nexthop_id: 'pcc-existing' };
  const directory = await standIn({ resource: { alicloud_vpc: VPC } }, false);
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const vpc = await directory.attributesOf('alicloud_vpc.vpc');
  directory.write('route.tf.json', {
    resource: { alicloud_route_entry: { route: { ...route, route_table_id: vpc?.route_table_id } } },
  });
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const { code, stderr } = await directory.run(['destroy', '-target=alicloud_vpc.vpc', '-auto-approve', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('is still used by alicloud_route_entry');
});

test('data sources know what exists, at the emulator and in the account', async () => {
  const output = (value: string) => ({ value: `\${${value}}` });
  const directory = await standIn({
    resource: NETWORK,
    data: {
      alicloud_db_instances: { all: { ids: ['pgm-existing'] }, none: { name_regex: '^other$' } },
      alicloud_vswitches: { all: { vpc_id: '${alicloud_vswitch.vswitch.vpc_id}' } },
      alicloud_zones: { all: {} },
      alicloud_cen_transit_router_available_resources: { all: {} },
    },
    output: {
      version: output('data.alicloud_db_instances.all.instances[0].engine_version'),
      none: output('length(data.alicloud_db_instances.none.instances)'),
      vswitches: output('data.alicloud_vswitches.all.ids[0] == alicloud_vswitch.vswitch.id'),
      zones: output('contains(data.alicloud_zones.all.ids, "cn-hangzhou-h")'),
      routers: output(
        'contains(data.alicloud_cen_transit_router_available_resources.all.resources[0].available_zones, "cn-hangzhou-h")',
      ),
    },
  });
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const outputs = await directory.json<Record<string, { value: unknown }>>(['output', '-json']);
  const values = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  expect(values).toEqual({ version: '14.0', none: 0, vswitches: true, zones: true, routers: true });
});

test('stacks that share an account see each other, and others do not', async () => {
  const directory = await standIn({ resource: { alicloud_vpc: VPC } }, false);
  const shared = installAlicloudStandIn(directory.path, { accountDirectory: path.join(directory.path, 'account') });
  await directory.succeed(['apply', '-auto-approve', '-no-color'], shared.environment);
  const query = { data: { alicloud_vpcs: { all: {} } }, output: { ids: { value: '${data.alicloud_vpcs.all.ids}' } } };
  const [other, stranger] = [await standIn(query, false), await standIn(query, false)];
  await other.succeed(['apply', '-auto-approve', '-no-color'], shared.environment);
  await stranger.succeed(['apply', '-auto-approve', '-no-color']);
  const { id } = (await directory.attributesOf('alicloud_vpc.vpc')) ?? {};
  expect(await other.json(['output', '-json', 'ids'])).toEqual([id]);
  expect(await stranger.json(['output', '-json', 'ids'])).toEqual([]);
});

/** A block with nothing but what its schema requires. */
function requiredOf({ attributes = {}, block_types: blocks = {} }: BlockJson): Record<string, unknown> {
  const values: Record<string, unknown> = { string: '10.0.0.0/24', number: 1, bool: true };
  const required = Object.entries(attributes)
    .filter(([, attribute]) => attribute.required)
    .map(([name, { type }]) => [name, typeof type === 'string' ? values[type] : ['10.0.0.0/24']]);
  const nested = Object.entries(blocks)
    .filter(([, { min_items: least = 0 }]) => least > 0)
    .map(([name, { block }]) => [name, [requiredOf(block)]]);
  return Object.fromEntries([...required, ...nested]);
}

test('every resource and data source of the slice can be applied with what its schema requires, and destroyed', async () => {
  const blocks = (schemas: Readonly<Record<string, SchemaJson>>) =>
    Object.fromEntries(Object.entries(schemas).map(([type, { block }]) => [type, { this: requiredOf(block) }]));
  const resource = blocks(SCHEMA.resource_schemas);
  resource.alicloud_vswitch = { this: { cidr_block: '10.0.0.0/24', zone_id: 'cn-hangzhou-h' } };
  const directory = await standIn({ resource, data: blocks(SCHEMA.data_source_schemas) }, false);
  const count = Object.keys(SCHEMA.resource_schemas).length;
  expect(await directory.succeed(['apply', '-auto-approve', '-no-color'])).toContain(`${count} added`);
  expect((await directory.run(['plan', '-detailed-exitcode', '-no-color'])).code).toBe(0);
  await directory.succeed(['destroy', '-auto-approve', '-no-color']);
  const account = path.join(directory.path, 'alicloud-stand-in');
  expect(readdirSync(account, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))).toEqual(
    [],
  );
});

test("the emulator's token and secret key are in no file of the stack", async () => {
  const directory = await standIn({ resource: { ...NETWORK, alicloud_db_instance: DB } });
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const texts = readdirSync(directory.path, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.cjs'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join();
  expect(texts).toContain('pgm-');
  expect(texts).not.toContain(emulator.adminToken);
  expect(texts).not.toContain(emulator.accessKey.accessKeySecret);
  await directory.succeed(['destroy', '-auto-approve', '-no-color']);
});
