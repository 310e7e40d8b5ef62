import { performance } from 'node:perf_hooks';

/** What was measured of one thing, as often as it was measured. */
export interface Measurement {
  readonly name: string;
  /** For example `ms`. */
  readonly unit: string;
  /** At least one. */
  readonly samples: readonly number[];
}

/** Measurements that belong together. */
export interface Benchmark {
  readonly title: string;
  run(): Promise<readonly Measurement[]>;
}

export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
}

/** @throws RangeError without samples */
export function summarise(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((one, other) => one - other);
  const [least, greatest] = [sorted.at(0), sorted.at(-1)];
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  if (least === undefined || greatest === undefined) {
    throw new RangeError('There are no samples to summarise: measure at least once.');
  }
  return { median: middle.reduce((sum, sample) => sum + sample, 0) / middle.length, least, greatest };
}

/** Milliseconds that the work took. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What repeated work gives, one after the other. */
export async function repeat<T>(times: number, work: (index: number) => T | Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < times; index += 1) results.push(await work(index));
  return results;
}

/** One measurement for each name, from rounds that each took a sample of all of them. */
export function measurementsOf(rounds: readonly Readonly<Record<string, number>>[], unit: string): Measurement[] {
  return Object.keys(rounds[0] ?? {}).map((name) => ({
    name,
    unit,
    samples: rounds.flatMap((round) => round[name] ?? []),
  }));
}
