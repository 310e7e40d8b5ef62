import { sourceOfProfile } from '../../../lib/rds/credentials/profile-source';
import { resolveSettings } from '../../../lib/rds/credentials/resolve-settings';
import { Profile, SharedCredentials } from '../../../lib/rds/credentials/shared-credentials-file';
import { CredentialSource } from '../../../lib/rds/credentials/source';
import { SECRETS, secretsIn } from './support/secrets';

type Entries = Readonly<Record<string, unknown>>;

const SETTINGS = resolveSettings({ region: 'cn-hangzhou' }, { environment: {}, homeDirectory: '/home/ada' });

function sourceOf(entries: Entries, ...others: readonly Entries[]): CredentialSource {
  const profiles = [{ name: 'prod', ...entries }, ...others].map(
    (all) => new Profile(String((all as { name?: string }).name), all),
  );
  const shared = new SharedCredentials('config.json', profiles);
  return sourceOfProfile(shared.profile('prod'), shared, SETTINGS);
}

function failureOf(entries: Entries, ...others: readonly Entries[]): string {
  try {
    sourceOf(entries, ...others);
  } catch (error) {
    expect(secretsIn(error)).toEqual([]);
    return (error as Error).message;
  }
  throw new Error('a source was made');
}

const AK = { mode: 'AK', access_key_id: 'id', access_key_secret: SECRETS.accessKeySecret };
const STS_TOKEN = { ...AK, mode: 'StsToken', sts_token: SECRETS.securityToken };
const RAM_ROLE = { ...AK, mode: 'RamRoleArn', ram_role_arn: 'acs:ram::1:role/r' };
const CHAINED = { mode: 'ChainableRamRoleArn', ram_role_arn: 'acs:ram::1:role/c', source_profile: 'base' };
const OIDC = {
  mode: 'OIDC',
  oidc_provider_arn: 'acs:ram::1:oidc-provider/p',
  oidc_token_file: '/run/token',
  ram_role_arn: 'acs:ram::1:role/o',
};
const CLOUD_SSO = {
  mode: 'CloudSSO',
  cloud_sso_sign_in_url: 'https://signin.example/ada/login',
  cloud_sso_account_id: '1',
  cloud_sso_access_config: 'ac-1',
  access_token: SECRETS.accessToken,
  cloud_sso_access_token_expire: 1_800_000_000,
};
const OAUTH = { mode: 'OAuth', oauth_site_type: 'cn', oauth_refresh_token: SECRETS.refreshToken };
const EXTERNAL = { mode: 'External', process_command: `get --token ${SECRETS.accessToken}` };

const KEYS = { accessKeyId: 'id', accessKeySecret: SECRETS.accessKeySecret };
const ROLE_DEFAULTS = { sessionName: 'terraform', sessionExpiration: 3600, stsHost: 'sts.cn-hangzhou.aliyuncs.com' };

test.each([
  [AK, { kind: 'keys', credentials: KEYS }],
  [
    { ...AK, mode: undefined },
    { kind: 'keys', credentials: KEYS },
  ],
  [STS_TOKEN, { kind: 'keys', credentials: { ...KEYS, securityToken: SECRETS.securityToken } }],
  [
    RAM_ROLE,
    { kind: 'assumed-role', role: { ...ROLE_DEFAULTS, roleArn: 'acs:ram::1:role/r' }, base: { credentials: KEYS } },
  ],
  [{ mode: 'EcsRamRole' }, { kind: 'ecs-role', role: { name: undefined } }],
  [
    { mode: 'EcsRamRole', ram_role_name: 'web' },
    { kind: 'ecs-role', role: { name: 'web' } },
  ],
  [
    { ...OIDC, duration_seconds: 900 },
    {
      kind: 'oidc',
      role: {
        ...ROLE_DEFAULTS,
        sessionExpiration: 900,
        roleArn: 'acs:ram::1:role/o',
        oidcProviderArn: 'acs:ram::1:oidc-provider/p',
        token: { file: '/run/token' },
      },
    },
  ],
  [
    CLOUD_SSO,
    {
      kind: 'cloud-sso',
      login: {
        signInUrl: new URL('https://signin.example/ada/login'),
        accountId: '1',
        accessConfiguration: 'ac-1',
        accessToken: SECRETS.accessToken,
        accessTokenExpiration: 1_800_000_000,
      },
    },
  ],
  [
    OAUTH,
    {
      kind: 'oauth',
      login: {
        site: 'CN',
        file: 'config.json',
        profile: 'prod',
        tokens: { refreshToken: SECRETS.refreshToken, accessToken: '', accessTokenExpiration: 0 },
      },
    },
  ],
  [EXTERNAL, { kind: 'external', command: EXTERNAL.process_command }],
])('the profile %j is understood', (entries, expected) => {
  expect(sourceOf(entries)).toMatchObject({ name: 'the profile "prod" of config.json', ...expected });
});

