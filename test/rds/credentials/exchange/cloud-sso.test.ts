import { getFromCloudSso } from '../../../../lib/rds/credentials/exchange/cloud-sso';
import { FakeCloud, startFakeCloud } from '../support/fake-cloud';
import { SECRETS, secretsIn } from '../support/secrets';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = await startFakeCloud();
});

afterEach(() => cloud.close());

const NOW = Date.UTC(2026, 0, 15, 12);
const LOGIN = {
  signInUrl: new URL('https://signin-cn-shanghai.example/ada/login'),
  accountId: '1234',
  accessConfiguration: 'ac-1',
  accessToken: SECRETS.accessToken,
  accessTokenExpiration: NOW / 1000 + 1,
};

test('CloudSSO is asked for the account and the access configuration of the login', async () => {
  cloud.answer = () => ({
    json: {
      CloudCredential: {
        AccessKeyId: 'issued id',
        AccessKeySecret: SECRETS.issuedSecret,
        SecurityToken: SECRETS.issuedToken,
        Expiration: '2026-01-15T13:00:00Z',
      },
      RequestId: 'r',
    },
  });
  expect(await getFromCloudSso(LOGIN, NOW)).toMatchObject({
    credentials: { accessKeyId: 'issued id', securityToken: SECRETS.issuedToken },
    expiration: Date.UTC(2026, 0, 15, 13),
  });
  const [request] = cloud.requests;
  expect(request).toMatchObject({
    host: 'signin-cn-shanghai.example',
    method: 'POST',
    url: { pathname: '/cloud-credentials', search: '' },
    headers: { authorization: `Bearer ${SECRETS.accessToken}`, 'content-type': 'application/json' },
  });
  expect(JSON.parse(request?.body ?? '')).toEqual({ AccountId: '1234', AccessConfigurationId: 'ac-1' });
});

test('a login that has expired is not tried, and the error says how to log in', async () => {
  const error: unknown = await getFromCloudSso(LOGIN, NOW + 1000).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    reason: 'its login has expired; log in again with "aliyun configure --mode CloudSSO"',
    retryable: false,
  });
  expect(cloud.requests).toEqual([]);
});

test.each([{}, { CloudCredential: null }, { CloudCredential: SECRETS.issuedToken }])(
  '%j is no answer',
  async (json) => {
    cloud.answer = () => ({ json });
    const error: unknown = await getFromCloudSso(LOGIN, NOW).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      reason: expect.stringContaining('CloudSSO at signin-cn-shanghai.example gave an answer'),
    });
    expect(secretsIn(error)).toEqual([]);
  },
);
