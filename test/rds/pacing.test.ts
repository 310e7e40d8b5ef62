import fc from 'fast-check';
import { createPacer, Pacer, pollingPause } from '../../lib/rds/pacing';

/** A clock that jumps to the next moment that somebody waits for, once nothing else is left to do. */
class SimulatedClock {
  #now = 0;
  readonly #sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();

  now(): number {
    return this.#now;
  }

  get sleepers(): number {
    return this.#sleepers.size;
  }

  set(now: number): void {
    this.#now = now;
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const sleeper = { until: this.#now + milliseconds, wake };
      if (signal?.aborted) {
        reject(signal.reason);
      } else {
        signal?.addEventListener('abort', abort, { once: true });
        this.#sleepers.add(sleeper);
      }
    });
  }

  /** Lets time pass until nobody waits any more, or until a moment. */
  async run(until = Infinity): Promise<void> {
    for (;;) {
      await settled();
      const next = [...this.#sleepers].reduce((least, { until: moment }) => Math.min(least, moment), Infinity);
      if (next > until || next === Infinity) {
        break;
      }
      this.#now = Math.max(this.#now, next);
      for (const sleeper of [...this.#sleepers].filter((candidate) => candidate.until <= this.#now)) {
        this.#sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
    this.#now = Math.max(this.#now, Number.isFinite(until) ? until : this.#now);
  }
}

/** Until all promises that can be settled are. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const MINUTE = 60_000;

/** The most moments that lie in any window of a minute. */
function mostInAMinute(moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((start, index) => sorted.slice(index).filter((moment) => moment < start + MINUTE).length),
  );
}

function paced(maxRequestsPerMinute: number): { clock: SimulatedClock; pacer: Pacer } {
  const clock = new SimulatedClock();
  return { clock, pacer: createPacer({ maxRequestsPerMinute, clock }) };
}

test('requests under the limit go at once', async () => {
  const { clock, pacer } = paced(100);
  await Promise.all(Array.from({ length: 100 }, () => pacer.acquire('Create')));
  expect(clock.now()).toBe(0);
  expect(clock.sleepers).toBe(0);
});

test('the request after the last of a minute waits until the first of them counts no longer', async () => {
  const { clock, pacer } = paced(2);
  await pacer.acquire('Create');
  clock.set(30_000);
  await pacer.acquire('Create');
  let at: number | undefined;
  void pacer.acquire('Create').then(() => (at = clock.now()));
  await clock.run();
  expect(at).toBeGreaterThanOrEqual(MINUTE);
  expect(at).toBeLessThan(MINUTE * 1.02);
});

test('operations do not take requests from one another', async () => {
  const { clock, pacer } = paced(1);
  await pacer.acquire('Describe');
  void pacer.acquire('Describe');
  await pacer.acquire('Create');
  expect(clock.now()).toBe(0);
  await clock.run();
});

/** Callers that come at any time, for any operation, some of whom give up. */
const arrivals = fc.array(
  fc.record({
    at: fc.nat(3 * MINUTE),
    operation: fc.constantFrom('Create', 'Describe'),
    patience: fc.option(fc.nat(2 * MINUTE), { nil: undefined }),
  }),
  { maxLength: 60 },
);

test('whoever comes when, and whoever gives up: no minute sees too many, order is kept, and everybody else is served', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 7 }), async (callers, limit) => {
      const { clock, pacer } = paced(limit);
      const granted: { operation: string; at: number; arrival: number }[] = [];
      let givenUp = 0;
      const sorted = [...callers].sort((a, b) => a.at - b.at);
      await Promise.all([
        ...sorted.map(async ({ at, operation, patience }, arrival) => {
          await clock.wait(at);
          const controller = new AbortController();
          const over = new AbortController();
          if (patience !== undefined) {
            clock.wait(patience, over.signal).then(
              () => controller.abort(new Error('gave up')),
              () => undefined,
            );
          }
          try {
            await pacer.acquire(operation, controller.signal);
            granted.push({ operation, at: clock.now(), arrival });
          } catch (error) {
            expect(error).toEqual(new Error('gave up'));
            givenUp += 1;
          }
          over.abort();
        }),
        clock.run(),
      ]);
      expect(granted.length + givenUp).toBe(callers.length);
      expect(givenUp).toBeLessThanOrEqual(callers.filter(({ patience }) => patience !== undefined).length);
      for (const operation of ['Create', 'Describe']) {
        const own = granted.filter((grant) => grant.operation === operation);
        expect(mostInAMinute(own.map(({ at }) => at))).toBeLessThanOrEqual(limit);
        expect(own.map(({ arrival }) => arrival)).toEqual(own.map(({ arrival }) => arrival).sort((a, b) => a - b));
      }
      expect(clock.sleepers).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('nobody waits longer than those before them need', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 50 }), async (limit, count) => {
      const { clock, pacer } = paced(limit);
      const waits = Array.from({ length: count }, () => pacer.acquire('Create'));
      await Promise.all([...waits, clock.run()]);
      expect(clock.now()).toBeLessThanOrEqual(Math.floor((count - 1) / limit) * MINUTE * 1.02);
    }),
  );
});

