import { chooseSource, ProfileLookup } from '../../../lib/rds/credentials/choose-source';
import { resolveSettings } from '../../../lib/rds/credentials/resolve-settings';
import { CredentialSettings, Environment } from '../../../lib/rds/credentials/settings';
import { Profile, SharedCredentials } from '../../../lib/rds/credentials/shared-credentials-file';
import { CredentialSource } from '../../../lib/rds/credentials/source';
import { SECRETS, secretsIn } from './support/secrets';

const FILE = '/home/ada/.aliyun/config.json';

type Entries = Readonly<Record<string, unknown>>;

interface Given {
  readonly settings?: CredentialSettings;
  readonly environment?: Environment;
  /** The first of these is the profile in use. */
  readonly profiles?: readonly Entries[];
  readonly problem?: string;
}

function choose({ settings = {}, environment = {}, profiles, problem }: Given): CredentialSource {
  const resolved = resolveSettings(profiles || problem ? { profile: 'prod', ...settings } : settings, {
    environment,
    homeDirectory: '/home/ada',
  });
  const all = profiles?.map((entries, index) => new Profile(index === 0 ? 'prod' : String(entries.name), entries));
  const [profile] = all ?? [];
  const lookup: ProfileLookup =
    profile && all ? { profile, shared: new SharedCredentials(FILE, all) } : problem ? { problem } : undefined;
  return chooseSource(resolved, lookup);
}

function failureOf(given: Given): string {
  try {
    choose(given);
  } catch (error) {
    expect(secretsIn(error)).toEqual([]);
    return (error as Error).message;
  }
  throw new Error('a source was chosen');
}

const KEYS = { accessKey: 'argument id', secretKey: 'argument secret' };
const ENVIRONMENT_KEYS = { ALICLOUD_ACCESS_KEY: 'environment id', ALICLOUD_SECRET_KEY: 'environment secret' };
const AK = { mode: 'AK', access_key_id: 'profile id', access_key_secret: 'profile secret' };
const EXTERNAL = { mode: 'External', process_command: 'get-credentials' };
const ECS = { mode: 'EcsRamRole', ram_role_name: 'profile-role' };
const OIDC = { oidcProviderArn: 'provider', oidcToken: SECRETS.oidcToken, roleArn: 'acs:ram::1:role/oidc' };
const URI = 'http://127.0.0.1:8080/path';

/** Every source is set; taking away one after the other from the front shows the order. */
const ORDER: readonly (readonly [expected: object, given: Given])[] = [
  [
    { kind: 'keys', credentials: { accessKeyId: 'argument id', accessKeySecret: 'argument secret' } },
    {
      settings: { ...KEYS, credentialsUri: URI, ecsRoleName: 'role', assumeRoleWithOidc: OIDC },
      environment: ENVIRONMENT_KEYS,
      profiles: [AK],
    },
  ],
  [
    { kind: 'keys', credentials: { accessKeyId: 'environment id', accessKeySecret: 'environment secret' } },
    {
      settings: { credentialsUri: URI, ecsRoleName: 'role', assumeRoleWithOidc: OIDC },
      environment: ENVIRONMENT_KEYS,
      profiles: [AK],
    },
  ],
  [
    { kind: 'keys', credentials: { accessKeyId: 'profile id', accessKeySecret: 'profile secret' } },
    { settings: { credentialsUri: URI, ecsRoleName: 'role', assumeRoleWithOidc: OIDC }, profiles: [AK] },
  ],
  [
    { kind: 'external', command: 'get-credentials' },
    { settings: { credentialsUri: URI, ecsRoleName: 'role', assumeRoleWithOidc: OIDC }, profiles: [EXTERNAL] },
  ],
  [
    { kind: 'uri', uri: new URL(URI) },
    { settings: { credentialsUri: URI, ecsRoleName: 'role', assumeRoleWithOidc: OIDC }, profiles: [ECS] },
  ],
  [
    { kind: 'ecs-role', role: { name: 'role', isV1Disabled: false } },
    { settings: { ecsRoleName: 'role', assumeRoleWithOidc: OIDC }, profiles: [ECS] },
  ],
  [
    { kind: 'ecs-role', role: { name: 'profile-role', isV1Disabled: false } },
    { settings: { assumeRoleWithOidc: OIDC }, profiles: [ECS] },
  ],
  [{ kind: 'oidc', role: { roleArn: 'acs:ram::1:role/oidc' } }, { settings: { assumeRoleWithOidc: OIDC } }],
];

