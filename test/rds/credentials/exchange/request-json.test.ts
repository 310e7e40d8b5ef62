import { ExchangeFailure } from '../../../../lib/rds/credentials/exchange/exchange-failure';
import { requestJson } from '../../../../lib/rds/credentials/exchange/request-json';
import { Answer, FakeCloud, startFakeCloud } from '../support/fake-cloud';
import { SECRETS, secretsIn } from '../support/secrets';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = await startFakeCloud();
});

afterEach(() => cloud.close());

async function failureOf(answer: Answer): Promise<ExchangeFailure> {
  cloud.answer = () => answer;
  const url = new URL(`http://127.0.0.1:${cloud.port}/${SECRETS.uriToken}`);
  const error = await requestJson(url, { peer: 'the peer', method: 'GET' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ExchangeFailure);
  expect(secretsIn(error)).toEqual([]);
  return error as ExchangeFailure;
}

test('the JSON of an answer is given as it is', async () => {
  cloud.answer = () => ({ json: { a: 1 } });
  const url = new URL(`http://127.0.0.1:${cloud.port}/path?query`);
  expect(await requestJson(url, { peer: 'the peer', method: 'POST', body: 'text' })).toEqual({ a: 1 });
  expect(cloud.requests).toMatchObject([
    { method: 'POST', body: 'text', url: { pathname: '/path', search: '?query' } },
  ]);
});

const REQUEST_ID = '6EF60BEC-0242-43AF-BB20-270359FB54A7';

test.each([
  [
    { status: 403, json: { Code: 'NoPermission', RequestId: REQUEST_ID, Message: SECRETS.accessKeySecret } },
    `the peer answered NoPermission (HTTP 403, RequestId ${REQUEST_ID})`,
    false,
  ],
  [
    { status: 400, json: { Code: 'Throttling.User', RequestId: SECRETS.accessKeySecret } },
    'the peer answered Throttling.User (HTTP 400)',
    true,
  ],
  [
    { status: 404, json: { ErrorCode: 'NotFound', requestId: REQUEST_ID } },
    `the peer answered NotFound (HTTP 404, RequestId ${REQUEST_ID})`,
    false,
  ],
  [{ status: 401, json: { error: 'invalid_grant' } }, 'the peer answered invalid_grant (HTTP 401)', false],
  [
    { status: 503, text: `<html>${SECRETS.issuedToken}` },
    'the peer gave an answer that holds no credentials (HTTP 503)',
    true,
  ],
  [
    { status: 500, json: { Code: SECRETS.accessKeySecret } },
    'the peer gave an answer that holds no credentials (HTTP 500)',
    true,
  ],
  [{ text: SECRETS.issuedToken }, 'the peer gave an answer that holds no credentials (HTTP 200)', false],
  [{ text: `"${SECRETS.issuedToken}"` }, 'the peer gave an answer that holds no credentials (HTTP 200)', false],
  [{ text: '' }, 'the peer gave an answer that holds no credentials (HTTP 200)', false],
  [{ text: 'null' }, 'the peer gave an answer that holds no credentials (HTTP 200)', false],
  [{ status: 204, text: '' }, 'the peer gave an answer that holds no credentials (HTTP 204)', false],
] satisfies [Answer, string, boolean][])('%j is told as "%s"', async (answer, reason, retryable) => {
  expect(await failureOf(answer)).toMatchObject({ reason, retryable });
});

test('a connection that breaks may be tried again', async () => {
  expect(await failureOf('reset')).toMatchObject({
    reason: expect.stringMatching(/^the peer cannot be reached: .*\([A-Z_]+\)$/),
    retryable: true,
  });
});

test('a redirect is not followed, so that what was sent goes nowhere else', async () => {
  const failure = await failureOf((response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${cloud.port}/elsewhere` }).end();
  });
  expect(failure.retryable).toBe(false);
  expect(cloud.requests).toHaveLength(1);
});

test('an answer without end is not read to its end', async () => {
  const failure = await failureOf((response) => {
    const send = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, SECRETS.issuedToken)));
    };
    response.on('drain', send);
    send();
  });
  expect(failure.reason).toBe('the peer gave an answer that is larger than 262144 bytes');
});

test('nobody at the address is told, and may be tried again', async () => {
  const { port } = cloud;
  await cloud.close();
  const url = new URL(`http://127.0.0.1:${port}/${SECRETS.uriToken}`);
  const error: unknown = await requestJson(url, { peer: 'the peer', method: 'GET' }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    reason: 'the peer cannot be reached: nothing listens at this address. Check the endpoint (ECONNREFUSED)',
    retryable: true,
  });
  expect(secretsIn(error)).toEqual([]);
});

test('an answer that does not come in time is given up', async () => {
  jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    expect(milliseconds).toBe(10_000);
    return AbortSignal.abort(new DOMException('too late', 'TimeoutError'));
  });
  expect(await failureOf({ json: {} })).toMatchObject({ reason: 'the peer did not answer in time', retryable: true });
});
