import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { DeclarationError, startEmulator, type Clock, type EmulatorOptions } from '../../lib/emulator';
import { create, start } from './support/emulator';

test('without options it listens on this machine only, with one instance and keys of its own', async () => {
  const [one, other] = [await start(), await start()];
  expect(one.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(one.instances()).toMatchObject([{ id: 'pgm-emulated0001', engine: 'PostgreSQL', status: 'Running' }]);
  expect(one.accessKey.accessKeyId).toMatch(/^emulated[0-9a-f]{16}$/);
  expect(one.accessKey).not.toEqual(other.accessKey);
  expect(one.adminToken).not.toBe(other.adminToken);
});

test('given keys, token and port are used', async () => {
  const first = await start();
  const port = Number(new URL(first.endpoint).port);
  await first.close();
  const accessKey = { accessKeyId: 'given', accessKeySecret: 'secret' };
  const emulator = await startEmulator({ port, accessKeys: [accessKey], adminToken: 'token' });
  expect(emulator).toMatchObject({
    endpoint: `http://127.0.0.1:${port}`,
    adminEndpoint: `http://127.0.0.1:${port}/_emulator/`,
    adminToken: 'token',
    accessKey,
  });
  expect((await create(emulator)).status).toBe(200);
  await emulator.close();
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL((await start()).endpoint).port);
  await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('an emulator on every interface is reached at the loopback address', async () => {
  const emulator = await start({ host: '0.0.0.0' });
  expect(emulator.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:/);
  expect((await create(emulator)).status).toBe(200);
});

test('close drops open connections and takes no new ones', async () => {
  const emulator = await startEmulator();
  const { hostname, port } = new URL(emulator.endpoint);
  const idle = connect(Number(port), hostname);
  await once(idle, 'connect');
  await Promise.all([once(idle.resume(), 'close'), emulator.close()]);
  const [error] = (await once(connect(Number(port), hostname), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

test('close does not wait for a slow answer, and leaves no timer behind', async () => {
  const { promise: cancelled, resolve: cancel } = withResolvers();
  const { promise: waiting, resolve: begin } = withResolvers();
  const clock: Clock = {
    now: () => Date.now(),
    setTimer: () => {
      begin();
      return cancel;
    },
  };
  const emulator = await startEmulator({ clock, faults: { queue: [{ kind: 'slow-answer', milliseconds: 60_000 }] } });
  const refused = expect(create(emulator)).rejects.toThrow();
  await waiting;
  await emulator.close();
  await Promise.all([refused, cancelled]);
});

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((resolved) => (resolve = resolved));
  return { promise, resolve };
}

test('no other address of this machine answers', async () => {
  const port = Number(new URL((await start()).endpoint).port);
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const others = own.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  // Linux answers for the whole of 127.0.0.0/8, so there it can be checked without any network.
  for (const address of [...(process.platform === 'linux' ? ['127.0.0.2'] : []), ...others]) {
    const [error] = (await once(connect(port, address), 'error')) as [NodeJS.ErrnoException];
    expect([address, error.code]).toEqual([address, 'ECONNREFUSED']);
  }
});

test.each<[EmulatorOptions, string]>([
  [{ reportMillis: -1 }, 'reportMillis is -1'],
  [{ recordDelayMillis: 0.5 }, 'recordDelayMillis is 0.5'],
  [{ firstTaskId: 0n }, 'firstTaskId is 0, but must be from 1 to 9223372036854775807.'],
  [{ rateLimit: { requests: 0, perMilliseconds: 1 } }, 'rateLimit.requests is 0'],
  [{ outcome: [] }, 'outcome is empty'],
  [{ instances: [{ id: 'pgm-1' }, { id: 'pgm-1' }] }, 'instances[1].id is "pgm-1", which instances[0] has already'],
  [{ faults: { queue: [{ kind: 'slow-answer', milliseconds: -1 }] } }, 'faults.queue[0].milliseconds is -1'],
])('a wrong option is refused: %#', async (options, message) => {
  const refusal = expect(startEmulator(options)).rejects;
  await refusal.toThrow(DeclarationError);
  await expect(startEmulator(options)).rejects.toThrow(message);
});

test('instances are put, listed and deleted in this process', async () => {
  const emulator = await start({ instances: [] });
  expect(emulator.instances()).toEqual([]);
  expect(emulator.putInstance({ id: 'pgm-one' })).toMatchObject({ id: 'pgm-one', status: 'Running' });
  expect(emulator.instances()).toHaveLength(1);
  expect(emulator.deleteInstance('pgm-one')).toBe(true);
  expect(emulator.deleteInstance('pgm-one')).toBe(false);
});