test('a caller that gives up in the queue gets its own reason, and its place goes to the next', async () => {
  const { clock, pacer } = paced(1);
  await pacer.acquire('Create');
  const controller = new AbortController();
  const leaver = pacer.acquire('Create', controller.signal);
  const stayer = pacer.acquire('Create').then(() => clock.now());
  controller.abort(new Error('stopped'));
  await expect(leaver).rejects.toThrow('stopped');
  await clock.run();
  expect(await stayer).toBeLessThan(MINUTE * 1.02);
});

test('a caller that has given up before it asks is not served', async () => {
  const { pacer } = paced(1);
  await expect(pacer.acquire('Create', AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  expect(pacer.demand()).toBe(0);
});

test('when the last caller gives up, no timer is left that would keep the process alive', async () => {
  const { clock, pacer } = paced(1);
  await pacer.acquire('Create');
  const controller = new AbortController();
  const leaver = pacer.acquire('Create', controller.signal);
  await settled();
  expect(clock.sleepers).toBe(1);
  controller.abort(new Error('stopped'));
  await expect(leaver).rejects.toThrow('stopped');
  expect(clock.sleepers).toBe(0);
});

test('a caller that comes at the moment when the last one gives up is served all the same', async () => {
  const { clock, pacer } = paced(1);
  await pacer.acquire('Create');
  const controller = new AbortController();
  const leaver = pacer.acquire('Create', controller.signal);
  controller.abort(new Error('stopped'));
  const next = pacer.acquire('Create');
  await expect(leaver).rejects.toThrow('stopped');
  await Promise.all([next, clock.run()]);
  expect(clock.sleepers).toBe(0);
});

test('a signal that is aborted after its caller was served has no effect', async () => {
  const { clock, pacer } = paced(1);
  const controller = new AbortController();
  await pacer.acquire('Create');
  await Promise.all([pacer.acquire('Create', controller.signal), clock.run()]);
  controller.abort();
  const next = pacer.acquire('Create');
  await Promise.all([next, clock.run()]);
  expect(clock.now()).toBeLessThan(2 * MINUTE * 1.02);
});

test('a clock that is set back makes nobody wait for more than a minute', async () => {
  const { clock, pacer } = paced(1);
  clock.set(10 * MINUTE);
  await pacer.acquire('Create');
  pacer.penalise('Create');
  clock.set(0);
  await Promise.all([pacer.acquire('Create'), clock.run()]);
  expect(clock.now()).toBeLessThan(MINUTE * 1.02);
});

test('a clock that is set back does not lift a limit that was lowered', async () => {
  const { clock, pacer } = paced(10);
  clock.set(60 * MINUTE);
  pacer.penalise('Create');
  clock.set(0);
  expect(await grantsPerMinute(pacer, clock, 1)).toEqual([5]);
});

test('a caller that comes when the next may go, but has not been woken yet, does not overtake', async () => {
  const { clock, pacer } = paced(1);
  await pacer.acquire('Create');
  const order: string[] = [];
  const first = pacer.acquire('Create').then(() => order.push('first'));
  clock.set(2 * MINUTE);
  const second = pacer.acquire('Create').then(() => order.push('second'));
  await Promise.all([first, second, clock.run()]);
  expect(order).toEqual(['first', 'second']);
});

test('a clock that fails fails those who wait for it', async () => {
  const failing = { now: () => 0, wait: () => Promise.reject(new Error('no time')) };
  const pacer = createPacer({ maxRequestsPerMinute: 1, clock: failing });
  await pacer.acquire('Create');
  await expect(pacer.acquire('Create')).rejects.toThrow('no time');
});

/** How many of an operation are let through in each of the next minutes. */
async function grantsPerMinute(pacer: Pacer, clock: SimulatedClock, minutes: number): Promise<number[]> {
  const start = clock.now();
  const counts = Array.from({ length: minutes }, () => 0);
  const controller = new AbortController();
  const stopped = Array.from({ length: 100 * minutes }, () =>
    pacer.acquire('Create', controller.signal).then(
      () => {
        const minute = Math.floor((clock.now() - start) / 61_000);
        counts[minute] = (counts[minute] ?? 0) + 1;
      },
      () => undefined,
    ),
  );
  await clock.run(start + minutes * 61_000 - 1);
  controller.abort();
  await Promise.all(stopped);
  return counts;
}

test('after throttling an operation goes at half its pace, and recovers by a tenth a minute', async () => {
  const { clock, pacer } = paced(20);
  pacer.penalise('Create');
  expect(await grantsPerMinute(pacer, clock, 7)).toEqual([10, 12, 14, 16, 18, 20, 20]);
});

test('what is throttled within the same minute counts once', async () => {
  const { clock, pacer } = paced(20);
  Array.from({ length: 20 }, () => pacer.penalise('Create'));
  expect(await grantsPerMinute(pacer, clock, 1)).toEqual([10]);
});

test('throttling that goes on slows down further, but never stops an operation', async () => {
  const { clock, pacer } = paced(4);
  for (let minute = 0; minute < 5; minute += 1) {
    pacer.penalise('Create');
    clock.set(clock.now() + 61_000);
  }
  pacer.penalise('Create');
  expect(await grantsPerMinute(pacer, clock, 1)).toEqual([1]);
});

test('throttling of one operation does not slow down another', async () => {
  const { clock, pacer } = paced(20);
  pacer.penalise('Describe');
  expect(await grantsPerMinute(pacer, clock, 1)).toEqual([20]);
});

test('the demand is that of the busiest operation, with those that wait', async () => {
  const { clock, pacer } = paced(4);
  expect(pacer.demand()).toBe(0);
  await pacer.acquire('Describe');
  expect(pacer.demand()).toBe(0.25);
  const creates = Array.from({ length: 6 }, () => pacer.acquire('Create'));
  expect(pacer.demand()).toBe(1.5);
  await Promise.all([...creates, clock.run()]);
  clock.set(clock.now() + 2 * MINUTE);
  expect(pacer.demand()).toBe(0);
});

test.each([0, -1, 1.5, NaN, Infinity])('a limit of %p is refused with its value', (maxRequestsPerMinute) => {
  expect(() => createPacer({ maxRequestsPerMinute, clock: new SimulatedClock() })).toThrow(
    `${maxRequestsPerMinute} is not a number of requests a minute`,
  );
});

test('a single task is looked at after 2 s, then at intervals that grow to 10 s', () => {
  const pauses = Array.from({ length: 6 }, (_, looks) => pollingPause(looks, 0, 0.5));
  expect(pauses).toEqual([2000, 3000, 4500, 6750, 10_000, 10_000]);
});

test('in a fleet a task is first looked at when it has probably finished', () => {
  expect([0, 1, 2].map((looks) => pollingPause(looks, 1, 0))).toEqual([20_000, 10_000, 10_000]);
});

test('no pause is shorter than 1.6 s or longer than 24 s', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (looks, demand, chance) => {
        const pause = pollingPause(looks, demand, chance);
        expect(pause).toBeGreaterThanOrEqual(1600);
        expect(pause).toBeLessThanOrEqual(24_000);
      },
    ),
  );
});

