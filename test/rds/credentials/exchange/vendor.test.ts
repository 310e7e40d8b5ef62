import {
  assumeRole,
  getFromCommand,
  getFromEcsRole,
  openOAuthLogin,
} from '../../../../lib/rds/credentials/exchange/vendor';
import { AssumedRole, OAuthLogin, OAuthTokens, Obtained } from '../../../../lib/rds/credentials/source';
import { signRpcV1 } from '../../../../lib/rds/signature';
import { Answer, FakeCloud, ReceivedRequest, startFakeCloud } from '../support/fake-cloud';
import { SECRETS, secretsIn } from '../support/secrets';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = await startFakeCloud();
});

afterEach(() => cloud.close());

const ISSUED = {
  AccessKeyId: 'issued id',
  AccessKeySecret: SECRETS.issuedSecret,
  SecurityToken: SECRETS.issuedToken,
  Expiration: '2026-01-15T13:00:00Z',
};

const OBTAINED: Obtained = {
  credentials: { accessKeyId: 'issued id', accessKeySecret: SECRETS.issuedSecret, securityToken: SECRETS.issuedToken },
  expiration: Date.UTC(2026, 0, 15, 13),
};

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => 'no failure',
    (thrown: unknown) => thrown,
  );
  expect(secretsIn(error)).toEqual([]);
  return error;
}

const KEYS: Obtained = {
  credentials: { accessKeyId: 'id', accessKeySecret: SECRETS.accessKeySecret },
  expiration: Infinity,
};

const ROLE: AssumedRole = {
  roleArn: 'acs:ram::1:role/r',
  sessionName: 'terraform',
  sessionExpiration: 900,
  policy: undefined,
  externalId: undefined,
  stsHost: 'sts.cn-hangzhou.aliyuncs.com',
};

function parametersOf({ url, body }: ReceivedRequest): Record<string, string> {
  return Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)]);
}

test('a role is assumed with keys, signed for STS', async () => {
  cloud.answer = () => ({ json: { Credentials: ISSUED } });
  expect(await assumeRole(KEYS, ROLE)).toEqual(OBTAINED);
  const [request] = cloud.requests;
  const { Signature, ...parameters } = parametersOf(request as ReceivedRequest);
  expect(request).toMatchObject({ host: 'sts.cn-hangzhou.aliyuncs.com', method: 'POST' });
  expect(parameters).toMatchObject({
    Action: 'AssumeRole',
    AccessKeyId: 'id',
    RoleArn: 'acs:ram::1:role/r',
    RoleSessionName: 'terraform',
    DurationSeconds: '900',
  });
  expect(Object.keys(parameters)).not.toEqual(expect.arrayContaining(['SecurityToken', 'Policy', 'ExternalId']));
  expect(Signature).toBe(signRpcV1('POST', parameters, SECRETS.accessKeySecret));
});

test('a role is assumed with temporary credentials, a policy and an external id', async () => {
  cloud.answer = () => ({ json: { Credentials: ISSUED } });
  const base = { ...KEYS, credentials: { ...KEYS.credentials, securityToken: SECRETS.securityToken } };
  await assumeRole(base, { ...ROLE, policy: '{}', externalId: 'e' });
  expect(cloud.requests.map(parametersOf)).toMatchObject([
    { SecurityToken: SECRETS.securityToken, Policy: '{}', ExternalId: 'e' },
  ]);
});

const REQUEST_ID = '6EF60BEC-0242-43AF-BB20-270359FB54A7';
const STS = 'STS at sts.cn-hangzhou.aliyuncs.com';

/** The answer of the service when it finds another signature: it repeats all that was signed. */
function signatureAnswer(request: ReceivedRequest): Answer {
  return {
    status: 400,
    json: {
      Code: 'SignatureDoesNotMatch',
      Message: `Specified signature is not matched with our calculation. server string to sign is:POST&${request.url.search}&${SECRETS.accessKeySecret}`,
      RequestId: REQUEST_ID,
    },
  };
}

