import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createCredentialsProvider,
  CredentialsError,
  CredentialSettings,
  CredentialsProvider,
  regionOfProfile,
} from '../../../lib/rds/credentials';
import { Environment } from '../../../lib/rds/credentials/settings';
import { manualClock, ManualClock, utc } from './support/clock';
import { Answer, FakeCloud, ReceivedRequest, startFakeCloud } from './support/fake-cloud';
import { SECRETS, secretsIn } from './support/secrets';

let cloud: FakeCloud;
let homeDirectory: string;
let runtime: ManualClock;

beforeEach(async () => {
  cloud = await startFakeCloud();
  homeDirectory = await mkdtemp(path.join(tmpdir(), 'credentials-'));
  runtime = manualClock();
});

afterEach(async () => {
  await cloud.close();
  await rm(homeDirectory, { recursive: true });
});

function providerOf(settings: CredentialSettings, environment: Environment = {}): CredentialsProvider {
  return createCredentialsProvider(settings, {
    environment,
    homeDirectory,
    clock: runtime.clock,
    random: runtime.random,
  });
}

async function writeProfiles(...profiles: object[]): Promise<string> {
  const file = path.join(homeDirectory, '.aliyun', 'config.json');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ current: 'prod', profiles }));
  return file;
}

async function failureOf(settings: CredentialSettings, environment?: Environment): Promise<string> {
  const error: unknown = await providerOf(settings, environment)
    .getCredentials()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CredentialsError);
  expect(secretsIn(error)).toEqual([]);
  return (error as CredentialsError).message;
}

/** Temporary credentials that are numbered by the requests that were made. */
function issued(life = 3_600_000): Record<string, string> {
  return {
    AccessKeyId: `issued ${cloud.requests.length}`,
    AccessKeySecret: SECRETS.issuedSecret,
    SecurityToken: SECRETS.issuedToken,
    Expiration: utc(runtime.time + life),
  };
}

/** Everything that gives credentials, each in its own way. */
function answerAll({ host, url, method }: ReceivedRequest): Answer {
  if (host.startsWith('sts.')) return { json: { Credentials: issued() } };
  if (host.startsWith('signin.')) return { json: { CloudCredential: issued() } };
  if (host === '100.100.100.200') return method === 'PUT' ? { text: 't' } : { json: { Code: 'Success', ...issued() } };
  if (url.pathname === '/v1/token') return { json: { access_token: 'a', refresh_token: 'r', expires_in: 10_800 } };
  if (url.pathname === '/v1/exchange') {
    const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = issued();
    return {
      json: {
        accessKeyId: AccessKeyId,
        accessKeySecret: AccessKeySecret,
        securityToken: SecurityToken,
        expiration: Expiration,
      },
    };
  }
  return { json: { Code: 'Success', ...issued() } };
}

const ROLE = { roleArn: 'acs:ram::1:role/r' };
const KEYS = { accessKey: 'id', secretKey: SECRETS.accessKeySecret };
const OIDC = { ...ROLE, oidcProviderArn: 'provider', oidcToken: SECRETS.oidcToken };

const EXTERNAL_OUTPUT = JSON.stringify({
  mode: 'StsToken',
  access_key_id: 'issued',
  access_key_secret: SECRETS.issuedSecret,
  sts_token: SECRETS.issuedToken,
  expiration: '2026-01-15T13:00:00Z',
});

const PROFILES: Readonly<Record<string, object>> = {
  StsToken: { access_key_id: 'issued', access_key_secret: SECRETS.issuedSecret, sts_token: SECRETS.issuedToken },
  RamRoleArn: { access_key_id: 'id', access_key_secret: SECRETS.accessKeySecret, ram_role_arn: ROLE.roleArn },
  ChainableRamRoleArn: { source_profile: 'base', ram_role_arn: ROLE.roleArn },
  EcsRamRole: { ram_role_name: 'web' },
  OIDC: { oidc_provider_arn: 'provider', oidc_token_file: 'TOKEN_FILE', ram_role_arn: ROLE.roleArn },
  CloudSSO: {
    cloud_sso_sign_in_url: 'https://signin.example/',
    cloud_sso_account_id: '1',
    cloud_sso_access_config: 'ac',
    access_token: SECRETS.accessToken,
    cloud_sso_access_token_expire: 2_000_000_000,
  },
  OAuth: { oauth_site_type: 'INTL', oauth_refresh_token: SECRETS.refreshToken },
  External: { process_command: `"${process.execPath}" -e 'console.log(${JSON.stringify(EXTERNAL_OUTPUT)})'` },
};

