import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { RdsApiError, stringToSignV1 } from '../../lib/rds';
import {
  ACCESS_KEY_ID,
  answerWith,
  clientOf,
  PRECHECK_ANSWER,
  PRECHECK_REQUEST,
  ReceivedRequest,
  Responder,
  SECRETS,
  SOURCE_PASSWORD,
  startRdsServer,
  withServer,
} from './support/rds-server';

const create = (endpoint: string, options = {}) =>
  clientOf(endpoint, options).createCloudMigrationPrecheckTask(PRECHECK_REQUEST);

/** The error that a call fails with; everything about it has been searched for secrets. */
async function errorOf(call: Promise<unknown>): Promise<RdsApiError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RdsApiError)) {
    throw new Error(`An RdsApiError was expected, but there was ${inspect(error)}`);
  }
  const everything = [inspect(error, { depth: Infinity, showHidden: true }), error.stack, JSON.stringify(error)].join();
  for (const secret of SECRETS) {
    expect(everything).not.toContain(secret);
  }
  expect(error.message).not.toMatch(/[\r\n]/);
  return error;
}

async function errorFrom(respond: Responder, options = {}): Promise<RdsApiError> {
  const server = await startRdsServer(respond);
  try {
    return await errorOf(create(server.endpoint, options));
  } finally {
    await server.close();
  }
}

test("the service's error is told with code, HTTP status, RequestId, operation and endpoint", async () => {
  const body = {
    RequestId: '60F9A12A-16B8-4728-B099-4CA38D32C31C',
    HostId: 'rds.aliyuncs.com',
    Code: 'IncorrectDBInstanceState',
    Message: 'The current instance state does not support this operation.',
    Recommend: 'https://error-center.aliyun.com/status/search?Keyword=IncorrectDBInstanceState',
  };
  const error = await errorFrom(answerWith(400, body));

  expect(error).toMatchObject({
    name: 'RdsApiError',
    operation: 'CreateCloudMigrationPrecheckTask',
    code: 'IncorrectDBInstanceState',
    category: 'instance-state',
    httpStatus: 400,
    requestId: '60F9A12A-16B8-4728-B099-4CA38D32C31C',
    retryable: true,
    outcome: 'rejected',
    reason: 'The current instance state does not support this operation.',
  });
  expect(error.message).toMatch(
    /^CreateCloudMigrationPrecheckTask at 127\.0\.0\.1:\d+ failed: IncorrectDBInstanceState: The current instance state does not support this operation\. \(HTTP 400, RequestId 60F9A12A-16B8-4728-B099-4CA38D32C31C\)$/,
  );
  expect(error.cause).toBeUndefined();
});

/** What the gateway says to a wrong secret: the whole request, encoded twice. */
function signatureMismatch(request: ReceivedRequest): object {
  const signed = Object.fromEntries([...request.parameters].filter(([name]) => name !== 'Signature'));
  return {
    RequestId: 'B0E1B0B0-0000-4000-8000-000000000000',
    Code: 'SignatureDoesNotMatch',
    Message: `Specified signature is not matched with our calculation. server string to sign is:${stringToSignV1('POST', signed)}`,
  };
}

test('of the echo of a request in SignatureDoesNotMatch nothing is left', async () => {
  const error = await errorFrom((request, response, socket) =>
    answerWith(400, signatureMismatch(request))(request, response, socket),
  );

  expect(error).toMatchObject({ code: 'SignatureDoesNotMatch', category: 'credentials', retryable: false });
  expect(error.reason).toBe('Specified signature is not matched with our calculation.');
});

test.each([
  ['the message', (text: string) => ({ Code: 'InternalError', Message: `failed at ${text}\n  at java.lang.Thread` })],
  ['the code', (text: string) => ({ Code: text, Message: 'x' })],
  ['the request id', (text: string) => ({ Code: 'InternalError', Message: 'x', RequestId: text })],
  ['a field that is not known', (text: string) => ({ Code: 'InternalError', Message: 'x', Stack: text })],
])('a secret in %s does not get out', async (_place, bodyWith) => {
  for (const secret of [SOURCE_PASSWORD, ACCESS_KEY_ID, encodeURIComponent(SOURCE_PASSWORD)]) {
    await errorFrom(answerWith(500, bodyWith(secret)));
  }
});

test('a very long message is cut', async () => {
  const error = await errorFrom(answerWith(400, { Code: 'InvalidParameter', Message: 'x'.repeat(100_000) }));

  expect(error.message.length).toBeLessThan(1200);
});

const HTML = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