test.each(ORDER)('the first that is set counts: %j', (expected, given) => {
  expect(choose(given)).toMatchObject(expected);
});

test('each key is looked for by itself, and the name of the source tells where each was found', () => {
  const source = choose({
    settings: { accessKey: 'id' },
    environment: { ALIBABACLOUD_ACCESS_KEY_SECRET: 'secret', ALIBABA_CLOUD_SECURITY_TOKEN: 'token' },
  });
  expect(source).toEqual({
    kind: 'keys',
    name: 'the argument "access_key" and ALIBABACLOUD_ACCESS_KEY_SECRET',
    credentials: { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: 'token' },
  });
});

const STS = { ...AK, mode: 'StsToken', sts_token: 'profile token' };

test('the token of a profile goes with the key of that profile', () => {
  expect(choose({ profiles: [STS] })).toMatchObject({ credentials: { securityToken: 'profile token' } });
});

test('the token of a profile does not go with a key from elsewhere', () => {
  const source = choose({ profiles: [STS], environment: ENVIRONMENT_KEYS });
  expect(source).toMatchObject({ credentials: { accessKeyId: 'environment id', securityToken: undefined } });
});

test('a token that is left over in a profile of mode AK is not used', () => {
  expect(choose({ profiles: [{ ...STS, mode: 'AK' }] })).toMatchObject({ credentials: { securityToken: undefined } });
});

test('keys that are left over in a profile of another mode are not used', () => {
  expect(choose({ profiles: [{ ...AK, ...EXTERNAL }] })).toMatchObject({ kind: 'external' });
  expect(choose({ profiles: [{ ...AK, ...ECS }] })).toMatchObject({ kind: 'ecs-role' });
});

test('an access key without its secret keeps roles out that would be another identity', () => {
  const message = failureOf({ environment: { ALICLOUD_ACCESS_KEY: 'id' }, settings: { ecsRoleName: 'role' } });
  expect(message).toContain('ALIBABACLOUD_ACCESS_KEY_ID: set');
  expect(message).toContain('ALIBABACLOUD_ACCESS_KEY_SECRET: not set');
  expect(message).toMatch(/An access key counts only with its secret: set both\.$/);
});

test('when nothing is set, the error names everything that was tried', () => {
  expect(failureOf({})).toBe(
    [
      'There are no credentials for Alibaba Cloud. These sources were tried:',
      '- access_key, or ALICLOUD_ACCESS_KEY, ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABACLOUD_ACCESS_KEY_ID: not set',
      '- secret_key, or ALICLOUD_SECRET_KEY, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABACLOUD_ACCESS_KEY_SECRET: not set',
      '- profile, or ALICLOUD_PROFILE, ALIBABA_CLOUD_PROFILE: not set',
      '- credentials_uri, or ALICLOUD_CREDENTIALS_URI, ALIBABA_CLOUD_CREDENTIALS_URI: not set',
      '- ecs_role_name, or ALICLOUD_ECS_ROLE_NAME, ALIBABA_CLOUD_ECS_METADATA: not set',
      '- assume_role_with_oidc: not set',
      'Set access_key and secret_key, or one of the others.',
    ].join('\n'),
  );
});

test('a profile that cannot be had is told with its file, unless another source is set', () => {
  const given = { problem: `${FILE} is not valid JSON.` };
  expect(failureOf(given)).toContain(`ALIBABA_CLOUD_PROFILE: "prod" in ${FILE}: ${FILE} is not valid JSON.`);
  expect(choose({ ...given, settings: { credentialsUri: URI } })).toMatchObject({ kind: 'uri' });
});

test('a profile without keys is told as such', () => {
  expect(failureOf({ profiles: [{ mode: 'AK', access_key_secret: SECRETS.accessKeySecret }] })).toContain(
    `"prod" in ${FILE}: it has no complete access key.`,
  );
});

