import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { ManualClock, type Emulator, type Fault } from '../../../lib/emulator';
import { signRpcV1 } from '../../../lib/rds';
import { commonParameters, create, createParameters, start } from '../support/emulator';

const startWith = (fault: Fault) => start({ faults: { queue: [fault] } });

/** A create through node:http, whose errors carry the system's code. */
function rawCreate(emulator: Emulator): ClientRequest {
  const parameters = { ...commonParameters(emulator, 'CreateCloudMigrationPrecheckTask'), ...createParameters };
  const Signature = signRpcV1('POST', parameters, emulator.accessKey.accessKeySecret);
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const sent = request(emulator.endpoint, { method: 'POST', headers, agent: false });
  sent.end(new URLSearchParams({ ...parameters, Signature }).toString());
  return sent;
}

async function failureOf(sent: ClientRequest): Promise<string | undefined> {
  const [error] = (await once(sent, 'error')) as [NodeJS.ErrnoException];
  return error.code;
}

test('reset-before-acting breaks the connection and does nothing', async () => {
  const emulator = await startWith({ kind: 'reset-before-acting' });
  expect(await failureOf(rawCreate(emulator))).toBe('ECONNRESET');
  expect(emulator.tasks()).toEqual([]);
});

test('lose-answer breaks the connection although the task was created', async () => {
  const emulator = await startWith({ kind: 'lose-answer' });
  expect(await failureOf(rawCreate(emulator))).toBe('ECONNRESET');
  expect(emulator.tasks()).toHaveLength(1);
});

test.each([500, 502, 503] as const)(
  'http-error %d before acting is a page of a proxy, and nothing was done',
  async (status) => {
    const emulator = await startWith({ kind: 'http-error', status, body: 'html', when: 'before' });
    const answer = await create(emulator);
    expect([answer.status, answer.contentType]).toEqual([status, 'text/html']);
    expect(answer.text).toMatch(/^<html>.*<\/html>\n$/);
    expect(emulator.tasks()).toEqual([]);
  },
);

test('http-error after acting can have an empty body, and the task was created', async () => {
  const emulator = await startWith({ kind: 'http-error', status: 503, body: 'empty', when: 'after' });
  const answer = await create(emulator);
  expect([answer.status, answer.text]).toEqual([503, '']);
  expect(emulator.tasks()).toHaveLength(1);
});

test.each([
  ['throttling', 'Throttling.User'],
  ['signature-nonce-used', 'SignatureNonceUsed'],
] as const)('%s refuses with %s, and nothing was done', async (kind, code) => {
  const emulator = await startWith({ kind });
  const answer = await create(emulator);
  expect([answer.status, answer.json.Code]).toEqual([400, code]);
  expect(emulator.tasks()).toEqual([]);
  expect(emulator.statistics()).toMatchObject({ faults: { [kind]: 1 }, throttled: 0 });
});

test('slow-answer acts at once and answers when its time has come', async () => {
  const clock = new ManualClock();
  const emulator = await start({ clock, faults: { queue: [{ kind: 'slow-answer', milliseconds: 30_000 }] } });
  let answered = false;
  const slow = create(emulator).then((answer) => {
    answered = true;
    return answer;
  });
  // A whole further round trip: time enough for the slow one, were it not slow.
  while (emulator.tasks().length === 0) await create(emulator, { SourcePort: 'invalid' });
  await create(emulator, { SourcePort: 'invalid' });
  expect(answered).toBe(false);
  clock.advance(30_000);
  expect((await slow).json.TaskId).toBe(439946016);
});

test('garbage-body is a success that is not JSON', async () => {
  const emulator = await startWith({ kind: 'garbage-body' });
  const [response] = (await once(rawCreate(emulator), 'response')) as [IncomingMessage];
  const text = (await response.setEncoding('utf8').toArray()).join('');
  expect(response.statusCode).toBe(200);
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  expect(emulator.tasks()).toHaveLength(1);
});

test('truncated-body ends before its Content-Length', async () => {
  const emulator = await startWith({ kind: 'truncated-body' });
  const [response] = (await once(rawCreate(emulator), 'response')) as [IncomingMessage];
  const [error] = (await once(response.resume(), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
  expect(emulator.tasks()).toHaveLength(1);
});

test('huge-body is a valid answer with padding', async () => {
  const answer = await create(await startWith({ kind: 'huge-body', bytes: 5_000_000 }));
  expect(answer.text.length).toBeGreaterThan(5_000_000);
  expect(answer.json.TaskId).toBe(439946016);
});

test('endless-body keeps sending until the client goes away', async () => {
  const emulator = await startWith({ kind: 'endless-body' });
  const sent = rawCreate(emulator);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let received = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > 20_000_000) break;
  }
  expect(received).toBeGreaterThan(20_000_000);
  expect((await create(emulator)).status).toBe(200);
});

test('wrong-types turns every field into another type', async () => {
  const { json } = await create(await startWith({ kind: 'wrong-types' }));
  expect(json).toEqual({ RequestId: 42, DBInstanceName: 42, TaskId: 'not a number', TaskName: 42 });
});

test('polluting-body has the keys that pollute careless parsers', async () => {
  const { text } = await create(await startWith({ kind: 'polluting-body' }));
  expect(text).toContain('"__proto__":{"polluted":"true"}');
  expect(text).toContain('"constructor":{"prototype":{"polluted":"true"}}');
});