test('keys are given as they are, and nobody is asked', async () => {
  const provider = providerOf({ ...KEYS, securityToken: 'token' });
  expect(await provider.getCredentials()).toEqual({
    accessKeyId: 'id',
    accessKeySecret: SECRETS.accessKeySecret,
    securityToken: 'token',
  });
  expect(cloud.requests).toEqual([]);
});

test.each(Object.keys(PROFILES))('a profile of mode %s gives temporary credentials', async (mode) => {
  cloud.answer = answerAll;
  const tokenFile = path.join(homeDirectory, 'token');
  await writeFile(tokenFile, SECRETS.oidcToken);
  const entries = JSON.parse(JSON.stringify(PROFILES[mode]).replace('TOKEN_FILE', tokenFile)) as object;
  await writeProfiles(
    { name: 'prod', mode, ...entries },
    { name: 'base', mode: 'AK', access_key_id: 'id', access_key_secret: SECRETS.accessKeySecret },
  );
  const provider = providerOf({}, { ALICLOUD_PROFILE: 'prod' });
  expect(await provider.getCredentials()).toEqual({
    accessKeyId: expect.stringMatching(/^issued/),
    accessKeySecret: SECRETS.issuedSecret,
    securityToken: SECRETS.issuedToken,
  });
  expect(secretsIn(provider)).toEqual([]);
});

const EXCHANGES = (): readonly (readonly [name: string, settings: CredentialSettings])[] => [
  ['credentials_uri', { credentialsUri: `http://127.0.0.1:${cloud.port}/${SECRETS.uriToken}` }],
  ['ecs_role_name', { ecsRoleName: 'web' }],
  ['assume_role', { ...KEYS, assumeRole: ROLE }],
  ['assume_role_with_oidc', { assumeRoleWithOidc: OIDC }],
];

test.each([0, 1, 2, 3])(
  'source %# that exchanges is asked once by all, and again before its credentials expire',
  async (index) => {
    cloud.answer = answerAll;
    const provider = providerOf(EXCHANGES()[index]?.[1] ?? {});
    const ask = async (): Promise<Set<string>> => {
      const all = await Promise.all(Array.from({ length: 10 }, () => provider.getCredentials()));
      return new Set(all.map(({ accessKeyId }) => accessKeyId));
    };
    const [first, ...others] = await ask();
    expect(others).toEqual([]);
    runtime.time += 44 * 60_000;
    expect(await ask()).toEqual(new Set([first]));
    runtime.time += 60_000;
    const renewed = await ask();
    expect(renewed.size).toBe(1);
    expect(renewed.has(first ?? '')).toBe(false);
  },
);

test.each([0, 1, 2, 3])(
  'source %# that is refused is told by its name and a code, without what was said',
  async (index) => {
    cloud.answer = ({ url, headers, body }) => ({
      status: 403,
      json: { Code: 'NoPermission', Message: `${url} ${JSON.stringify(headers)} ${body} ${SECRETS.issuedToken}` },
    });
    const [name, settings] = EXCHANGES()[index] ?? [];
    const message = await failureOf(settings ?? {});
    expect(message).toMatch(/^No credentials from [^\n]+: [^\n]+\.$/);
    expect(message).toContain(
      {
        credentials_uri: `the credentials URI at 127.0.0.1:${cloud.port} (the argument "credentials_uri"): 127.0.0.1:${cloud.port} answered NoPermission (HTTP 403).`,
        ecs_role_name:
          'the RAM role "web" of the ECS instance: the metadata service of ECS answered NoPermission (HTTP 403).',
        assume_role:
          'the role acs:ram::1:role/r (assumed with the argument "access_key" and the argument "secret_key"): STS at sts.aliyuncs.com answered NoPermission (HTTP 403).',
        assume_role_with_oidc:
          'assume_role_with_oidc (role acs:ram::1:role/r): STS at sts.aliyuncs.com answered NoPermission (HTTP 403).',
      }[name ?? ''],
    );
  },
);

