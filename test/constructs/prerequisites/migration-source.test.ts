import { TerraformStack, Testing } from 'cdktf';
import { AlicloudProvider, Instance } from '../../../lib/constructs/alicloud';
import { AddressSourceOptions, MigrationSource, SourcePassword } from '../../../lib/constructs/prerequisites';
import { errorsOf, warningsOf } from '../../../lib/constructs/prerequisites/requirement';
import { resolved } from '../../../lib/constructs/prerequisites/terraform-value';

const valid: AddressSourceOptions = {
  ipAddress: '192.168.1.5',
  account: 'migratetest',
  password: SourcePassword.sensitive('${var.password}'),
};

test('an address in a data center is a source of the category idcOnVpc on port 5432', () => {
  expect(MigrationSource.inDataCenter(valid).attributes).toEqual({
    sourceIpAddress: '192.168.1.5',
    sourcePort: 5432,
    sourceAccount: 'migratetest',
    sourceCategory: 'idcOnVpc',
    sourcePassword: '${var.password}',
  });
});

test('an ECS instance is a source of the category ecsOnVpc, at its private address', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  new AlicloudProvider(stack, 'alicloud', {});
  const { account, password } = valid;
  const instance = new Instance(stack, 'postgresql', { securityGroups: ['sg-1'], instanceType: 'ecs.g7.large' });
  const source = MigrationSource.onEcs({ instance, account, password, port: 5433 });
  expect(source.attributes).toMatchObject({ sourceCategory: 'ecsOnVpc', sourcePort: 5433 });
  expect(resolved(stack, source.ipAddress)).toBe('${alicloud_instance.postgresql.primary_ip_address}');
  expect(source.dependencies.map(({ fqn }) => resolved(stack, fqn))).toEqual(['${alicloud_instance.postgresql}']);
});

test('bindings of an older provider have only the private IP', () => {
  const { account, password } = valid;
  expect(MigrationSource.onEcs({ instance: { privateIp: '10.0.0.5' }, account, password }).ipAddress).toBe('10.0.0.5');
});

test('a source waits for what it is told to', () => {
  const association = { fqn: 'alicloud_eip_association.source' };
  expect(MigrationSource.inDataCenter({ ...valid, dependsOn: [association] }).dependencies).toEqual([association]);
});

test('a valid source has nothing to report', () => {
  const { requirements } = MigrationSource.inDataCenter({ ...valid, postgresVersion: 15, dataSizeGiB: 12.5 });
  expect([...errorsOf(requirements), ...warningsOf(requirements)]).toEqual([]);
});

test.each<[what: string, change: Partial<AddressSourceOptions>, error: RegExp]>([
  [
    'an address with a port',
    { ipAddress: '192.168.1.5:5432' },
    /"192\.168\.1\.5:5432" is neither an IP address nor a DNS/,
  ],
  ['a URL', { ipAddress: 'postgres://db' }, /neither an IP address nor a DNS name/],
  ['a mistyped address', { ipAddress: '192.168.1.500' }, /neither an IP address nor a DNS name/],
  ['an empty address', { ipAddress: '' }, /neither an IP address nor a DNS name/],
  ['a name that is too long', { ipAddress: `${'a'.repeat(64)}.example` }, /neither an IP address nor a DNS name/],
  ...['127.0.0.1', '0.0.0.0', '169.254.1.1', '239.1.1.1', '::1', 'fe80::1', 'ff02::1'].map(
    (ipAddress) => [ipAddress, { ipAddress }, /is one that other hosts cannot reach/] as [string, object, RegExp],
  ),
  ...[0, 65536, 5432.5, -1, NaN].map(
    (port) => [`port ${port}`, { port }, /^The source's port .* is no TCP port/] as [string, object, RegExp],
  ),
  ['an empty account', { account: '' }, /is no name of a role: PostgreSQL takes 1 to 63 bytes/],
  ['an account of 64 bytes', { account: 'ä'.repeat(32) }, /is no name of a role/],
  ['an account with a line break', { account: 'a\nb' }, /cannot be named in pg_hba\.conf/],
  ['an account that looks like a pattern', { account: '/x' }, /cannot be named in pg_hba\.conf/],
  ...['replicator', 'aurora', 'alicloud_rds_admin', 'pg_migration'].map(
    (account) =>
      [`the account ${account}`, { account }, /is a name that RDS or PostgreSQL keeps/] as [string, object, RegExp],
  ),
  ['a version before 10', { postgresVersion: 9 }, /The source runs PostgreSQL "9", and migration starts at 10/],
  ['a text for a version', { postgresVersion: 'PostgreSQL 15' }, /correct postgresVersion/],
  ['a negative size', { dataSizeGiB: -1 }, /The source's dataSizeGiB -1 is no size/],
  ['a size that is no number', { dataSizeGiB: NaN }, /The source's dataSizeGiB NaN is no size/],
])('%s is refused', (_what, change, error) => {
  expect(errorsOf(MigrationSource.inDataCenter({ ...valid, ...change }).requirements)).toEqual([
    expect.stringMatching(error),
  ]);
});

test.each<[what: string, change: Partial<AddressSourceOptions>]>([
  ['an IPv6 address', { ipAddress: 'fd00::5' }],
  ['a DNS name', { ipAddress: 'db-1.internal.example.com' }],
  ['a reference as the address', { ipAddress: '${var.address}' }],
  ['a reference as the account', { account: '${var.account}' }],
  ['an account of 63 bytes', { account: 'a'.repeat(63) }],
  ['an account with quotes and spaces', { account: `my "odd" 'role'` }],
])('%s is taken', (_what, change) => {
  const { requirements } = MigrationSource.inDataCenter({ ...valid, ...change });
  expect([...errorsOf(requirements), ...warningsOf(requirements)]).toEqual([]);
});

test('a public address is warned of where the API documents a private one', () => {
  const { requirements } = MigrationSource.inDataCenter({ ...valid, ipAddress: '47.96.0.1' });
  expect(errorsOf(requirements)).toEqual([]);
  expect(warningsOf(requirements)).toEqual([
    "The source's address 47.96.0.1 is public, and the API documents a private one for idcOnVpc. " +
      'Give the private address, unless your network really uses this one.',
  ]);
});

test('a private address is refused on the public network', () => {
  expect(errorsOf(MigrationSource.onPublicNetwork(valid).requirements)).toEqual([
    "The source's address 192.168.1.5 is private, and a source on the public network needs a public one. " +
      'Give its public address, or use MigrationSource.onEcs() or inDataCenter().',
  ]);
});

test.each(['47.96.0.1', 'db.example.com'])('the public network is warned of: %s', (ipAddress) => {
  const source = MigrationSource.onPublicNetwork({ ...valid, ipAddress });
  expect(source.category).toBe('internet');
  expect(warningsOf(source.requirements)).toEqual([
    expect.stringMatching(/newer references of the API no longer list the category "internet"/),
  ]);
});
