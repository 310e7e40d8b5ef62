import { ClientContext, Diagnostics } from '../../../lib/custom-resource';
import { PrecheckClient } from '../../../lib/provider/client';
import { createLogger } from '../../../lib/custom-resource/process/logger';
import { FakeRds } from './fake-rds';
import { SimulatedClock } from './simulated-clock';

export const PASSWORD = 'S3cr3t/of+the=source';

/** Everything that a hook meets, under the test's control. */
export interface Scene {
  readonly clock: SimulatedClock;
  readonly rds: FakeRds;
  readonly client: PrecheckClient;
  readonly context: ClientContext<PrecheckClient>;
  readonly abort: AbortController;
  /** Lines of Terraform's log. */
  readonly logged: string[];
  /** All diagnostics as a user reads them. */
  readonly told: () => string;
}

/** @param random gives numbers of at least 0, below 1 */
export function scene(random: () => number = () => 0.5): Scene {
  const clock = new SimulatedClock();
  const rds = new FakeRds(clock);
  const client: PrecheckClient = { rds, clock, random, demand: () => 0 };
  const abort = new AbortController();
  const diagnostics = new Diagnostics();
  const logged: string[] = [];
  const log = createLogger({
    level: 'trace',
    module: 'rdsmigration',
    redact: (text) => text,
    now: () => new Date(clock.now()),
    write: (line) => logged.push(line),
  });
  const told = (): string =>
    diagnostics.all
      .map(({ severity, summary, detail, path }) =>
        [`${severity} at ${path?.join('.') ?? '-'}: ${summary}`, detail].join('\n'),
      )
      .join('\n\n');
  return { clock, rds, client, abort, logged, told, context: { client, diagnostics, log, signal: abort.signal } };
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
