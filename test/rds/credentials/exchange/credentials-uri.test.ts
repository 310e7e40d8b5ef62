import { getFromUri } from '../../../../lib/rds/credentials/exchange/credentials-uri';
import { FakeCloud, startFakeCloud } from '../support/fake-cloud';
import { SECRETS, secretsIn } from '../support/secrets';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = await startFakeCloud();
});

afterEach(() => cloud.close());

const ANSWER = {
  Code: 'Success',
  AccessKeyId: 'issued id',
  AccessKeySecret: SECRETS.issuedSecret,
  SecurityToken: SECRETS.issuedToken,
  Expiration: '2026-01-15T13:00:00Z',
};

test('a credentials URI is asked as it stands', async () => {
  cloud.answer = () => ({ json: ANSWER });
  expect(await getFromUri(new URL(`http://127.0.0.1:${cloud.port}/path?token=t`))).toEqual({
    credentials: {
      accessKeyId: 'issued id',
      accessKeySecret: SECRETS.issuedSecret,
      securityToken: SECRETS.issuedToken,
    },
    expiration: Date.UTC(2026, 0, 15, 13),
  });
  expect(cloud.requests).toMatchObject([{ method: 'GET', url: { pathname: '/path', search: '?token=t' } }]);
});

test.each([undefined, 'soon', 1_768_482_000])('an expiration of %p is taken for unknown', async (Expiration) => {
  cloud.answer = () => ({ json: { ...ANSWER, Expiration } });
  expect((await getFromUri(new URL(`http://127.0.0.1:${cloud.port}/`))).expiration).toBeUndefined();
});

test.each(['AccessKeyId', 'AccessKeySecret', 'SecurityToken'])(
  'an answer whose %s is missing is refused',
  async (name) => {
    for (const value of [undefined, '', 7, { secret: SECRETS.issuedSecret }]) {
      cloud.answer = () => ({ json: { ...ANSWER, [name]: value } });
      const error: unknown = await getFromUri(new URL(`http://127.0.0.1:${cloud.port}/`)).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({
        reason: `127.0.0.1:${cloud.port} gave an answer that lacks an access key, its secret or its security token`,
      });
      expect(secretsIn(error)).toEqual([]);
    }
  },
);