test.each([
  [{ sts_region: 'cn-beijing' }, 'sts.cn-beijing.aliyuncs.com'],
  [{ sts_region: 'cn-beijing', enable_vpc: true }, 'sts-vpc.cn-beijing.aliyuncs.com'],
  [{ sts_region: 'cn-beijing', sts_endpoint: 'sts.local' }, 'sts.local'],
])('a profile with %j asks STS at %s', (entries, stsHost) => {
  expect(sourceOf({ ...RAM_ROLE, ...entries })).toMatchObject({ role: { stsHost } });
});

test('a role is narrowed by the policy and opened by the external id of its profile', () => {
  const entries = { ...RAM_ROLE, policy: '{}', external_id: 'e', ram_session_name: 's', expired_seconds: 900 };
  expect(sourceOf(entries)).toMatchObject({
    role: { policy: '{}', externalId: 'e', sessionName: 's', sessionExpiration: 900 },
  });
});

test('roles chain through as many profiles as there are', () => {
  const source = sourceOf(
    CHAINED,
    { ...CHAINED, name: 'base', source_profile: 'keys', ram_role_arn: 'acs:ram::1:role/b' },
    { ...STS_TOKEN, name: 'keys' },
  );
  expect(source).toMatchObject({
    role: { roleArn: 'acs:ram::1:role/c' },
    base: { name: 'the profile "base" of config.json', role: { roleArn: 'acs:ram::1:role/b' }, base: { kind: 'keys' } },
  });
});

test('a chain may begin with any mode', () => {
  for (const entries of [RAM_ROLE, OIDC, CLOUD_SSO, OAUTH, EXTERNAL, { mode: 'EcsRamRole' }]) {
    expect(sourceOf(CHAINED, { ...entries, name: 'base' })).toMatchObject({
      base: { name: 'the profile "base" of config.json' },
    });
  }
});

test('profiles that refer to each other in a circle are told', () => {
  expect(failureOf(CHAINED, { ...CHAINED, name: 'base', source_profile: 'prod' })).toBe(
    'No credentials from the profile "prod" of config.json: profiles refer to each other in a circle, prod → base → prod.',
  );
});

test('a source profile that is not there is told', () => {
  expect(failureOf(CHAINED)).toBe('config.json has no profile "base"; it has "prod".');
});

test.each([
  [AK, ['access_key_id', 'access_key_secret']],
  [STS_TOKEN, ['access_key_id', 'access_key_secret', 'sts_token']],
  [RAM_ROLE, ['access_key_id', 'access_key_secret', 'ram_role_arn']],
  [CHAINED, ['source_profile', 'ram_role_arn']],
  [OIDC, ['oidc_provider_arn', 'oidc_token_file', 'ram_role_arn']],
  [CLOUD_SSO, ['cloud_sso_sign_in_url', 'cloud_sso_account_id', 'cloud_sso_access_config', 'access_token']],
  [OAUTH, ['oauth_site_type', 'oauth_refresh_token']],
  [EXTERNAL, ['process_command']],
] as [Entries, string[]][])('what %j cannot do without is told by its name', (entries, needed) => {
  for (const entry of needed) {
    expect(failureOf({ ...entries, [entry]: ' ' }, { ...AK, name: 'base' })).toBe(
      `No credentials from the profile "prod" of config.json: it lacks "${entry}"; run "aliyun configure" to set it up.`,
    );
  }
});

test('a mode that is not known is told with those that are', () => {
  expect(failureOf({ mode: 'RsaKeyPair' })).toBe(
    'No credentials from the profile "prod" of config.json: its mode "RsaKeyPair" is not supported; use one of AK, StsToken, ' +
      'RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CloudSSO, OAuth, External.',
  );
});

test('what stands in the place of a mode by mistake is not repeated', () => {
  expect(failureOf({ mode: SECRETS.accessKeySecret })).toContain('its mode is not supported');
});

test.each(['http://signin.example/', 'signin.example', `https://[${SECRETS.uriToken}`])(
  'the sign-in URL %s is refused',
  (url) => {
    expect(failureOf({ ...CLOUD_SSO, cloud_sso_sign_in_url: url })).toContain(
      'its "cloud_sso_sign_in_url" is not a URL that begins with https://',
    );
  },
);

test('an OAuth site that is not known is refused', () => {
  expect(failureOf({ ...OAUTH, oauth_site_type: 'MOON' })).toContain('its "oauth_site_type" is neither CN nor INTL');
});

test('a session duration that STS would refuse is told by its entry', () => {
  expect(failureOf({ ...RAM_ROLE, expired_seconds: 60 })).toMatch(
    /^"expired_seconds" of the profile "prod" of config\.json is 60, which is not a session duration/,
  );
});
