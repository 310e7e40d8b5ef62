import { EventEmitter, once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { status } from '@grpc/grpc-js';
import { encodeFrame } from '../../../lib/custom-resource/wire/frame';
import type { UnaryMethod } from '../../../lib/custom-resource/wire/method';
import { StatusCode, StatusError } from '../../../lib/custom-resource/wire/status';
import { closeAfterTest } from './support/close-after-test';
import { GrpcClient } from './support/grpc-client';
import { listen } from './support/listen';
import { RawClient } from './support/raw-client';

const path = '/plugin.GRPCController/Shutdown';
const name = 'plugin.GRPCController/Shutdown';
const empty = encodeFrame(Buffer.alloc(0));

async function serve(answer: UnaryMethod['answer'], maximumMessageBytes?: number) {
  const server = closeAfterTest(await listen({ createMethods: () => [{ path, answer }], maximumMessageBytes }));
  return {
    failures: () => server.events.filter((event) => event.startsWith('failure')),
    raw: closeAfterTest(new RawClient(server.socketPath)),
    grpc: closeAfterTest(new GrpcClient(server.socketPath)),
  };
}

const echo: UnaryMethod['answer'] = async (request) => request;

test('an answer has headers, one frame, and trailers with status 0', async () => {
  const { raw } = await serve(echo);
  const answer = await raw.send(path, [encodeFrame(Buffer.from('abc'))]);
  expect(answer.headers).toMatchObject({
    ':status': 200,
    'content-type': 'application/grpc+proto',
    'grpc-status': '0',
  });
  expect(answer.body).toEqual(encodeFrame(Buffer.from('abc')));
});

test('a request may come in many pieces', async () => {
  const { raw } = await serve(echo);
  const frame = encodeFrame(Buffer.from('in many pieces'));
  const answer = await raw.send(
    path,
    [...frame].map((byte) => Buffer.from([byte])),
  );
  expect(answer.body).toEqual(frame);
});

test.each([
  ['without a message', [], 13],
  ['that ends within the header', [Buffer.from([0, 0])], 13],
  ['that ends within the message', [encodeFrame(Buffer.from('abc')).subarray(0, 6)], 13],
  ['with two messages', [empty, empty], 13],
  ['with bytes after the message', [empty, Buffer.from([0])], 13],
  ['that is compressed', [Buffer.from([1, 0, 0, 0, 1, 0])], 12],
  ['with an unknown flag', [Buffer.from([255, 0, 0, 0, 0])], 13],
  ['that announces 4 GiB', [Buffer.from([0, 255, 255, 255, 255]), Buffer.alloc(70_000)], 8],
])('a request %s is refused with a status, and the connection serves on', async (_what, pieces, code) => {
  let calls = 0;
  const { raw } = await serve(async (request) => {
    calls += 1;
    return request;
  });
  const refused = await raw.send(path, pieces);
  expect(refused.headers).toMatchObject({ ':status': 200, 'grpc-status': String(code) });
  expect(refused.body).toHaveLength(0);
  expect(calls).toBe(0);
  expect((await raw.send(path, [empty])).headers).toMatchObject({ 'grpc-status': '0' });
});

test('a message over the bound is refused before the request has ended', async () => {
  const { raw } = await serve(echo, 1000);
  const refused = await raw.send(path, [Buffer.from([0, 0, 0, 3, 233])], {}, true);
  expect(refused.headers).toMatchObject({ 'grpc-status': '8', 'grpc-message': expect.stringContaining('1001 bytes') });
  expect((await raw.send(path, [encodeFrame(Buffer.alloc(1000))])).headers).toMatchObject({ 'grpc-status': '0' });
});

test('what is still sent of a refused request is thrown away, not kept', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const heldMegabytes = () => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers / 1024 / 1024;
  };
  const { raw } = await serve(echo, 1000);
  const before = heldMegabytes();
  const stream = raw.open(path, [Buffer.from([0, 255, 255, 255, 255])], {}, true);
  const megabyte = Buffer.alloc(1024 * 1024);
  for (let sent = 0; sent < 40; sent += 1) await new Promise((resolve) => stream.write(megabyte, resolve));
  await raw.send(path, [empty]);
  expect(heldMegabytes() - before).toBeLessThan(20);
});

test('gRPC clients are told of a message over the bound as well', async () => {
  const createMethods = () => [{ path: '/tfplugin6.Provider/ReadDataSource', answer: echo }];
  const server = closeAfterTest(await listen({ createMethods, maximumMessageBytes: 1000 }));
  const client = closeAfterTest(new GrpcClient(server.socketPath));
  const config = { json: Buffer.alloc(8 * 1024 * 1024) };
  await expect(client.call('tfplugin6.Provider/ReadDataSource', { config })).rejects.toMatchObject({
    code: status.RESOURCE_EXHAUSTED,
  });
});