test.each(['ftp://host/', 'host:8080', `http://ada:${SECRETS.uriToken}@host/`, `http://[${SECRETS.uriToken}/`])(
  'the credentials URI %s is refused by the name of its variable',
  (uri) => {
    expect(failureOf({ environment: { ALIBABA_CLOUD_CREDENTIALS_URI: uri } })).toBe(
      'No credentials from the credentials URI (ALIBABA_CLOUD_CREDENTIALS_URI): it is not a URL that begins with http:// or ' +
        'https:// and has no user name in it.',
    );
  },
);

test('the name of a credentials URI does not hold its path and query, where a token may stand', () => {
  const source = choose({ settings: { credentialsUri: `${URI}/${SECRETS.uriToken}?token=${SECRETS.uriToken}` } });
  expect(source.name).toBe('the credentials URI at 127.0.0.1:8080 (the argument "credentials_uri")');
});

const ROLE = { roleArn: 'acs:ram::1:role/r', sessionName: 's', sessionExpiration: 900, policy: '{}', externalId: 'e' };

test.each([
  [{ settings: KEYS }, 'keys'],
  [{ settings: { credentialsUri: URI } }, 'uri'],
  [{ settings: { ecsRoleName: 'role' } }, 'ecs-role'],
  [{ settings: { assumeRoleWithOidc: OIDC } }, 'oidc'],
  [{ profiles: [EXTERNAL] }, 'external'],
] satisfies [Given, string][])('the role of assume_role is assumed with what %j gives', (given: Given, kind) => {
  const source = choose({ ...given, settings: { ...given.settings, assumeRole: ROLE, region: 'cn-hangzhou' } });
  expect(source).toMatchObject({
    kind: 'assumed-role',
    role: { ...ROLE, stsHost: 'sts.cn-hangzhou.aliyuncs.com' },
    base: { kind },
  });
});

test('a role has the defaults of aliyun/alicloud', () => {
  expect(choose({ settings: { ...KEYS, assumeRole: { roleArn: 'acs:ram::1:role/r' } } })).toMatchObject({
    name: 'the role acs:ram::1:role/r (assumed with the argument "access_key" and the argument "secret_key")',
    role: { sessionName: 'terraform', sessionExpiration: 3600, policy: undefined, externalId: undefined },
  });
});

test('assume_role without a role names its variables', () => {
  expect(failureOf({ settings: { ...KEYS, assumeRole: {} } })).toBe(
    'assume_role lacks "role_arn". Set it, or the environment variable ALICLOUD_ASSUME_ROLE_ARN or ALIBABA_CLOUD_ROLE_ARN.',
  );
});

const RAM_ROLE = {
  ...AK,
  mode: 'RamRoleArn',
  ram_role_arn: 'acs:ram::1:role/profile',
  ram_session_name: 'profile-session',
  expired_seconds: 1800,
  sts_region: 'cn-beijing',
};

test('a profile of mode RamRoleArn assumes its role with its keys', () => {
  expect(choose({ profiles: [RAM_ROLE] })).toMatchObject({
    kind: 'assumed-role',
    role: {
      roleArn: 'acs:ram::1:role/profile',
      sessionName: 'profile-session',
      sessionExpiration: 1800,
      stsHost: 'sts.cn-beijing.aliyuncs.com',
    },
    base: { kind: 'keys', credentials: { accessKeyId: 'profile id' } },
  });
});

test('the role of such a profile is assumed with keys from elsewhere, too', () => {
  expect(choose({ profiles: [RAM_ROLE], environment: ENVIRONMENT_KEYS })).toMatchObject({
    role: { roleArn: 'acs:ram::1:role/profile' },
    base: { credentials: { accessKeyId: 'environment id' } },
  });
});

test('assume_role goes before the role of a profile, argument by argument', () => {
  const source = choose({ profiles: [RAM_ROLE], settings: { assumeRole: { roleArn: 'acs:ram::1:role/own' } } });
  expect(source).toMatchObject({
    role: { roleArn: 'acs:ram::1:role/own', sessionName: 'profile-session', sessionExpiration: 1800 },
    base: { kind: 'keys' },
  });
});

test('ALIBABA_CLOUD_ECS_METADATA_DISABLED stops the role of the ECS instance', () => {
  expect(
    failureOf({ settings: { ecsRoleName: 'role' }, environment: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' } }),
  ).toBe(
    'No credentials from the RAM role "role" of the ECS instance: ALIBABA_CLOUD_ECS_METADATA_DISABLED switches off the ' +
      'metadata service of ECS.',
  );
});