test.each([
  [
    () => ({ status: 403, json: { Code: 'NoPermission', RequestId: REQUEST_ID, Message: SECRETS.accessKeySecret } }),
    `${STS} answered NoPermission (RequestId ${REQUEST_ID})`,
    false,
  ],
  [signatureAnswer, `${STS} answered SignatureDoesNotMatch (RequestId ${REQUEST_ID})`, false],
  [() => ({ status: 400, json: { Code: 'Throttling.User', Message: 'm' } }), `${STS} answered Throttling.User`, true],
  [
    () => ({ status: 503, json: { Code: 'ServiceUnavailable', Message: 'm' } }),
    `${STS} answered ServiceUnavailable`,
    true,
  ],
  [
    () => ({ status: 502, text: SECRETS.issuedToken }),
    `${STS}, or a proxy before it, answered with an error that is not one of STS`,
    true,
  ],
  [() => ({ text: SECRETS.issuedToken }), `${STS} gave an answer that holds no credentials`, false],
  [() => ({ json: {} }), `${STS} gave an answer that holds no credentials`, false],
  [
    () => ({ json: { Credentials: { ...ISSUED, SecurityToken: undefined } } }),
    `${STS} gave an answer that holds no credentials`,
    false,
  ],
  [
    () => ({ json: { Credentials: { ...ISSUED, AccessKeySecret: { a: SECRETS.issuedSecret } } } }),
    `${STS} gave an answer that lacks an access key, its secret or its security token`,
    false,
  ],
  [
    () => 'reset' as const,
    `${STS} cannot be reached: the connection was closed before the answer was complete (ECONNRESET)`,
    true,
  ],
] satisfies [FakeCloud['answer'], string, boolean][])(
  'answer %# of STS is told for what it is',
  async (answer, reason, retryable) => {
    cloud.answer = answer;
    const base = { ...KEYS, credentials: { ...KEYS.credentials, securityToken: SECRETS.securityToken } };
    expect(await failureOf(assumeRole(base, ROLE))).toMatchObject({ reason, retryable });
  },
);

/** The metadata service in its second version, which wants a token. */
function metadata({ method, url, headers }: ReceivedRequest): Answer {
  if (method === 'PUT' && url.pathname === '/latest/api/token') return { text: 'metadata-token' };
  if (headers['x-aliyun-ecs-metadata-token'] !== 'metadata-token') return { status: 403, text: 'no token' };
  if (url.pathname === '/latest/meta-data/ram/security-credentials/') return { text: 'web-role\n' };
  return url.pathname.endsWith('/web-role')
    ? { json: { Code: 'Success', ...ISSUED } }
    : { status: 404, text: SECRETS.issuedToken };
}

test('the role of an ECS instance is asked of its metadata service, with a token', async () => {
  cloud.answer = metadata;
  expect(await getFromEcsRole({ name: 'web-role', isV1Disabled: true })).toEqual(OBTAINED);
  expect(new Set(cloud.requests.map(({ host }) => host))).toEqual(new Set(['100.100.100.200']));
});

test('without a name, the role is the one that the instance has', async () => {
  cloud.answer = metadata;
  expect(await getFromEcsRole({ name: undefined, isV1Disabled: true })).toEqual(OBTAINED);
});

test('a metadata service without tokens is asked without one, unless that is switched off', async () => {
  cloud.answer = ({ method }) =>
    method === 'PUT' ? { status: 404, text: '' } : { json: { Code: 'Success', ...ISSUED } };
  expect(await getFromEcsRole({ name: 'web-role', isV1Disabled: false })).toEqual(OBTAINED);
  const before = cloud.requests.length;
  await failureOf(getFromEcsRole({ name: 'web-role', isV1Disabled: true }));
  expect(cloud.requests.slice(before).map(({ method }) => method)).toEqual(['PUT']);
});

test('a role that the instance does not have is told', async () => {
  cloud.answer = metadata;
  expect(await failureOf(getFromEcsRole({ name: 'other', isV1Disabled: true }))).toMatchObject({
    reason: 'the metadata service of ECS gave an answer that holds no credentials (HTTP 404)',
    retryable: false,
  });
});

test('a name cannot lead to another path of the metadata service', async () => {
  cloud.answer = metadata;
  await failureOf(getFromEcsRole({ name: '../../user-data', isV1Disabled: true }));
  expect(cloud.requests.map(({ url }) => url.pathname)).toEqual([
    '/latest/api/token',
    '/latest/meta-data/ram/security-credentials/..%2F..%2Fuser-data',
  ]);
});

const LOGIN: OAuthLogin = {
  site: 'CN',
  tokens: { refreshToken: SECRETS.refreshToken, accessToken: SECRETS.accessToken, accessTokenExpiration: 0 },
  file: 'config.json',
  profile: 'login',
};

const OAUTH_ISSUED = {
  accessKeyId: 'issued id',
  accessKeySecret: SECRETS.issuedSecret,
  securityToken: SECRETS.issuedToken,
  expiration: '2026-01-15T13:00:00Z',
};

test('an OAuth login whose access token has expired gets a new one, and keeps the tokens that came with it', async () => {
  let count = 0;
  cloud.answer = ({ url }) => {
    if (url.pathname === '/v1/exchange') return { json: OAUTH_ISSUED };
    count += 1;
    return { json: { access_token: `access ${count}`, refresh_token: `refresh ${count}`, expires_in: 60 } };
  };
  const stored: OAuthTokens[] = [];
  const exchange = openOAuthLogin(LOGIN, async (tokens) => void stored.push(tokens));
  expect(await exchange()).toEqual(OBTAINED);
  expect(await exchange()).toEqual(OBTAINED);
  expect(stored).toMatchObject([
    { refreshToken: 'refresh 1', accessToken: 'access 1' },
    { refreshToken: 'refresh 2', accessToken: 'access 2' },
  ]);
  expect(cloud.requests.map(({ host }) => host)).toEqual(Array.from({ length: 4 }, () => 'oauth.aliyun.com'));
  expect(parametersOf(cloud.requests[0] as ReceivedRequest)).toMatchObject({
    grant_type: 'refresh_token',
    refresh_token: SECRETS.refreshToken,
  });
  expect(parametersOf(cloud.requests[2] as ReceivedRequest)).toMatchObject({ refresh_token: 'refresh 1' });
  expect(cloud.requests[3]?.headers.authorization).toBe('Bearer access 2');
});

