import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import type { Emulator } from '../../../lib/emulator';
import { create, readAnswer, start } from '../support/emulator';

async function open(emulator: Emulator): Promise<Socket> {
  const { hostname, port } = new URL(emulator.endpoint);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

const readAll = async (socket: Socket) => Buffer.concat(await socket.toArray()).toString('utf8');

test('a body of more than a megabyte is refused, and the connection closed', async () => {
  const emulator = await start();
  const body = new URLSearchParams({ Padding: 'x'.repeat(2 ** 20) });
  const response = await fetch(`${emulator.endpoint}/?Format=JSON`, { method: 'POST', body });
  expect(response.headers.get('connection')).toBe('close');
  expect(await readAnswer(response)).toMatchObject({ status: 413, json: { Code: 'RequestBodyTooLarge' } });
});

test('headers beyond the limit are refused', async () => {
  const socket = await open(await start());
  socket.write(`GET / HTTP/1.1\r\nHost: x\r\nPadding: ${'x'.repeat(70_000)}\r\n\r\n`);
  expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 431 /);
});

test('what is not HTTP is refused, and the emulator goes on', async () => {
  const emulator = await start();
  const socket = await open(emulator);
  socket.write('not HTTP at all\r\n\r\n');
  expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 400 /);
  expect((await create(emulator)).status).toBe(200);
});

test('a client that goes away in mid-body does no harm', async () => {
  const emulator = await start();
  const socket = await open(emulator);
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nAction=');
  socket.resetAndDestroy();
  await once(socket, 'close');
  expect((await create(emulator)).status).toBe(200);
});

test('any query and body is answered with an error of the API', async () => {
  const emulator = await start();
  const text = fc.oneof(fc.string(), fc.webQueryParameters(), fc.constantFrom('Action=%', '&&&==', '%00%ff=%zz'));
  await fc.assert(
    fc.asyncProperty(text, text, async (query, body) => {
      const response = await fetch(`${emulator.endpoint}/?${encodeURI(query).replace(/#/g, '')}`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      expect([400, 403, 404]).toContain(response.status);
      expect(await response.text()).toContain('Code');
    }),
    { numRuns: 200 },
  );
});

test('many requests on many connections are all answered', async () => {
  const emulator = await start({ rateLimit: 'unlimited' });
  const answers = await Promise.all(Array.from({ length: 200 }, () => create(emulator)));
  expect(new Set(answers.map(({ json }) => json.TaskId)).size).toBe(200);
});
