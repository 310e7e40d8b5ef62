import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assumeRoleWithOidc } from '../../../../lib/rds/credentials/exchange/oidc';
import { OidcRole } from '../../../../lib/rds/credentials/source';
import { FakeCloud, startFakeCloud } from '../support/fake-cloud';
import { SECRETS, secretsIn } from '../support/secrets';

let cloud: FakeCloud;
let folder: string;

beforeEach(async () => {
  cloud = await startFakeCloud();
  folder = await mkdtemp(path.join(tmpdir(), 'credentials-'));
  cloud.answer = () => ({
    json: {
      Credentials: {
        AccessKeyId: 'issued id',
        AccessKeySecret: SECRETS.issuedSecret,
        SecurityToken: SECRETS.issuedToken,
        Expiration: '2026-01-15T13:00:00Z',
      },
    },
  });
});

afterEach(async () => {
  await cloud.close();
  await rm(folder, { recursive: true });
});

const NOW = Date.UTC(2026, 0, 15, 12);
const ROLE: OidcRole = {
  oidcProviderArn: 'acs:ram::1:oidc-provider/p',
  token: { text: SECRETS.oidcToken },
  roleArn: 'acs:ram::1:role/r',
  sessionName: 'terraform',
  sessionExpiration: 900,
  policy: undefined,
  stsHost: 'sts.cn-hangzhou.aliyuncs.com',
};

function sent(): Record<string, string>[] {
  return cloud.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
}

test('a token is exchanged for credentials of the role', async () => {
  expect(await assumeRoleWithOidc(ROLE, NOW)).toEqual({
    credentials: {
      accessKeyId: 'issued id',
      accessKeySecret: SECRETS.issuedSecret,
      securityToken: SECRETS.issuedToken,
    },
    expiration: Date.UTC(2026, 0, 15, 13),
  });
  expect(sent()).toEqual([
    {
      Action: 'AssumeRoleWithOIDC',
      Version: '2015-04-01',
      Format: 'JSON',
      Timestamp: '2026-01-15T12:00:00Z',
      OIDCProviderArn: 'acs:ram::1:oidc-provider/p',
      OIDCToken: SECRETS.oidcToken,
      RoleArn: 'acs:ram::1:role/r',
      RoleSessionName: 'terraform',
      DurationSeconds: '900',
    },
  ]);
});

test('the token is in the body, not in the address', async () => {
  await assumeRoleWithOidc(ROLE, NOW);
  expect(cloud.requests).toMatchObject([
    { host: 'sts.cn-hangzhou.aliyuncs.com', method: 'POST', url: { pathname: '/', search: '' } },
  ]);
});

test('a policy is sent along', async () => {
  await assumeRoleWithOidc({ ...ROLE, policy: '{"Statement":[]}' }, NOW);
  expect(sent()).toMatchObject([{ Policy: '{"Statement":[]}' }]);
});

test('a token file is read each time, since others renew it', async () => {
  const file = path.join(folder, 'token');
  for (const token of ['first', 'second']) {
    await writeFile(file, `${token}\n`);
    await assumeRoleWithOidc({ ...ROLE, token: { file } }, NOW);
  }
  expect(sent()).toMatchObject([{ OIDCToken: 'first' }, { OIDCToken: 'second' }]);
});

test('a token file that is missing, empty or no file is told by its path', async () => {
  const file = path.join(folder, 'token');
  const attempt = (name: string): Promise<unknown> => assumeRoleWithOidc({ ...ROLE, token: { file: name } }, NOW);
  await expect(attempt(file)).rejects.toMatchObject({ reason: `its token file ${file} does not exist` });
  await writeFile(file, '\n');
  await expect(attempt(file)).rejects.toMatchObject({ reason: `its token file ${file} is empty` });
  await expect(attempt(folder)).rejects.toMatchObject({ reason: `its token file ${folder} cannot be read (EISDIR)` });
});

test('a refusal of STS is told by its code, and nothing of the token', async () => {
  cloud.answer = ({ body }) => ({ status: 400, json: { Code: 'AuthenticationFail.OIDCToken.Expired', Message: body } });
  const error: unknown = await assumeRoleWithOidc(ROLE, NOW).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    reason: 'STS at sts.cn-hangzhou.aliyuncs.com answered AuthenticationFail.OIDCToken.Expired (HTTP 400)',
  });
  expect(secretsIn(error)).toEqual([]);
});
