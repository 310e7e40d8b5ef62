import { systemClock } from '../../../lib/provider/configuration/system-clock';

test('the clock is that of the machine', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('a wait ends', async () => {
  await systemClock.wait(0, new AbortController().signal);
});

test('a stop ends a wait at once, and one that is to begin', async () => {
  const stop = new AbortController();
  const waiting = systemClock.wait(3_600_000, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await expect(systemClock.wait(3_600_000, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