interface Fleet {
  readonly finished: number[];
  readonly creates: number[];
  readonly looks: number[];
}

/** Tasks as the provider runs them: create, then look until the service has finished, which takes it 20 s. */
async function runFleet(tasks: number, seed: number): Promise<Fleet> {
  const { clock, pacer } = paced(100);
  const fleet: Fleet = { finished: [], creates: [], looks: [] };
  const chance = fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { numRuns: 997, seed });
  let drawn = 0;
  const random = (): number => chance[(drawn += 1) % chance.length] ?? 0;
  const runTask = async (): Promise<void> => {
    await pacer.acquire('Create');
    fleet.creates.push(clock.now());
    await clock.wait(200 * random());
    const done = clock.now() + 20_000;
    for (let looks = 0; ; looks += 1) {
      await clock.wait(pollingPause(looks, pacer.demand(), random()));
      await pacer.acquire('Describe');
      fleet.looks.push(clock.now());
      await clock.wait(200 * random());
      if (clock.now() >= done) break;
    }
    fleet.finished.push(clock.now());
  };
  await Promise.all([...Array.from({ length: tasks }, runTask), clock.run()]);
  return fleet;
}

test('1,000 tasks under 100 requests a minute take at most 10 % longer than the least time', async () => {
  const seed = Date.now();
  const fleet = await runFleet(1000, seed);
  // The last hundred are created nine minutes after the first, and take 20 s.
  const least = 9 * MINUTE + 20_000;
  const taken = Math.max(...fleet.finished);
  const told = { seed, taken, looks: fleet.looks.length };
  expect({ ...told, tasks: fleet.finished.length }).toEqual({ ...told, tasks: 1000 });
  expect({ ...told, ok: taken <= least * 1.1 }).toEqual({ ...told, ok: true });
  expect(mostInAMinute(fleet.creates)).toBeLessThanOrEqual(100);
  expect(mostInAMinute(fleet.looks)).toBeLessThanOrEqual(100);
});

test('a single task ends soon after the service has finished it', async () => {
  const fleet = await runFleet(1, 1);
  expect(fleet.finished).toHaveLength(1);
  expect(fleet.finished[0]).toBeLessThan(33_000);
});
