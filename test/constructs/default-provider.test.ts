import { TerraformStack, Testing } from 'cdktf';
import {
  CloudMigrationPrecheck,
  MigrationSource,
  RdsmigrationProvider,
  RdsTarget,
  SourcePassword,
} from '../../lib/constructs';
import { AlicloudProvider } from '../../lib/constructs/alicloud';
import alicloudSchema from '../../schema/alicloud-1.289.0.json';
import { providerSchema } from '../../lib/provider/configuration/schema';

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(Testing.app(), 'stack');
});

function precheck(): void {
  const password = SourcePassword.writeOnly('${var.source_password}', 1);
  new CloudMigrationPrecheck(stack, 'precheck', {
    target: RdsTarget.fromInstanceId('pgm-bp102g323jd4'),
    source: MigrationSource.onEcs({ ipAddress: '172.16.0.10', account: 'migratetest', password }),
  });
}

const synthesised = () => JSON.parse(Testing.synth(stack, true));

test('without a provider in the stack one is declared that takes everything from the environment', () => {
  precheck();
  const { provider, terraform } = synthesised();
  expect(provider).toEqual({ rdsmigration: [{}] });
  expect(terraform.required_providers.rdsmigration.version).toMatch(/^\d/);
});

test('the declared provider has the region, credentials and endpoint of the AlicloudProvider', () => {
  new AlicloudProvider(stack, 'other', { region: 'cn-beijing', alias: 'other' });
  precheck();
  new AlicloudProvider(stack, 'alicloud', {
    region: 'cn-hangzhou',
    accessKey: '${var.access_key}',
    secretKey: '${var.secret_key}',
    securityToken: '${var.security_token}',
    endpoints: [{ ecs: 'ecs.example' }, { rds: 'rds.example' }],
  });
  expect(synthesised().provider.rdsmigration).toEqual([
    {
      region: 'cn-hangzhou',
      access_key: '${var.access_key}',
      secret_key: '${var.secret_key}',
      security_token: '${var.security_token}',
      endpoints: { rds: 'rds.example' },
    },
  ]);
});

test('a provider that is declared, before or after, is used as it is', () => {
  precheck();
  new AlicloudProvider(stack, 'alicloud', { region: 'cn-beijing' });
  new RdsmigrationProvider(stack, 'own', { region: 'cn-hangzhou' });
  expect(synthesised().provider.rdsmigration).toEqual([{ region: 'cn-hangzhou' }]);
});

test('a second synth declares no second provider', () => {
  precheck();
  expect(Testing.synth(stack)).toBe(Testing.synth(stack));
});

test('beside an aliased provider the task still has its default one', () => {
  new RdsmigrationProvider(stack, 'own', { region: 'cn-hangzhou', alias: 'own' });
  precheck();
  expect(synthesised().provider.rdsmigration).toEqual([{ region: 'cn-hangzhou', alias: 'own' }, {}]);
});

test('nothing that both providers have is left behind', () => {
  precheck();
  new AlicloudProvider(stack, 'alicloud', {
    region: 'cn-hangzhou',
    accessKey: '${var.access_key}',
    secretKey: '${var.secret_key}',
    securityToken: '${var.security_token}',
    profile: 'migration',
    sharedCredentialsFile: '~/.aliyun/config.json',
    ecsRoleName: 'migration',
    credentialsUri: 'http://127.0.0.1:8080',
    assumeRole: { roleArn: 'acs:ram::1:role/migration', sessionName: 'precheck', sessionExpiration: 900 },
    assumeRoleWithOidc: {
      roleArn: 'acs:ram::1:role/oidc',
      oidcProviderArn: 'acs:ram::1:oidc',
      oidcTokenFile: '/token',
    },
    endpoints: [{ rds: 'rds.example' }, { sts: 'sts.example', ecs: 'ecs.example' }],
  });
  const { attributes, block_types } =
    alicloudSchema.provider_schemas['registry.terraform.io/aliyun/alicloud'].provider.block;
  const theirs = [...Object.keys(attributes), ...Object.keys(block_types)];
  const ours = [...Object.keys(providerSchema.attributes), ...Object.keys(providerSchema.blocks)];
  const shared = ours.filter((name) => theirs.includes(name)).sort();
  expect(shared.length).toBeGreaterThan(4);
  expect(Object.keys(synthesised().provider.rdsmigration[0]).sort()).toEqual(shared);
  expect(synthesised().provider.rdsmigration[0]).toMatchObject({
    assume_role: { role_arn: 'acs:ram::1:role/migration', session_name: 'precheck', session_expiration: 900 },
    assume_role_with_oidc: { role_arn: 'acs:ram::1:role/oidc', oidc_token_file: '/token' },
    endpoints: { rds: 'rds.example', sts: 'sts.example' },
  });
});
