import { getFromCommand, getFromEcsRole } from '../../../../lib/rds/credentials/exchange/vendor';
import { Obtained } from '../../../../lib/rds/credentials/source';
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

test('a metadata service that is not there is told, and may be tried again', async () => {
  cloud.answer = () => 'reset';
  expect(await failureOf(getFromEcsRole({ name: 'web-role', isV1Disabled: false }))).toMatchObject({
    reason: expect.stringMatching(/^the metadata service of ECS cannot be reached: .* \(ECONNRESET\)$/),
    retryable: true,
  });
});

test.each([
  [{ status: 500, text: SECRETS.issuedToken }, 'gave an answer that holds no credentials (HTTP 500)', true],
  [{ text: SECRETS.issuedToken }, 'gave an answer that holds no credentials', false],
  [{ json: { Code: 'Failed', ...ISSUED } }, 'gave an answer that holds no credentials', false],
  [{ json: { Code: 'Success', ...ISSUED, SecurityToken: '' } }, 'gave an answer that holds no credentials', false],
] satisfies [Answer, string, boolean][])(
  'answer %# of the metadata service is told for what it is',
  async (answer, reason, retryable) => {
    cloud.answer = ({ method }) => (method === 'PUT' ? { text: 't' } : answer);
    expect(await failureOf(getFromEcsRole({ name: 'web-role', isV1Disabled: true }))).toMatchObject({
      reason: `the metadata service of ECS ${reason}`,
      retryable,
    });
  },
);

test('a name cannot lead to another path of the metadata service', async () => {
  cloud.answer = metadata;
  await failureOf(getFromEcsRole({ name: '../../user-data', isV1Disabled: true }));
  expect(cloud.requests.map(({ url }) => url.pathname)).toEqual([
    '/latest/api/token',
    '/latest/meta-data/ram/security-credentials/..%2F..%2Fuser-data',
  ]);
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
  [
    command(`console.error("${SECRETS.issuedToken}"); process.exit(3)`),
    'its command failed; run it by hand to see why',
  ],
  ['/nowhere/get-credentials --token zqAccess8Bn6', 'its command failed; run it by hand to see why'],
  [command(`console.log("${SECRETS.issuedToken}")`), 'its command printed something that is not JSON'],
  [
    printing({ ...PRINTED, access_key_id: '' }),
    'its command printed JSON that lacks access_key_id, access_key_secret or sts_token',
  ],
  [printing(PRINTED), 'its command printed JSON that lacks access_key_id, access_key_secret or sts_token'],
  [printing(null), 'its command printed JSON that lacks access_key_id, access_key_secret or sts_token'],
  [`get "${SECRETS.accessToken}`, 'its command cannot be split into words: check the quotes'],
])('of command %#, what went wrong is told, not what it printed', async (line, reason) => {
  expect(await failureOf(getFromCommand(line))).toMatchObject({ reason, retryable: false });
});
