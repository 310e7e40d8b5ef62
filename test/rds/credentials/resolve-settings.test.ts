import fc from 'fast-check';
import { CredentialsError } from '../../../lib/rds/credentials/credentials-error';
import { ResolvedSettings, resolveSettings } from '../../../lib/rds/credentials/resolve-settings';
import { CREDENTIAL_VARIABLES, CredentialSettings, Environment } from '../../../lib/rds/credentials/settings';

function resolve(settings: CredentialSettings, environment: Environment = {}): ResolvedSettings {
  return resolveSettings(settings, { environment, homeDirectory: '/home/ada' });
}

const TEXT_SETTINGS = [
  'accessKey',
  'secretKey',
  'securityToken',
  'profile',
  'credentialsUri',
  'ecsRoleName',
] as const satisfies readonly (keyof CredentialSettings & keyof ResolvedSettings)[];

test('the variables are those of aliyun/alicloud, with all three prefixes', () => {
  expect(CREDENTIAL_VARIABLES).toMatchObject({
    accessKey: ['ALICLOUD_ACCESS_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_ACCESS_KEY_ID'],
    secretKey: ['ALICLOUD_SECRET_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABACLOUD_ACCESS_KEY_SECRET'],
    securityToken: ['ALICLOUD_SECURITY_TOKEN', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'ALIBABACLOUD_SECURITY_TOKEN'],
    profile: ['ALICLOUD_PROFILE', 'ALIBABA_CLOUD_PROFILE'],
    sharedCredentialsFile: ['ALICLOUD_SHARED_CREDENTIALS_FILE', 'ALIBABA_CLOUD_CREDENTIALS_FILE'],
    ecsRoleName: ['ALICLOUD_ECS_ROLE_NAME', 'ALIBABA_CLOUD_ECS_METADATA'],
    credentialsUri: ['ALICLOUD_CREDENTIALS_URI', 'ALIBABA_CLOUD_CREDENTIALS_URI'],
  });
});

test('of an argument and its variables the first that is not empty counts, and is told by its name', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TEXT_SETTINGS),
      fc.array(fc.constantFrom('', '  ', 'value', ' value\n'), { minLength: 4, maxLength: 4 }),
      (name, values) => {
        const variables = CREDENTIAL_VARIABLES[name];
        const marked = values.map((value, index) => value.replace('value', `value ${index}`));
        const environment = Object.fromEntries(variables.map((variable, index) => [variable, marked[index + 1]]));
        const first = marked.slice(0, variables.length + 1).findIndex((value) => value.trim() !== '');
        const setting = resolve({ [name]: marked[0] }, environment)[name];
        expect(setting?.value).toBe(first === -1 ? undefined : `value ${first}`);
        if (first > 0) expect(setting?.origin).toBe(variables[first - 1]);
        if (first === 0) expect(setting?.origin).toMatch(/^the argument "[a-z_]+"$/);
      },
    ),
  );
});

test.each([
  [{}, {}, '/home/ada/.aliyun/config.json'],
  [{ sharedCredentialsFile: '~/keys.json' }, {}, '/home/ada/keys.json'],
  [{ sharedCredentialsFile: '/etc/~keys' }, {}, '/etc/~keys'],
  [{}, { ALICLOUD_SHARED_CREDENTIALS_FILE: 'a.json', ALIBABA_CLOUD_CREDENTIALS_FILE: 'b.json' }, 'a.json'],
  [{}, { ALIBABA_CLOUD_CREDENTIALS_FILE: '~/b.json' }, '/home/ada/b.json'],
])('the shared credentials file of %j and %j is %s', (settings, environment, file) => {
  expect(resolve(settings, environment).sharedCredentialsFile).toBe(file);
});

const ROLE_VARIABLES = {
  ALICLOUD_ASSUME_ROLE_ARN: 'acs:ram::1:role/first',
  ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::1:role/second',
  ALICLOUD_ASSUME_ROLE_SESSION_NAME: 'session',
  ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION: '900',
};

test('variables of a role count only when its block is there', () => {
  expect(resolve({}, ROLE_VARIABLES).assumeRole).toBeUndefined();
  expect(resolve({}, ROLE_VARIABLES).oidcRole).toBeUndefined();
  expect(resolve({ assumeRole: {} }, ROLE_VARIABLES).assumeRole).toEqual({
    roleArn: 'acs:ram::1:role/first',
    sessionName: 'session',
    sessionExpiration: 900,
    policy: undefined,
    externalId: undefined,
  });
});

