import { ManualClock } from '../../lib/emulator';
import { RateLimiter } from '../../lib/emulator/rate-limit';
import { create, describeResult, start } from './support/emulator';

test('no window of the given length admits more than the limit', () => {
  const clock = new ManualClock(0);
  const limiter = new RateLimiter({ requests: 2, perMilliseconds: 100 }, clock);
  const admitted = (time: number) => {
    clock.advance(time - clock.now());
    return limiter.admit('Action');
  };
  expect([0, 60, 90, 99, 100, 101, 159, 160].map(admitted)).toEqual([
    true,
    true,
    false,
    false,
    true,
    false,
    false,
    true,
  ]);
});

test('each API has a limit of its own', () => {
  const limiter = new RateLimiter({ requests: 1, perMilliseconds: 100 }, new ManualClock(0));
  expect(['One', 'Two', 'One'].map((action) => limiter.admit(action))).toEqual([true, true, false]);
});

test('beyond the limit the answer is Throttling.User and nothing is done', async () => {
  const clock = new ManualClock();
  const emulator = await start({ clock, rateLimit: { requests: 2, perMilliseconds: 60_000 } });
  const answers = [await create(emulator), await create(emulator), await create(emulator)];
  expect(answers.map(({ status, json }) => [status, json.Code])).toEqual([
    [200, undefined],
    [200, undefined],
    [400, 'Throttling.User'],
  ]);
  expect((await describeResult(emulator)).status).toBe(200);
  expect(emulator.statistics()).toMatchObject({ throttled: 1, tasksCreated: 2 });
  clock.advance(60_000);
  expect((await create(emulator)).status).toBe(200);
});

test('a limit of 100 a minute holds unless told otherwise, and "unlimited" lifts it', async () => {
  const statuses = async (emulator: Awaited<ReturnType<typeof start>>) =>
    Promise.all(Array.from({ length: 101 }, async () => (await describeResult(emulator)).status));
  const clock = new ManualClock();
  expect((await statuses(await start({ clock }))).filter((status) => status === 200)).toHaveLength(100);
  expect(await statuses(await start({ clock, rateLimit: 'unlimited' }))).not.toContain(400);
});