test.each(['/tfplugin6.Provider/GetResourceIdentitySchemas', '/', '/constructor', '/__proto__'])(
  'the unknown method %s is answered as unimplemented',
  async (unknown) => {
    const { raw } = await serve(echo);
    const refused = await raw.send(unknown, [empty]);
    expect(refused.headers).toMatchObject({
      ':status': 200,
      'grpc-status': '12',
      'grpc-message': `This plugin has no method ${unknown}.`,
    });
  },
);

test('what is not a gRPC request gets an HTTP status', async () => {
  const { raw } = await serve(echo);
  expect((await raw.send(path, [], { ':method': 'GET' })).headers).toMatchObject({ ':status': 405 });
  expect((await raw.send(path, [], { 'content-type': 'application/json' })).headers).toMatchObject({ ':status': 415 });
});

test('an exception is answered as unknown and reported, and its text stays inside', async () => {
  const { grpc, failures } = await serve(async () => {
    throw new Error('the password is hunter2');
  });
  const failure = await grpc.call(name).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: status.UNKNOWN, details: expect.stringContaining('TF_LOG_PROVIDER') });
  expect(JSON.stringify(failure)).not.toContain('hunter2');
  expect(failures()).toEqual([`failure of ${path}: Error: the password is hunter2`]);
});

test('a status that a method throws is the answer, with its message in any script', async () => {
  const { grpc, failures } = await serve(async () => {
    throw new StatusError(StatusCode.RESOURCE_EXHAUSTED, '100 % voll: 日本\n');
  });
  await expect(grpc.call(name)).rejects.toMatchObject({ code: 8, details: '100 % voll: 日本\n' });
  expect(failures()).toEqual([]);
});

/** A method that hands each of its calls to the test, which ends them. */
function heldMethod() {
  const calls = new EventEmitter<{ call: [{ signal: AbortSignal; release: () => void }] }>();
  const answer: UnaryMethod['answer'] = async (request, { signal }) => {
    await new Promise<void>((release) => calls.emit('call', { signal, release }));
    return request;
  };
  return { answer, nextCall: async () => (await once(calls, 'call'))[0] };
}

async function aborted(signal: AbortSignal): Promise<unknown> {
  if (!signal.aborted) await once(signal, 'abort');
  return signal.reason;
}

test('a cancelled call aborts its signal, and its late answer harms nobody', async () => {
  const { answer, nextCall } = heldMethod();
  const { grpc, failures } = await serve(answer);
  const called = nextCall();
  let cancel = () => undefined as void;
  const call = grpc.call(name, {}, {}, (cancelCall) => (cancel = cancelCall));
  const { signal, release } = await called;
  expect(signal.aborted).toBe(false);
  cancel();
  await expect(call).rejects.toMatchObject({ code: status.CANCELLED });
  expect(await aborted(signal)).toMatchObject({ name: 'AbortError' });
  release();

  const calledAgain = nextCall();
  const nextAnswer = grpc.call(name);
  (await calledAgain).release();
  expect(await nextAnswer).toEqual({});
  expect(failures()).toEqual([]);
});

test('a call that a client abandons with its connection is aborted', async () => {
  const { answer, nextCall } = heldMethod();
  const { raw } = await serve(answer);
  const called = nextCall();
  void raw.send(path, [empty]);
  const { signal } = await called;
  raw.close();
  expect(await aborted(signal)).toMatchObject({ name: 'AbortError' });
});

test('work that fails because its call was cancelled is not reported as a failure', async () => {
  let onThrown = () => undefined as void;
  const thrown = new Promise<void>((resolve) => (onThrown = resolve));
  const { raw, failures } = await serve(async (_request, { signal }) => {
    setImmediate(() => raw.close());
    await aborted(signal);
    setImmediate(onThrown);
    throw new Error('the work was given up');
  });
  void raw.send(path, [empty]);
  await thrown;
  expect(failures()).toEqual([]);
});

test('a deadline aborts the signal, and the caller is answered although the method runs on', async () => {
  const { answer, nextCall } = heldMethod();
  const { raw } = await serve(answer);
  const called = nextCall();
  const refused = await raw.send(path, [empty], { 'grpc-timeout': '20m' });
  const { signal } = await called;
  expect(refused.headers).toMatchObject({ 'grpc-status': '4' });
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('a malformed deadline is refused', async () => {
  const { raw } = await serve(echo);
  expect((await raw.send(path, [empty], { 'grpc-timeout': 'soon' })).headers).toMatchObject({ 'grpc-status': '13' });
});

test('the signal of an answered call is never aborted', async () => {
  const signals: AbortSignal[] = [];
  const { raw } = await serve(async (request, { signal }) => {
    signals.push(signal);
    return request;
  });
  await raw.send(path, [empty], { 'grpc-timeout': '1H' });
  raw.close();
  await once(raw.session, 'close');
  await new Promise(setImmediate);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
});