test('an OAuth login whose access token is good uses it up to its end', async () => {
  cloud.answer = () => ({ json: OAUTH_ISSUED });
  const stored: OAuthTokens[] = [];
  const tokens = { ...LOGIN.tokens, accessTokenExpiration: Date.now() / 1000 + 7200 };
  const exchange = openOAuthLogin({ ...LOGIN, site: 'INTL', tokens }, async (next) => void stored.push(next));
  expect(await exchange()).toEqual(OBTAINED);
  expect(stored).toEqual([]);
  expect(cloud.requests).toMatchObject([
    { host: 'oauth.alibabacloud.com', headers: { authorization: `Bearer ${SECRETS.accessToken}` } },
  ]);
});

test('tokens that cannot be stored do no harm to the credentials', async () => {
  cloud.answer = ({ url }) =>
    url.pathname === '/v1/exchange'
      ? { json: OAUTH_ISSUED }
      : { json: { access_token: 'access', refresh_token: 'refresh', expires_in: 60 } };
  const exchange = openOAuthLogin(LOGIN, () => Promise.reject(new Error('disk full')));
  expect(await exchange()).toEqual(OBTAINED);
});

test.each([
  [400, 'oauth.aliyun.com ended the login; log in again with "aliyun configure --mode OAuth"', false],
  [503, 'oauth.aliyun.com gave an answer that holds no credentials (HTTP 503)', true],
])('HTTP %d to the refresh token of an OAuth login is told as "%s"', async (status, reason, retryable) => {
  cloud.answer = () => ({ status, json: { error: 'invalid_grant', error_description: SECRETS.refreshToken } });
  expect(await failureOf(openOAuthLogin(LOGIN, async () => undefined)())).toMatchObject({ reason, retryable });
});

test('an OAuth site that refuses the access token is told by its code', async () => {
  const tokens = { ...LOGIN.tokens, accessTokenExpiration: Date.now() / 1000 + 7200 };
  cloud.answer = () => ({ status: 401, json: { error: 'invalid_token', error_description: SECRETS.accessToken } });
  expect(await failureOf(openOAuthLogin({ ...LOGIN, tokens }, async () => undefined)())).toMatchObject({
    reason: 'oauth.aliyun.com answered invalid_token',
  });
});

/** A command line that has Node.js run a program. */
function command(program: string): string {
  return `"${process.execPath}" -e '${program}'`;
}

function printing(value: unknown): string {
  return command(`console.log(${JSON.stringify(JSON.stringify(value))})`);
}

const PRINTED = { mode: 'StsToken', access_key_id: 'issued id', access_key_secret: SECRETS.issuedSecret };

test('the command of a profile gives temporary credentials', async () => {
  const printed = { ...PRINTED, sts_token: SECRETS.issuedToken, expiration: '2026-01-15T13:00:00Z' };
  expect(await getFromCommand(printing(printed))).toEqual(OBTAINED);
});

test('the command of a profile gives an access key, whose end is not known', async () => {
  expect(await getFromCommand(printing({ ...PRINTED, mode: 'AK' }))).toEqual({
    credentials: { accessKeyId: 'issued id', accessKeySecret: SECRETS.issuedSecret, securityToken: undefined },
    expiration: undefined,
  });
});

test.each([
  [command(`console.error("${SECRETS.issuedToken}"); process.exit(3)`), 'failed; run it by hand to see why'],
  ['/nowhere/get-credentials --token zqAccess8Bn6', 'failed; run it by hand to see why'],
  [command(`console.log("${SECRETS.issuedToken}")`), 'printed something that is not JSON'],
  [
    printing({ ...PRINTED, access_key_id: '' }),
    'printed JSON that lacks access_key_id, access_key_secret or sts_token',
  ],
  [printing(PRINTED), 'printed JSON that lacks access_key_id, access_key_secret or sts_token'],
  [printing(null), 'printed JSON that lacks access_key_id, access_key_secret or sts_token'],
  [`get "${SECRETS.accessToken}`, 'cannot be split into words: check its quotes'],
])('of command %#, what went wrong is told, not what it printed', async (line, reason) => {
  expect(await failureOf(getFromCommand(line))).toMatchObject({ reason: `its command ${reason}`, retryable: false });
});
