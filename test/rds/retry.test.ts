import fc from 'fast-check';
import { attemptsOf, retry, RetryOptions } from '../../lib/rds/retry';

const TRANSIENT = new Error('transient');

/** A clock that moves only while somebody waits, and records for how long. */
function simulated(options: Partial<RetryOptions> = {}): RetryOptions & { readonly pauses: number[] } {
  let now = 0;
  const pauses: number[] = [];
  return {
    pauses,
    clock: {
      now: () => now,
      wait: async (milliseconds, signal) => {
        signal.throwIfAborted();
        pauses.push(milliseconds);
        now += milliseconds;
      },
    },
    random: () => 0.5,
    deadline: 60_000,
    signal: new AbortController().signal,
    isRetryable: (error) => error === TRANSIENT,
    ...options,
  };
}

function failing(times: number, error: unknown = TRANSIENT): (attempt: number) => Promise<string> {
  return async (attempt) => {
    if (attempt <= times) throw error;
    return `attempt ${attempt}`;
  };
}

test('work that succeeds at once is done once, without a pause', async () => {
  const options = simulated();
  expect(await retry(failing(0), options)).toBe('attempt 1');
  expect(options.pauses).toEqual([]);
});

test('pauses double up to 20 seconds, each scaled by chance', async () => {
  const options = simulated();
  expect(await retry(failing(7), options)).toBe('attempt 8');
  expect(options.pauses).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test('no pause is longer than its bound, whatever chance says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.nat(8),
      async (chance, times) => {
        const options = simulated({ random: () => chance, deadline: Infinity });
        await retry(failing(times), options);
        options.pauses.forEach((pause, index) =>
          expect(pause).toBeLessThanOrEqual(Math.min(1000 * 2 ** index, 20_000)),
        );
      },
    ),
  );
});

test('an error that a repetition cannot mend ends the work at once', async () => {
  const final = new Error('final');
  await expect(retry(failing(1, final), simulated())).rejects.toBe(final);
  expect(attemptsOf(final)).toEqual({ count: 1, errors: [final] });
});

test('no pause goes beyond the deadline, and the error tells how often the work was tried', async () => {
  const options = simulated({ deadline: 3000 });
  await expect(retry(failing(100), options)).rejects.toBe(TRANSIENT);
  expect(options.clock.now()).toBeLessThanOrEqual(3000);
  expect(attemptsOf(TRANSIENT)?.count).toBe(3);
});

test('a stop ends the work instead of the next attempt', async () => {
  const controller = new AbortController();
  const options = simulated({ signal: controller.signal, onRetry: () => controller.abort(new Error('stopped')) });
  await expect(retry(failing(100), options)).rejects.toThrow('stopped');
  expect(options.pauses).toEqual([]);
});
