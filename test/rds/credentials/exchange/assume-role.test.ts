import { assumeRole } from '../../../../lib/rds/credentials/exchange/assume-role';
import { AssumedRole, Obtained } from '../../../../lib/rds/credentials/source';
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

const NOW = Date.UTC(2026, 0, 15, 12);

const ROLE: AssumedRole = {
  roleArn: 'acs:ram::1:role/r',
  sessionName: 'terraform',
  sessionExpiration: 900,
  policy: undefined,
  externalId: undefined,
  stsHost: 'sts.cn-hangzhou.aliyuncs.com',
};

function parametersOf({ body }: ReceivedRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

test('a role is assumed with keys, signed for STS', async () => {
  cloud.answer = () => ({ json: { Credentials: ISSUED } });
  expect(await assumeRole(KEYS, ROLE, NOW)).toEqual(OBTAINED);
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
  await assumeRole(base, { ...ROLE, policy: '{}', externalId: 'e' }, NOW);
  expect(cloud.requests.map(parametersOf)).toMatchObject([
    { SecurityToken: SECRETS.securityToken, Policy: '{}', ExternalId: 'e' },
  ]);
});

const REQUEST_ID = '6EF60BEC-0242-43AF-BB20-270359FB54A7';
const STS = 'STS at sts.cn-hangzhou.aliyuncs.com';

test('security tokens and signatures are in the body, not in the address', async () => {
  cloud.answer = () => ({ json: { Credentials: ISSUED } });
  await assumeRole({ ...KEYS, credentials: { ...KEYS.credentials, securityToken: SECRETS.securityToken } }, ROLE, NOW);
  expect(cloud.requests).toMatchObject([{ url: { pathname: '/', search: '' } }]);
  expect(secretsIn(cloud.requests[0]?.headers)).toEqual([]);
});

/** The answer of the service when it finds another signature: it repeats all that was signed. */
function signatureAnswer(request: ReceivedRequest): Answer {
  return {
    status: 400,
    json: {
      Code: 'SignatureDoesNotMatch',
      Message: `Specified signature is not matched with our calculation. server string to sign is:POST&${request.body}&${SECRETS.accessKeySecret}`,
      RequestId: REQUEST_ID,
    },
  };
}

test.each([
  [
    () => ({ status: 403, json: { Code: 'NoPermission', RequestId: REQUEST_ID, Message: SECRETS.accessKeySecret } }),
    `${STS} answered NoPermission (HTTP 403, RequestId ${REQUEST_ID})`,
    false,
  ],
  [signatureAnswer, `${STS} answered SignatureDoesNotMatch (HTTP 400, RequestId ${REQUEST_ID})`, false],
  [
    () => ({ status: 400, json: { Code: 'Throttling.User', Message: 'm' } }),
    `${STS} answered Throttling.User (HTTP 400)`,
    true,
  ],
  [
    () => ({ status: 503, json: { Code: 'ServiceUnavailable', Message: 'm' } }),
    `${STS} answered ServiceUnavailable (HTTP 503)`,
    true,
  ],
  [
    () => ({ status: 502, text: SECRETS.issuedToken }),
    `${STS} gave an answer that holds no credentials (HTTP 502)`,
    true,
  ],
  [() => ({ text: SECRETS.issuedToken }), `${STS} gave an answer that holds no credentials (HTTP 200)`, false],
  [() => ({ json: {} }), `${STS} gave an answer that lacks an access key, its secret or its security token`, false],
  [
    () => ({ json: { Credentials: { ...ISSUED, SecurityToken: undefined } } }),
    `${STS} gave an answer that lacks an access key, its secret or its security token`,
    false,
  ],
  [
    () => ({ json: { Credentials: { ...ISSUED, AccessKeySecret: { a: SECRETS.issuedSecret } } } }),
    `${STS} gave an answer that lacks an access key, its secret or its security token`,
    false,
  ],
] satisfies [FakeCloud['answer'], string, boolean][])(
  'answer %# of STS is told for what it is',
  async (answer, reason, retryable) => {
    cloud.answer = answer;
    const base = { ...KEYS, credentials: { ...KEYS.credentials, securityToken: SECRETS.securityToken } };
    expect(await failureOf(assumeRole(base, ROLE, NOW))).toMatchObject({ reason, retryable });
  },
);
