import fc from 'fast-check';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CredentialsError } from '../../../lib/rds/credentials/credentials-error';
import { readSharedCredentials, storeOAuthTokens } from '../../../lib/rds/credentials/shared-credentials-file';
import { everythingOf, SECRETS, secretsIn } from './support/secrets';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'credentials-'));
  file = path.join(folder, 'config.json');
});

afterEach(() => rm(folder, { recursive: true }));

async function failureOf(content: string): Promise<unknown> {
  await writeFile(file, content);
  return readSharedCredentials(file).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const PROFILES = {
  current: 'default',
  profiles: [
    {
      name: 'default',
      mode: 'AK',
      access_key_id: ' id ',
      access_key_secret: SECRETS.accessKeySecret,
      expired_seconds: 900,
    },
    { name: 'bare', access_key_id: 7, expired_seconds: '900', enable_vpc: 'true', region_id: '' },
  ],
};

test('profiles are found by their name, and their entries by their type', async () => {
  await writeFile(file, JSON.stringify(PROFILES));
  const shared = await readSharedCredentials(file);
  const profile = shared.profile('default');
  expect([profile.mode, profile.text('access_key_id'), profile.number('expired_seconds')]).toEqual(['AK', 'id', 900]);
  const bare = shared.profile('bare');
  expect([bare.mode, bare.text('access_key_id'), bare.number('expired_seconds'), bare.isTrue('enable_vpc')]).toEqual([
    'AK',
    undefined,
    undefined,
    false,
  ]);
  expect([bare.text('region_id'), bare.text('toString'), bare.number('constructor')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a byte order mark does no harm', async () => {
  await writeFile(file, `\uFEFF${JSON.stringify(PROFILES)}`);
  expect((await readSharedCredentials(file)).profile('default').mode).toBe('AK');
});

test('a profile that is not there is told with the file and those that are', async () => {
  await writeFile(file, JSON.stringify(PROFILES));
  const shared = await readSharedCredentials(file);
  expect(() => shared.profile('prod')).toThrow(`${file} has no profile "prod"; it has "default", "bare".`);
});

test('a file that is not there is told by its path', async () => {
  await expect(readSharedCredentials(file)).rejects.toThrow(`${file} does not exist.`);
});

test('a file that cannot be read is told by its path and the code of the system', async () => {
  await expect(readSharedCredentials(folder)).rejects.toThrow(`${folder} cannot be read (EISDIR).`);
});

test('a file that breaks off anywhere is told by its path, without what it holds', async () => {
  const content = JSON.stringify({ profiles: [{ name: 'default', ...SECRETS }] });
  await fc.assert(
    fc.asyncProperty(fc.nat(content.length - 2), async (length) => {
      const error = await failureOf(content.slice(0, length));
      expect(error).toBeInstanceOf(CredentialsError);
      expect(everythingOf(error)).toContain(file);
      expect(secretsIn(error)).toEqual([]);
    }),
  );
});

test.each([
  'null',
  '[]',
  '{}',
  '"zqSecretKey7Wq1"',
  '{"profiles":{}}',
  '{"profiles":["zqSecretKey7Wq1"]}',
  '{"profiles":[null]}',
])('the JSON %s is not taken for profiles', async (content) => {
  const error = await failureOf(content);
  expect(error).toEqual(new CredentialsError(`${file} has no list "profiles", as the Alibaba Cloud CLI writes it.`));
  expect(secretsIn(error)).toEqual([]);
});

test('what was read does not show its secrets when it is printed', async () => {
  await writeFile(file, JSON.stringify({ profiles: [{ name: 'default', ...SECRETS }] }));
  expect(secretsIn(await readSharedCredentials(file))).toEqual([]);
});

const TOKENS = { refreshToken: 'next refresh', accessToken: 'next access', accessTokenExpiration: 1_800_000_000 };

test('new OAuth tokens take the place of those before, and nothing else changes', async () => {
  const oauth = { name: 'login', mode: 'OAuth', oauth_refresh_token: 'old', region_id: 'cn-hangzhou' };
  await writeFile(file, JSON.stringify({ ...PROFILES, profiles: [...PROFILES.profiles, oauth] }));
  await chmod(file, 0o600);
  await storeOAuthTokens(file, 'login', TOKENS);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    ...PROFILES,
    profiles: [
      ...PROFILES.profiles,
      {
        ...oauth,
        oauth_refresh_token: 'next refresh',
        oauth_access_token: 'next access',
        oauth_access_token_expire: 1_800_000_000,
      },
    ],
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['config.json']);
});

test('a link to the file stays a link', async () => {
  const link = path.join(folder, 'link.json');
  await writeFile(file, JSON.stringify({ profiles: [{ name: 'login' }] }));
  await symlink(file, link);
  await storeOAuthTokens(link, 'login', TOKENS);
  expect(await readFile(file, 'utf8')).toContain('next refresh');
  expect(await readFile(link, 'utf8')).toContain('next refresh');
});

test('tokens of a profile that has gone are not written anywhere', async () => {
  await writeFile(file, JSON.stringify(PROFILES));
  await storeOAuthTokens(file, 'login', TOKENS);
  expect(await readFile(file, 'utf8')).toBe(JSON.stringify(PROFILES));
});

test('when the new file cannot be put in place, the old one stays and nothing is left over', async () => {
  await writeFile(file, JSON.stringify({ profiles: [{ name: 'login' }] }));
  await writeFile(`${file}.${process.pid}`, 'in the way');
  await expect(storeOAuthTokens(file, 'login', TOKENS)).rejects.toThrow('EEXIST');
  expect(await readFile(file, 'utf8')).toBe(JSON.stringify({ profiles: [{ name: 'login' }] }));
  expect(await readdir(folder)).toEqual(['config.json']);
});
