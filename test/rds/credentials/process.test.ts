import { build, Plugin } from 'esbuild';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { CredentialSettings } from '../../../lib/rds/credentials';
import { Answer, FakeCloud, ReceivedRequest, startFakeCloud } from './support/fake-cloud';
import { SECRETS, secretsIn } from './support/secrets';

const ROOT = path.join(__dirname, '../../..');

let cloud: FakeCloud;
let folder: string;

beforeEach(async () => {
  cloud = await startFakeCloud();
  folder = await mkdtemp(path.join(tmpdir(), 'credentials-'));
});

afterEach(async () => {
  await cloud.close();
  await rm(folder, { recursive: true });
});

/** Runs until the process ends by itself. */
async function ask(settings: CredentialSettings, environment: NodeJS.ProcessEnv): Promise<string> {
  const program = path.join(__dirname, 'support/ask-for-credentials.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, String(cloud.port), JSON.stringify(settings)], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return stdout + stderr;
}

const ISSUED = {
  Code: 'Success',
  AccessKeyId: 'the issued id',
  AccessKeySecret: SECRETS.issuedSecret,
  SecurityToken: SECRETS.issuedToken,
  Expiration: '2099-01-15T13:00:00Z',
};

const OAUTH_ISSUED = {
  accessKeyId: 'the issued id',
  accessKeySecret: SECRETS.issuedSecret,
  securityToken: SECRETS.issuedToken,
  expiration: '2099-01-15T13:00:00Z',
};

function answerAll({ method, url }: ReceivedRequest): Answer {
  if (method === 'PUT') return { text: 'metadata-token' };
  if (url.pathname === '/v1/token') {
    return { json: { access_token: SECRETS.accessToken, refresh_token: SECRETS.refreshToken, expires_in: 10_800 } };
  }
  return { json: { ...ISSUED, ...OAUTH_ISSUED, Credentials: ISSUED, CloudCredential: ISSUED } };
}

function echoAll({ url, headers, body }: ReceivedRequest): Answer {
  const Message = `${url} ${JSON.stringify(headers)} ${body}`;
  return { status: 403, json: { ...ISSUED, Code: 'Denied', Message } };
}

const PROFILES = [
  { name: 'oauth', mode: 'OAuth', oauth_site_type: 'CN', oauth_refresh_token: SECRETS.refreshToken },
  {
    name: 'sso',
    mode: 'CloudSSO',
    cloud_sso_sign_in_url: 'https://signin.example/',
    cloud_sso_account_id: '1',
    cloud_sso_access_config: 'ac',
    access_token: SECRETS.accessToken,
    cloud_sso_access_token_expire: 4_000_000_000,
  },
];

const KINDS: Readonly<Record<string, CredentialSettings>> = {
  uri: { credentialsUri: `http://127.0.0.1:1/${SECRETS.uriToken}` },
  'ECS role': { ecsRoleName: 'web' },
  'assumed role': {
    accessKey: 'id',
    secretKey: SECRETS.accessKeySecret,
    securityToken: SECRETS.securityToken,
    assumeRole: { roleArn: 'acs:ram::1:role/r' },
  },
  OIDC: {
    assumeRoleWithOidc: { roleArn: 'acs:ram::1:role/r', oidcProviderArn: 'provider', oidcToken: SECRETS.oidcToken },
  },
  OAuth: { profile: 'oauth' },
  CloudSSO: { profile: 'sso' },
};

async function settingsOf(kind: string): Promise<CredentialSettings> {
  const sharedCredentialsFile = path.join(folder, 'config.json');
  await writeFile(sharedCredentialsFile, JSON.stringify({ profiles: PROFILES }));
  const credentialsUri = KINDS[kind]?.credentialsUri?.replace('127.0.0.1:1', `127.0.0.1:${cloud.port}`);
  return { ...KINDS[kind], credentialsUri, sharedCredentialsFile };
}

test.each(Object.keys(KINDS))(
  'with all debugging output switched on, nothing secret is printed by: %s',
  async (kind) => {
    const settings = await settingsOf(kind);
    const debugging = { DEBUG: '*', NODE_DEBUG: 'http,https,net,tls,stream,fetch,undici' };
    cloud.answer = answerAll;
    const output = await ask(settings, debugging);
    expect(output).toContain('the issued id');
    // The path of a credentials URI belongs to its address, which the debugging output of Node.js shows.
    expect(secretsIn(output).filter((secret) => secret !== SECRETS.uriToken)).toEqual([]);
    expect(output).not.toContain('httpx:');

    cloud.answer = echoAll;
    const failure = await ask(settings, debugging);
    expect(failure).toContain('CredentialsError');
    expect(secretsIn(failure).filter((secret) => secret !== SECRETS.uriToken)).toEqual([]);
  },
);

test('the path of a credentials URI is not printed without debugging output', async () => {
  cloud.answer = echoAll;
  const failure = await ask(await settingsOf('uri'), { DEBUG: '*' });
  expect(failure).toContain('CredentialsError');
  expect(secretsIn(failure)).toEqual([]);
});

/** Makes the main module of `@alicloud/credentials` tell that it was evaluated. */
const marking: Plugin = {
  name: 'marking',
  setup: (bundler) => {
    bundler.onLoad({ filter: /@alicloud\/credentials\/dist\/src\/client\.js$/ }, async ({ path: file }) => ({
      contents: `${await readFile(file, 'utf8')}\nglobalThis.isEvaluated = true;`,
    }));
  },
};

/** Takes the bundle through its states: loaded, used with keys, used with a source that needs the package. */
const PROGRAM = `
  const states = [globalThis.isEvaluated];
  const ask = (settings) =>
    module.exports.createCredentialsProvider(settings, {
      environment: {},
      homeDirectory: '/nowhere',
      clock: { now: () => Date.now(), wait: () => Promise.resolve() },
      random: () => 0,
    }).getCredentials();
  ask({ accessKey: 'id', secretKey: 'secret' })
    .then(() => states.push(globalThis.isEvaluated))
    .then(() => ask({ profile: 'external', sharedCredentialsFile: process.argv[2] }))
    .then(({ accessKeyId }) => console.log(JSON.stringify([...states, globalThis.isEvaluated, accessKeyId])));
`;

test('in a bundle, @alicloud/credentials is evaluated only when a source needs it, and works', async () => {
  const bundle = path.join(folder, 'rds.cjs');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/rds/index.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile: bundle,
    plugins: [marking],
    footer: { js: PROGRAM },
  });
  const printed = JSON.stringify({ access_key_id: 'printed', access_key_secret: 'secret' });
  const process_command = `"${process.execPath}" -e 'console.log(${JSON.stringify(printed)})'`;
  const file = path.join(folder, 'config.json');
  await writeFile(file, JSON.stringify({ profiles: [{ name: 'external', mode: 'External', process_command }] }));
  const { stdout } = await promisify(execFile)(process.execPath, [bundle, file]);
  expect(JSON.parse(stdout)).toEqual([null, null, true, 'printed']);
});
