import { isLoopbackAddress, type Emulator } from '../../../lib/emulator';
import { administer } from '../../../lib/emulator/http/admin-api';
import { create, createParameters, describeResult, firstItem, readAnswer, start } from '../support/emulator';

async function admin(
  emulator: Emulator,
  method: string,
  resource: string,
  body?: unknown,
  token = emulator.adminToken,
) {
  const response = await fetch(`${emulator.adminEndpoint}${resource}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return readAnswer(response);
}

test('an instance is registered, used and removed over HTTP', async () => {
  const emulator = await start({ reportMillis: 0 });
  const target = { DBInstanceName: 'pgm-registered' };
  expect((await create(emulator, target)).status).toBe(404);

  const put = await admin(emulator, 'POST', 'instances', {
    id: 'pgm-registered',
    engineVersion: '16.0',
    report: 'warn',
  });
  expect(put).toMatchObject({ status: 200, json: { id: 'pgm-registered', engineVersion: '16.0', report: ['warn'] } });
  expect((await create(emulator, target)).status).toBe(200);

  expect((await admin(emulator, 'DELETE', 'instances/pgm-registered')).status).toBe(200);
  expect((await create(emulator, target)).status).toBe(404);
  expect((await admin(emulator, 'DELETE', 'instances/pgm-registered')).status).toBe(404);
});

test('an instance with a known id is replaced', async () => {
  const emulator = await start({ instances: [{ id: 'pgm-one', status: 'Creating', storageGiB: 20 }] });
  await admin(emulator, 'POST', 'instances', { id: 'pgm-one' });
  const { json } = await admin(emulator, 'GET', 'instances');
  expect(json.instances).toMatchObject([{ id: 'pgm-one', status: 'Running', storageGiB: 100 }]);
});

test('a wrong instance is refused with what is allowed, and nothing changes', async () => {
  const emulator = await start();
  const answer = await admin(emulator, 'POST', 'instances', { id: 'pgm-one', engine: 'Oracle' });
  expect(answer.status).toBe(400);
  expect(answer.json.error).toContain('instance.engine is "Oracle", which is not allowed. Allowed values: PostgreSQL');
  expect(emulator.instances()).toHaveLength(1);
});

test('tasks are listed whole, but for the password', async () => {
  const emulator = await start({ firstTaskId: 9007199254740993n });
  await create(emulator, { TaskName: 'named' });
  const { text } = await admin(emulator, 'GET', 'tasks');
  expect(text).toContain('"taskId":9007199254740993,"taskName":"named","dbInstanceName":"pgm-emulated0001"');
  expect(text).toContain('"sourceAccount":"migratetest"');
  expect(text).not.toContain(createParameters.SourcePassword);
});

test('statistics are the same over HTTP', async () => {
  const emulator = await start();
  await create(emulator);
  expect((await admin(emulator, 'GET', 'statistics')).json).toEqual(emulator.statistics());
});

test('faults are injected and cleared over HTTP', async () => {
  const emulator = await start();
  await admin(emulator, 'POST', 'faults', { queue: [{ kind: 'throttling' }, { kind: 'throttling' }] });
  expect((await create(emulator)).json.Code).toBe('Throttling.User');
  expect((await admin(emulator, 'DELETE', 'faults')).status).toBe(200);
  expect((await create(emulator)).status).toBe(200);
  const wrong = await admin(emulator, 'POST', 'faults', { queue: [{ kind: 'unknown' }] });
  expect([wrong.status, wrong.json.error]).toEqual([400, expect.stringContaining('faults.queue[0].kind is "unknown"')]);
});

test.each(['wrong', '', 'ünïcode'])('the token "%s" is refused, and nothing is told', async (token) => {
  const emulator = await start();
  await create(emulator);
  const answer = await admin(emulator, 'GET', 'tasks', undefined, encodeURIComponent(token));
  expect(answer.status).toBe(401);
  expect(answer.text).not.toContain('migratetest');
});

test("the API's access key does not open the administration", async () => {
  const emulator = await start();
  const answer = await admin(emulator, 'GET', 'tasks', undefined, emulator.accessKey.accessKeySecret);
  expect(answer.status).toBe(401);
});

test.each([
  ['POST', 'instances', '{', 400, 'The body is not JSON.'],
  ['POST', 'instances', undefined, 400, 'instance must be an object'],
  ['PUT', 'instances', undefined, 404, 'Known are GET instances, POST instances'],
  ['GET', 'constructor', undefined, 404, 'Known are'],
])('%s %s with %j is answered with %d', async (method, resource, body, status, error) => {
  const answer = await admin(await start(), method, resource, body);
  expect([answer.status, answer.json.error]).toEqual([status, expect.stringContaining(error)]);
});

test('another machine is refused, whatever token it has', async () => {
  const emulator = await start();
  const request = { method: 'GET', resource: 'tasks', authorization: 'Bearer token', body: '' };
  const from = (remoteAddress: string) => administer(emulator, 'token', { ...request, remoteAddress }).httpStatus;
  expect(['192.168.0.7', '2001:db8::1', '', '127.0.0.1', '::1', '::ffff:127.0.0.1'].map(from)).toEqual([
    403, 403, 403, 200, 200, 200,
  ]);
});

test('administration is neither counted nor limited', async () => {
  const emulator = await start({ rateLimit: { requests: 1, perMilliseconds: 60_000 } });
  for (let request = 0; request < 3; request += 1) await admin(emulator, 'GET', 'statistics');
  expect(emulator.statistics().requests).toEqual({});
  expect((await describeResult(emulator)).status).toBe(200);
});

test('a registered report takes effect for tasks created from then on', async () => {
  const emulator = await start({ reportMillis: 0 });
  await create(emulator);
  await admin(emulator, 'POST', 'instances', { id: 'pgm-emulated0001', report: 'version-mismatch' });
  expect((await firstItem(emulator)).Detail).toContain('*Migrate check success*');
  await create(emulator);
  expect((await firstItem(emulator)).Detail).toContain('*Migrate check failed*');
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.example.com', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (address, expected) => {
  expect(isLoopbackAddress(address)).toBe(expected);
});