test('the arguments of assume_role go before its variables', () => {
  const block = {
    roleArn: 'acs:ram::1:role/own',
    sessionName: 'own',
    sessionExpiration: 43_200,
    policy: '{}',
    externalId: 'id',
  };
  expect(resolve({ assumeRole: block }, ROLE_VARIABLES).assumeRole).toEqual(block);
});

test.each([
  [899, '899'],
  [43_201, '43201'],
  [1000.5, '1000.5'],
  [NaN, 'NaN'],
])('a session of %p seconds is refused, with the value and what is allowed', (sessionExpiration, told) => {
  expect(() => resolve({ assumeRole: { sessionExpiration } })).toThrow(CredentialsError);
  expect(() => resolve({ assumeRole: { sessionExpiration } })).toThrow(
    `is ${told}, which is not a session duration: give 900`,
  );
});

test('a session duration in the environment that is no number is told by the name of its variable', () => {
  const environment = { ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION: 'an hour' };
  expect(() => resolve({ assumeRole: {} }, environment)).toThrow(
    'ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION is an hour, which',
  );
});

const OIDC_VARIABLES = {
  ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'acs:ram::1:oidc-provider/p',
  ALIBABA_CLOUD_OIDC_TOKEN_FILE: '/run/token',
  ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::1:role/r',
};

test('assume_role_with_oidc can come from the environment as a whole', () => {
  expect(resolve({ assumeRoleWithOidc: {}, region: 'cn-hangzhou' }, OIDC_VARIABLES).oidcRole).toEqual({
    oidcProviderArn: 'acs:ram::1:oidc-provider/p',
    token: { file: '/run/token' },
    roleArn: 'acs:ram::1:role/r',
    sessionName: 'terraform',
    sessionExpiration: 3600,
    policy: undefined,
    stsHost: 'sts.cn-hangzhou.aliyuncs.com',
  });
});

test('a token goes before a token file', () => {
  const { oidcRole } = resolve({ assumeRoleWithOidc: { oidcToken: 'text' } }, OIDC_VARIABLES);
  expect(oidcRole?.token).toEqual({ text: 'text' });
});

test.each([
  ['ALIBABA_CLOUD_OIDC_PROVIDER_ARN', 'oidc_provider_arn'],
  ['ALIBABA_CLOUD_OIDC_TOKEN_FILE', 'oidc_token_file'],
  ['ALIBABA_CLOUD_ROLE_ARN', 'role_arn'],
])('without %s, assume_role_with_oidc says that it lacks "%s" and names the variable', (variable, argument) => {
  const environment = { ...OIDC_VARIABLES, [variable]: '' };
  expect(() => resolve({ assumeRoleWithOidc: {} }, environment)).toThrow(
    new RegExp(`^assume_role_with_oidc lacks "${argument}"\\. Set it, or the environment variable ${variable}`),
  );
});

test.each([
  [{}, {}, 'sts.aliyuncs.com'],
  [{ region: 'eu-central-1' }, {}, 'sts.eu-central-1.aliyuncs.com'],
  [{ region: 'eu-central-1' }, { STS_ENDPOINT: 'sts.local:8443' }, 'sts.local:8443'],
  [{}, { STS_ENDPOINT: 'b', ALIBABA_CLOUD_ENDPOINT_STS: 'a' }, 'a'],
  [
    { stsEndpoint: 'https://sts-vpc.cn-beijing.aliyuncs.com/' },
    { STS_ENDPOINT: 'b' },
    'sts-vpc.cn-beijing.aliyuncs.com',
  ],
])('STS of %j and %j is asked at %s', (settings, environment, host) => {
  expect(resolve(settings, environment).stsHost).toBe(host);
});

test.each(['http://sts.aliyuncs.com', 'sts.aliyuncs.com/path', 'a b', '-'])(
  '"%s" is refused as an endpoint of STS',
  (stsEndpoint) => {
    expect(() => resolve({ stsEndpoint })).toThrow(`"${stsEndpoint}" names no endpoint of STS`);
  },
);

test('an endpoint of STS with a password in it is refused without the password', () => {
  const stsEndpoint = 'https://ada:zqPassword@sts.aliyuncs.com';
  expect(() => resolve({ stsEndpoint })).toThrow(/^What is set names no endpoint of STS/);
});

test('the metadata service of ECS can be switched off, or its first version alone', () => {
  expect(resolve({}).metadata).toEqual({ isDisabled: false, isV1Disabled: false });
  expect(
    resolve({}, { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'TRUE', ALIBABA_CLOUD_IMDSV1_DISABLED: 'true' }).metadata,
  ).toEqual({ isDisabled: true, isV1Disabled: true });
});