test.each([
  ['HTML of a proxy', 502, HTML, { code: 'HttpError', retryable: true, outcome: 'unknown' }],
  ['nothing with HTTP 503', 503, '', { code: 'HttpError', retryable: true, outcome: 'unknown' }],
  ['JSON without a code and HTTP 500', 500, '{"a":1}', { code: 'HttpError', retryable: true, outcome: 'unknown' }],
  ['a task and HTTP 500', 500, PRECHECK_ANSWER, { code: 'HttpError', retryable: true, outcome: 'unknown' }],
  ['HTML of a gatekeeper', 403, HTML, { code: 'HttpError', retryable: false, outcome: 'rejected' }],
  ['a redirection', 302, HTML, { code: 'HttpError', retryable: false, outcome: 'unknown' }],
  ['too many requests', 429, HTML, { code: 'HttpError', retryable: true, outcome: 'rejected' }],
  ['HTML of a portal', 200, HTML, { code: 'MalformedAnswer', retryable: true, outcome: 'unknown' }],
  ['nothing', 200, '', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['JSON that is cut off', 200, '{"TaskId": 4399', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['JSON that nests too deep', 200, '['.repeat(200_000), { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['null', 200, 'null', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['an array', 200, '[]', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a string', 200, '"ok"', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['no task', 200, '{}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a task id that is a word', 200, '{"TaskId":"abc"}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a task id that is a fraction', 200, '{"TaskId":1.5}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a task id below zero', 200, '{"TaskId":-1}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a task id beyond precision', 200, '{"TaskId":1e17}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a task id that is an object', 200, '{"TaskId":{"toFixed":1}}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a task name that is an object', 200, '{"TaskId":1,"TaskName":{}}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  ['a code that is an object', 400, '{"Code":{"a":1}}', { code: 'HttpError', outcome: 'rejected' }],
  ['a code that is a number', 500, '{"Code":17}', { code: 'HttpError', outcome: 'unknown' }],
  ['a code with spaces', 500, '{"Code":"a b"}', { code: 'HttpError', outcome: 'unknown' }],
  ['a polluting prototype', 200, '{"__proto__":{"TaskId":1}}', { code: 'MalformedAnswer', outcome: 'unknown' }],
  [
    'a polluting constructor',
    200,
    '{"constructor":{"prototype":{"x":1}}}',
    { code: 'MalformedAnswer', outcome: 'unknown' },
  ],
])('an answer that is %s fails as it should', async (_name, status, body, expected) => {
  expect(await errorFrom(answerWith(status, body))).toMatchObject({
    ...expected,
    ...(expected.code === 'HttpError' ? { httpStatus: status } : {}),
  });
  expect(({} as Record<string, unknown>).TaskId).toBeUndefined();
});

test.each([
  ['the code of success', { ...PRECHECK_ANSWER, Code: 'Success' }],
  ['no name for the task', { ...PRECHECK_ANSWER, TaskName: null }],
  ['no request id', { TaskId: 439946016 }],
  ['the task id as a string', { ...PRECHECK_ANSWER, TaskId: '439946016' }],
  ['fields that are not known', { ...PRECHECK_ANSWER, Extra: { deep: [1, 2, 3] } }],
])('an answer with %s still gives the task that exists', async (_name, body) => {
  await withServer(answerWith(200, body), async ({ endpoint }) => {
    expect((await create(endpoint)).taskId).toBe(439946016);
  });
});

test.each([
  ['{"TaskId":9007199254740991}', 9007199254740991],
  ['{"TaskId":9007199254740993}', 9007199254740993n],
  ['{"TaskId":"9007199254740993"}', 9007199254740993n],
  ['{"TaskId":18446744073709551615}', 18446744073709551615n],
])('the task id in %s keeps every digit', async (body, taskId) => {
  await withServer(answerWith(200, body), async ({ endpoint }) => {
    expect((await create(endpoint)).taskId).toBe(taskId);
  });
});

const withoutEnd: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const write = (): void => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
    response.once('drain', write);
  };
  write();
};

test.each<[string, Responder, string]>([
  ['without an end', withoutEnd, 'AnswerTooLarge'],
  ['of 5 megabytes', answerWith(200, `{"TaskName":"${'x'.repeat(5_000_000)}"}`), 'AnswerTooLarge'],
  [
    'that unpacks to a gigabyte',
    (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1e6))),
    'MalformedAnswer',
  ],
])('an answer %s is not read', async (_name, respond, code) => {
  expect(await errorFrom(respond)).toMatchObject({ code, outcome: 'unknown' });
});

test.each<[string, Responder]>([
  ['that never comes', () => undefined],
  ['that stops after its headers', (_request, response) => response.writeHead(200).flushHeaders()],
  ['that stops in the middle', (_request, response) => response.writeHead(200).write('{"TaskId":')],
])('an answer %s ends with a time-out, and whether the service has acted is not known', async (_name, respond) => {
  expect(await errorFrom(respond, { readTimeout: 30 })).toMatchObject({
    code: 'ReadTimeout',
    retryable: true,
    outcome: 'unknown',
  });
});

test('the whole call has its own limit, whatever the others are', async () => {
  expect(await errorFrom(() => undefined, { callTimeout: 30 })).toMatchObject({
    code: 'DeadlineExceeded',
    outcome: 'unknown',
  });
  const slowCredentials = { getCredentials: () => new Promise<never>(() => undefined) };
  expect(await errorFrom(() => undefined, { callTimeout: 30, credentials: slowCredentials })).toMatchObject({
    code: 'DeadlineExceeded',
    outcome: 'rejected',
  });
});

test.each<[string, Responder, string]>([
  ['before the answer', (_request, _response, socket) => socket.destroy(), 'ConnectionReset'],
  ['before the answer with a reset', (_request, _response, socket) => socket.resetAndDestroy(), 'ConnectionReset'],
  [
    'in the middle of the answer',
    (_request, response, socket) => response.writeHead(200).write('{"TaskId":', () => socket.destroy()),
    'ConnectionReset',
  ],
  [
    'with something that is not HTTP',
    (_request, _response, socket) => socket.end('SSH-2.0-OpenSSH\r\n'),
    'MalformedAnswer',
  ],
])('a connection that ends %s leaves it open whether the service has acted', async (_name, respond, code) => {
  expect(await errorFrom(respond)).toMatchObject({ code, retryable: true, outcome: 'unknown' });
});

test('a refused connection means that nothing was carried out', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');

  expect(await errorOf(create(`http://127.0.0.1:${port}`))).toMatchObject({
    code: 'ConnectionRefused',
    retryable: true,
    outcome: 'rejected',
    httpStatus: undefined,
  });
});

test('a host that does not exist means that nothing was carried out', async () => {
  const error = await errorOf(create('http://rds.invalid'));

  expect(error).toMatchObject({ category: 'connection', outcome: 'rejected' });
  expect(error.code).toMatch(/^(?:HostNotFound|NameResolutionFailed)$/);
});

test('an endpoint that speaks HTTP where HTTPS is meant is told apart, and nothing was carried out', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
    const error = await errorOf(create(endpoint.replace('http:', 'https:')));

    expect(error).toMatchObject({ code: 'NotTls', retryable: false, outcome: 'rejected' });
    expect(error.message).toContain('write "http://" before it');
    expect(requests).toHaveLength(0);
  });
});

