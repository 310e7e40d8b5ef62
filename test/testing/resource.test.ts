import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AnyResource, UNKNOWN } from '../../lib/custom-resource';
import { Cloud } from '../../lib/testing/cloud/cloud';
import { StandInClient } from '../../lib/testing/stand-in-client';
import { standInProvider } from '../../lib/testing/stand-in-provider';
import { SLICE } from './support/slice';

type Values = Record<string, unknown>;

const directory = mkdtempSync(path.join(tmpdir(), 'stand-in-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const { resources } = standInProvider(SLICE, {}, directory);

function newClient(region = 'cn-hangzhou', cloud = new Cloud(mkdtempSync(path.join(directory, 'account-')))) {
  return { region, cloud } satisfies StandInClient;
}

function resource(typeName: string): AnyResource<StandInClient> {
  const found = resources.find((each) => each.typeName === `alicloud_${typeName}`);
  if (!found) throw new Error(`The slice has no alicloud_${typeName}.`);
  return found;
}

/** What Terraform plans for arguments: null where nothing is set, unknown where the provider decides. */
function plannedFor({ schema }: AnyResource<StandInClient>, values: Values): Values {
  const attributes = Object.entries(schema.attributes ?? {}).map(([name, { computed }]) => [
    name,
    values[name] ?? (computed ? UNKNOWN : null),
  ]);
  const blocks = Object.entries(schema.blocks ?? {}).map(([name, { nesting }]) => [
    name,
    values[name] ?? (nesting === 'single' ? null : []),
  ]);
  return Object.fromEntries([...attributes, ...blocks]);
}

async function create(typeName: string, values: Values, client: StandInClient): Promise<Values> {
  const type = resource(typeName);
  const request = { planned: plannedFor(type, values), client } as unknown as Parameters<typeof type.create>[0];
  return (await type.create(request)) as Values;
}

async function remove(typeName: string, state: Values, client: StandInClient): Promise<void> {
  const type = resource(typeName);
  await type.delete?.({ state, client } as unknown as Parameters<NonNullable<typeof type.delete>>[0]);
}

const ID = '[0-9a-z]{20}';

const IDS: [type: string, values: Values, id: string][] = [
  ['vpc', {}, `vpc-${ID}`],
  ['vswitch', { cidr_block: '10.0.0.0/24', zone_id: 'cn-hangzhou-h' }, `vsw-${ID}`],
  [
    'route_entry',
    {
      route_table_id: 'vtb-1',
      destination_cidrblock: '10.0.0.0/8',
      nexthop_type: 'Attachment',
      nexthop_id: 'tr-attach-1',
    },
    `vtb-1:vrt-${ID}:10.0.0.0/8:Attachment:tr-attach-1`,
  ],
  ['vpc_peer_connection', {}, `pcc-${ID}`],
  ['vpc_peer_connection_accepter', { instance_id: 'pcc-1' }, 'pcc-1'],
  ['eip_address', {}, `eip-${ID}`],
  ['eip_association', { allocation_id: 'eip-1', instance_id: 'i-1' }, 'eip-1:i-1'],
  ['security_group', {}, `sg-${ID}`],
  [
    'security_group_rule',
    { security_group_id: 'sg-1', type: 'ingress', ip_protocol: 'tcp', port_range: '5432/5432', cidr_ip: '10.0.0.0/8' },
    'sg-1:ingress:tcp:5432/5432:intranet:10.0.0.0/8:accept:1',
  ],
  ['instance', {}, `i-${ID}`],
  ['cen_instance', {}, `cen-${ID}`],
  [
    'cen_instance_attachment',
    {
      instance_id: 'cen-1',
      child_instance_id: 'vpc-1',
      child_instance_type: 'VPC',
      child_instance_region_id: 'cn-hangzhou',
    },
    'cen-1:vpc-1:VPC:cn-hangzhou',
  ],
  ['cen_transit_router', { cen_id: 'cen-1' }, `cen-1:tr-${ID}`],
  ['cen_transit_router_cidr', { transit_router_id: 'tr-1' }, `tr-1:cidr-${ID}`],
  ['cen_transit_router_vpc_attachment', { cen_id: 'cen-1' }, `cen-1:tr-attach-${ID}`],
  ['cen_transit_router_vpc_attachment', {}, `<nil>:tr-attach-${ID}`],
  ['cen_transit_router_vbr_attachment', { cen_id: 'cen-1' }, `cen-1:tr-attach-${ID}`],
  ['cen_transit_router_peer_attachment', { cen_id: 'cen-1' }, `cen-1:tr-attach-${ID}`],
  ['cen_transit_router_vpn_attachment', { cen_id: 'cen-1' }, `tr-attach-${ID}`],
  ['cen_transit_router_route_table', { transit_router_id: 'tr-1' }, `tr-1:vtb-${ID}`],
  [
    'cen_transit_router_route_table_association',
    { transit_router_attachment_id: 'tr-attach-1', transit_router_route_table_id: 'vtb-1' },
    'tr-attach-1:vtb-1',
  ],
  [
    'cen_transit_router_route_table_propagation',
    { transit_router_attachment_id: 'tr-attach-1', transit_router_route_table_id: 'vtb-1' },
    'tr-attach-1:vtb-1',
  ],
  ['db_instance', { engine: 'PostgreSQL' }, `pgm-${ID}`],
  ['db_instance', { engine: 'MySQL' }, `rm-${ID}`],
  ['db_readonly_instance', { master_db_instance_id: 'pgm-1' }, `pgr-${ID}`],
  ['db_connection', { instance_id: 'pgm-1', connection_prefix: 'mine' }, 'pgm-1:mine'],
  ['db_database', { instance_id: 'pgm-1', data_base_name: 'orders' }, 'pgm-1:orders'],
  ['rds_account', { db_instance_id: 'pgm-1', account_name: 'owner' }, 'pgm-1:owner'],
  ['express_connect_virtual_border_router', {}, `vbr-${ID}`],
  ['vpn_customer_gateway', {}, `cgw-${ID}`],
  ['vpn_gateway', {}, `vpn-${ID}`],
  ['vpn_connection', {}, `vco-${ID}`],
  ['vpn_gateway_vpn_attachment', {}, `vco-${ID}`],
  [
    'vpn_route_entry',
    { vpn_gateway_id: 'vpn-1', next_hop: 'vco-1', route_dest: '10.0.0.0/8' },
    'vpn-1:vco-1:10.0.0.0/8',
  ],
];

test.each(IDS)('the id of alicloud_%s, made of %j, has its shape', async (type, values, id) => {
  const state = await create(type, values, newClient());
  expect(state.id).toMatch(new RegExp(`^${id}$`));
});

test('every resource of the slice has a row above', () => {
  const covered = new Set(IDS.map(([type]) => `alicloud_${type}`));
  const missing = resources.filter(({ typeName }) => !covered.has(typeName));
  expect(missing.map(({ typeName }) => typeName)).toEqual([]);
});

test('one configuration has the same id in every account, and twins have different ones', async () => {
  const client = newClient();
  const [first, twin] = [await create('vpc', {}, client), await create('vpc', {}, client)];
  const again = await create('vpc', {}, newClient());
  expect(again.id).toBe(first.id);
  expect(twin.id).not.toBe(first.id);
});

test('what is told by its arguments alone cannot be made twice', async () => {
  const client = newClient();
  const values = { db_instance_id: 'pgm-1', account_name: 'owner' };
  await create('rds_account', values, client);
  await expect(create('rds_account', values, client)).rejects.toThrow('alicloud_rds_account exists already');
});

test('an RDS instance takes VPC, zone and address from its vSwitch, and no address twice', async () => {
  const client = newClient();
  const vpc = await create('vpc', { cidr_block: '10.0.0.0/8' }, client);
  const values = { vpc_id: vpc.id, cidr_block: '10.1.0.0/29', zone_id: 'cn-hangzhou-h' };
  const vswitch = await create('vswitch', values, client);
  const db = await create('db_instance', { engine: 'PostgreSQL', vswitch_id: vswitch.id }, client);
  expect(db).toMatchObject({ vpc_id: vpc.id, zone_id: 'cn-hangzhou-h', port: '5432', db_instance_type: 'Primary' });
  expect(db.connection_string).toBe(`${String(db.id)}.pg.rds.aliyuncs.com`);
  const servers = [1, 2, 3].map((index) =>
    create('instance', { vswitch_id: vswitch.id, instance_name: `${index}` }, client),
  );
  const addresses = [db.private_ip_address, ...(await Promise.all(servers)).map((server) => server.primary_ip_address)];
  expect(new Set(addresses)).toEqual(new Set(['10.1.0.1', '10.1.0.2', '10.1.0.3', '10.1.0.4']));
  await expect(create('instance', { vswitch_id: vswitch.id, instance_name: '4' }, client)).rejects.toThrow(
    'no free address',
  );
});

interface Network {
  readonly client: StandInClient;
  readonly vpc: Values;
  readonly vswitch: Values;
}

async function newNetwork(): Promise<Network> {
  const client = newClient();
  const vpc = await create('vpc', { cidr_block: '172.16.0.0/12' }, client);
  const values = { vpc_id: vpc.id, cidr_block: '172.16.0.0/24', zone_id: 'cn-hangzhou-h' };
  return { client, vpc, vswitch: await create('vswitch', values, client) };
}

test.each<[what: string, attempt: (network: Network) => Promise<unknown>, reason: RegExp]>([
  [
    'a VPC without a block',
    ({ client }) => create('vpc', { cidr_block: '10.0.0.1/8' }, client),
    /is no IPv4 CIDR block/,
  ],
  [
    'a vSwitch outside of its VPC',
    ({ client, vpc }) =>
      create('vswitch', { vpc_id: vpc.id, cidr_block: '10.0.0.0/24', zone_id: 'cn-hangzhou-h' }, client),
    /10\.0\.0\.0\/24 is not inside of 172\.16\.0\.0\/12/,
  ],
  [
    'a vSwitch that overlaps',
    ({ client, vpc, vswitch }) =>
      create('vswitch', { vpc_id: vpc.id, cidr_block: '172.16.0.128/25', zone_id: 'cn-hangzhou-h' }, client).catch(
        (error: Error) => Promise.reject(new Error(error.message.replace(String(vswitch.id), 'the other'))),
      ),
    /overlaps with 172\.16\.0\.0\/24 of vSwitch the other/,
  ],
  [
    'a vSwitch in a zone of another region',
    ({ client, vpc }) =>
      create('vswitch', { vpc_id: vpc.id, cidr_block: '172.16.1.0/24', zone_id: 'cn-beijing-h' }, client),
    /"cn-beijing-h" is no zone of cn-hangzhou/,
  ],
  [
    'a vSwitch in another region than its VPC',
    ({ client, vpc }) =>
      create(
        'vswitch',
        { vpc_id: vpc.id, cidr_block: '172.16.1.0/24', zone_id: 'cn-beijing-h' },
        newClient('cn-beijing', client.cloud),
      ),
    /is in region cn-hangzhou, the vSwitch in cn-beijing/,
  ],
  [
    'a server in another zone than its vSwitch',
    ({ client, vswitch }) => create('instance', { vswitch_id: vswitch.id, availability_zone: 'cn-hangzhou-j' }, client),
    /is to be in zone cn-hangzhou-j/,
  ],
  [
    'a server outside of its vSwitch',
    ({ client, vswitch }) => create('instance', { vswitch_id: vswitch.id, private_ip: '172.16.1.1' }, client),
    /172\.16\.1\.1 is not in 172\.16\.0\.0\/24/,
  ],
  [
    'a security group of another VPC',
    async ({ client, vswitch }) => {
      const group = await create('security_group', { vpc_id: 'vpc-other' }, client);
      return create('instance', { vswitch_id: vswitch.id, security_groups: [group.id] }, client);
    },
    /is in vpc-other/,
  ],
  [
    'an RDS instance in another zone than its vSwitch',
    ({ client, vswitch }) =>
      create('db_instance', { engine: 'PostgreSQL', vswitch_id: vswitch.id, zone_id: 'cn-hangzhou-j' }, client),
    /is to be in zone cn-hangzhou-j/,
  ],
  [
    'an RDS instance in another VPC than its vSwitch',
    ({ client, vswitch }) =>
      create('db_instance', { engine: 'PostgreSQL', vswitch_id: vswitch.id, vpc_id: 'vpc-other' }, client),
    /is to be in vpc-other/,
  ],
  [
    'an attachment in another region than its VPC',
    async ({ client, vpc }) => {
      const far = newClient('cn-beijing', client.cloud);
      const router = await create('cen_transit_router', { cen_id: 'cen-1' }, far);
      return create(
        'cen_transit_router_vpc_attachment',
        { cen_id: 'cen-1', transit_router_id: router.transit_router_id, vpc_id: vpc.id },
        far,
      );
    },
    /The transit router is in region cn-beijing/,
  ],
  [
    'an attachment that names a wrong zone',
    ({ client, vswitch }) =>
      create(
        'cen_transit_router_vpc_attachment',
        { zone_mappings: [{ vswitch_id: vswitch.id, zone_id: 'cn-hangzhou-j' }] },
        client,
      ),
    /is in zone cn-hangzhou-h, not in cn-hangzhou-j/,
  ],
  [
    'an attachment through a vSwitch of another VPC',
    async ({ client, vswitch }) => {
      const other = await create('vpc', { cidr_block: '10.0.0.0/8' }, client);
      return create(
        'cen_transit_router_vpc_attachment',
        { vpc_id: other.id, zone_mappings: [{ vswitch_id: vswitch.id, zone_id: 'cn-hangzhou-h' }] },
        client,
      );
    },
    /Use a vSwitch of the VPC/,
  ],
  [
    'a peer in the same region',
    async ({ client }) => {
      const routers = [
        await create('cen_transit_router', { cen_id: 'cen-1' }, client),
        await create('cen_transit_router', { cen_id: 'cen-2' }, client),
      ];
      return create(
        'cen_transit_router_peer_attachment',
        { transit_router_id: routers[0]?.transit_router_id, peer_transit_router_id: routers[1]?.transit_router_id },
        client,
      );
    },
    /Both are in region cn-hangzhou/,
  ],
])('%s is refused, and the refusal calls itself an assumption', async (_what, attempt, reason) => {
  const network = await newNetwork();
  const failure = await attempt(network).then(
    () => undefined,
    (error: Error) => error,
  );
  expect(failure?.message).toMatch(reason);
  expect(failure?.message).toContain('The stand-in assumes that the service refuses this.');
});

test('what exists outside of the stand-in is taken for right', async () => {
  const values = { vpc_id: 'vpc-existing', cidr_block: '10.0.0.0/24', zone_id: 'cn-hangzhou-h' };
  await expect(create('vswitch', values, newClient())).resolves.toMatchObject({ status: 'Available' });
});

test('a VPC that still has a vSwitch is not deleted; afterwards it is', async () => {
  const { client, vpc, vswitch } = await newNetwork();
  await expect(remove('vpc', vpc, client)).rejects.toThrow(`alicloud_vswitch ${String(vswitch.id)}`);
  await remove('vswitch', vswitch, client);
  await remove('vpc', vpc, client);
  expect(client.cloud.list()).toEqual([]);
});

test('the rules of a security group do not keep it', async () => {
  const client = newClient();
  const group = await create('security_group', {}, client);
  await create('security_group_rule', { security_group_id: group.id, type: 'ingress', ip_protocol: 'tcp' }, client);
  await expect(remove('security_group', group, client)).resolves.toBeUndefined();
});

test('an object that is gone from the account is gone at the next read', async () => {
  const { client, vpc } = await newNetwork();
  const { read } = resource('vpc');
  const request = { state: vpc, client } as unknown as Parameters<NonNullable<typeof read>>[0];
  expect(await read?.(request)).toEqual(vpc);
  client.cloud.remove('alicloud_vpc', String(vpc.id));
  expect(await read?.(request)).toBeNull();
});

test('no secret is written into the account', async () => {
  const client = newClient();
  await create('rds_account', { db_instance_id: 'pgm-1', account_name: 'owner', account_password: 'hush-1' }, client);
  await create('instance', { password: 'hush-2', user_data: 'hush-3' }, client);
  await create('vpn_connection', { ike_config: [{ psk: 'hush-4', ike_version: 'ikev2' }] }, client);
  const written = readdirSync(client.cloud.directory, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(client.cloud.directory, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'));
  expect(written).toHaveLength(3);
  expect(written.join()).toContain('ikev2');
  expect(written.join()).not.toContain('hush');
});
