import { openOAuthLogin } from '../../../../lib/rds/credentials/exchange/oauth';
import { OAuthLogin, OAuthTokens, Obtained } from '../../../../lib/rds/credentials/source';
import { FakeCloud, startFakeCloud } from '../support/fake-cloud';
import { SECRETS, secretsIn } from '../support/secrets';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = await startFakeCloud();
});

afterEach(() => cloud.close());

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

const NOW = Date.UTC(2026, 0, 15, 12);

const LOGIN: OAuthLogin = {
  site: 'CN',
  tokens: { refreshToken: SECRETS.refreshToken, accessToken: SECRETS.accessToken, accessTokenExpiration: 0 },
  file: 'config.json',
  profile: 'login',
};

/** The form that a request holds. */
function form(index: number): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(cloud.requests[index]?.body));
}

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
  const exchange = openOAuthLogin(
    LOGIN,
    async (tokens) => void stored.push(tokens),
    () => NOW,
  );
  expect(await exchange()).toEqual(OBTAINED);
  expect(await exchange()).toEqual(OBTAINED);
  expect(stored).toMatchObject([
    { refreshToken: 'refresh 1', accessToken: 'access 1' },
    { refreshToken: 'refresh 2', accessToken: 'access 2' },
  ]);
  expect(cloud.requests.map(({ host }) => host)).toEqual(Array.from({ length: 4 }, () => 'oauth.aliyun.com'));
  expect(form(0)).toMatchObject({
    grant_type: 'refresh_token',
    refresh_token: SECRETS.refreshToken,
  });
  expect(form(2)).toMatchObject({ refresh_token: 'refresh 1' });
  expect(cloud.requests[3]?.headers.authorization).toBe('Bearer access 2');
});

test('an OAuth login whose access token is good uses it up to its end', async () => {
  cloud.answer = () => ({ json: OAUTH_ISSUED });
  const stored: OAuthTokens[] = [];
  const tokens = { ...LOGIN.tokens, accessTokenExpiration: NOW / 1000 + 7200 };
  const exchange = openOAuthLogin(
    { ...LOGIN, site: 'INTL', tokens },
    async (next) => void stored.push(next),
    () => NOW,
  );
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
  const exchange = openOAuthLogin(
    LOGIN,
    () => Promise.reject(new Error('disk full')),
    () => NOW,
  );
  expect(await exchange()).toEqual(OBTAINED);
});

test.each([
  [400, 'oauth.aliyun.com answered invalid_grant (HTTP 400); log in again with "aliyun configure --mode OAuth"', false],
  [503, 'oauth.aliyun.com answered invalid_grant (HTTP 503)', true],
])('HTTP %d to the refresh token of an OAuth login is told as "%s"', async (status, reason, retryable) => {
  cloud.answer = () => ({ status, json: { error: 'invalid_grant', error_description: SECRETS.refreshToken } });
  expect(
    await failureOf(
      openOAuthLogin(
        LOGIN,
        async () => undefined,
        () => NOW,
      )(),
    ),
  ).toMatchObject({ reason, retryable });
});

test('an OAuth site that refuses the access token is told by its code', async () => {
  const tokens = { ...LOGIN.tokens, accessTokenExpiration: NOW / 1000 + 7200 };
  cloud.answer = () => ({ status: 401, json: { error: 'invalid_token', error_description: SECRETS.accessToken } });
  expect(
    await failureOf(
      openOAuthLogin(
        { ...LOGIN, tokens },
        async () => undefined,
        () => NOW,
      )(),
    ),
  ).toMatchObject({
    reason: 'oauth.aliyun.com answered invalid_token (HTTP 401)',
  });
});

test.each([{ access_token: 'a' }, { refresh_token: SECRETS.refreshToken }, { access_token: 1, refresh_token: 'r' }])(
  'an answer %# without both tokens is refused',
  async (json) => {
    cloud.answer = () => ({ json });
    expect(
      await failureOf(
        openOAuthLogin(
          LOGIN,
          async () => undefined,
          () => NOW,
        )(),
      ),
    ).toMatchObject({
      reason: 'oauth.aliyun.com gave an answer that lacks a token; log in again with "aliyun configure --mode OAuth"',
      retryable: false,
    });
  },
);