test('a TLS handshake that is never finished ends with a time-out, and nothing was carried out', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  expect(await errorOf(create(`127.0.0.1:${port}`, { connectTimeout: 30 }))).toMatchObject({
    code: 'ConnectTimeout',
    retryable: true,
    outcome: 'rejected',
  });
  server.close();
});

test('a call that is ended before it begins sends nothing', async () => {
  await withServer(answerWith(200, PRECHECK_ANSWER), async ({ endpoint, requests }) => {
    const call = clientOf(endpoint).createCloudMigrationPrecheckTask(PRECHECK_REQUEST, {
      signal: AbortSignal.abort(),
    });

    expect(await errorOf(call)).toMatchObject({ code: 'Aborted', retryable: false, outcome: 'rejected' });
    expect(requests).toHaveLength(0);
  });
});

test.each<[string, (end: () => void) => Responder]>([
  ['while the service works', (end) => () => end()],
  ['while the answer comes', (end) => (_request, response) => response.writeHead(200).write('{', () => end())],
])('a call that is ended %s closes its connection, and the outcome is not known', async (_name, responderThat) => {
  const controller = new AbortController();
  let closed: Promise<void> | undefined;
  const respond = responderThat(() => controller.abort());
  await withServer(
    (request, response, socket) => {
      closed = new Promise((resolve) => socket.once('close', () => resolve()));
      respond(request, response, socket);
    },
    async ({ endpoint }) => {
      const call = clientOf(endpoint).createCloudMigrationPrecheckTask(PRECHECK_REQUEST, {
        signal: controller.signal,
      });

      expect(await errorOf(call)).toMatchObject({ code: 'Aborted', outcome: 'unknown' });
      await closed;
    },
  );
});

test('a failed call does not spoil the next one', async () => {
  let count = 0;
  await withServer(
    (request, response, socket) => {
      count += 1;
      return count % 2 === 1 ? socket.destroy() : answerWith(200, PRECHECK_ANSWER)(request, response, socket);
    },
    async ({ endpoint }) => {
      const client = clientOf(endpoint);
      for (let round = 0; round < 3; round += 1) {
        await errorOf(client.createCloudMigrationPrecheckTask(PRECHECK_REQUEST));
        expect((await client.createCloudMigrationPrecheckTask(PRECHECK_REQUEST)).taskId).toBe(439946016);
      }
    },
  );
});

test('many calls at once each get their own answer', async () => {
  await withServer(
    ({ parameters }, response) =>
      response.end(JSON.stringify({ ...PRECHECK_ANSWER, TaskId: Number(parameters.get('SourcePort')) })),
    async ({ endpoint }) => {
      const client = clientOf(endpoint);
      const ports = Array.from({ length: 100 }, (_, index) => index + 1);
      const results = await Promise.all(
        ports.map((sourcePort) => client.createCloudMigrationPrecheckTask({ ...PRECHECK_REQUEST, sourcePort })),
      );
      expect(results.map(({ taskId }) => taskId)).toEqual(ports);
    },
  );
});