test('a role is assumed again with what its base gives by then', async () => {
  cloud.answer = answerAll;
  const provider = providerOf({ ecsRoleName: 'web', assumeRole: ROLE, region: 'cn-hangzhou' });
  await provider.getCredentials();
  runtime.time += 50 * 60_000;
  await provider.getCredentials();
  const used = cloud.requests
    .filter(({ host }) => host === 'sts.cn-hangzhou.aliyuncs.com')
    .map(({ body }) => new URLSearchParams(body).get('AccessKeyId'));
  expect(used).toHaveLength(2);
  expect(new Set(used).size).toBe(2);
});

test('when a base fails, the error names it', async () => {
  cloud.answer = () => ({ status: 404, text: '' });
  expect(await failureOf({ ecsRoleName: 'web', assumeRole: ROLE })).toBe(
    'No credentials from the RAM role "web" of the ECS instance: the metadata service of ECS gave an answer that holds no ' +
      'credentials (HTTP 404).',
  );
});

test('a failure of the other side that passes is not noticed', async () => {
  cloud.answer = (request) => {
    cloud.answer = answerAll;
    return request.host ? { status: 503, json: { Code: 'ServiceUnavailable', Message: 'm' } } : 'reset';
  };
  const provider = providerOf({ ...KEYS, assumeRole: ROLE });
  expect((await provider.getCredentials()).accessKeyId).toBe('issued 2');
});

test('a source that was missing is found when it has been set up, with the same provider', async () => {
  const provider = providerOf({ profile: 'prod' });
  await expect(provider.getCredentials()).rejects.toThrow('config.json does not exist.');
  await writeProfiles({ name: 'prod', access_key_id: 'id', access_key_secret: 'secret' });
  expect((await provider.getCredentials()).accessKeyId).toBe('id');
});

test('a malformed shared credentials file is told by its path, without what it holds', async () => {
  const file = path.join(homeDirectory, 'keys.json');
  await writeFile(file, `{ "profiles": [ { "access_key_secret": "${SECRETS.accessKeySecret}" `);
  expect(await failureOf({ profile: 'prod', sharedCredentialsFile: '~/keys.json' })).toContain(
    `"prod" in ${file}: ${file} is not valid JSON.`,
  );
});

test('nothing at all is told as all that was tried', async () => {
  expect(await failureOf({})).toMatch(/^There are no credentials for Alibaba Cloud\. These sources were tried:\n/);
});

test('new tokens of an OAuth login stand in the file for the next command', async () => {
  cloud.answer = answerAll;
  const file = await writeProfiles({ name: 'prod', mode: 'OAuth', ...PROFILES.OAuth });
  await providerOf({ profile: 'prod' }).getCredentials();
  const { profiles } = JSON.parse(await readFile(file, 'utf8')) as {
    profiles: object[];
  };
  expect(profiles).toMatchObject([{ oauth_refresh_token: 'r', oauth_access_token: 'a' }]);
});

test('nothing is read or asked before credentials are needed', async () => {
  providerOf({ profile: 'prod', credentialsUri: 'not a URI', stsEndpoint: 'http://x' });
  expect(cloud.requests).toEqual([]);
});

test('the region of a profile is known without its credentials', async () => {
  await writeProfiles({ name: 'prod', mode: 'External', region_id: 'ap-southeast-1' }, { name: 'bare' });
  const surroundings = { environment: { ALIBABA_CLOUD_PROFILE: 'prod' }, homeDirectory };
  expect(await regionOfProfile({}, surroundings)).toBe('ap-southeast-1');
  expect(await regionOfProfile({ profile: 'bare' }, surroundings)).toBeUndefined();
  expect(await regionOfProfile({}, { environment: {}, homeDirectory })).toBeUndefined();
  await expect(regionOfProfile({ profile: 'gone' }, surroundings)).rejects.toThrow(CredentialsError);
});
