import { RetryEnvironment } from '../../../../lib/rds/retry';

export interface ManualClock extends RetryEnvironment {
  /** Milliseconds since 1970. */
  time: number;
}

/** Time that moves when the test says so, and by itself only while somebody waits. */
export function manualClock(time = Date.UTC(2026, 0, 15, 12)): ManualClock {
  const environment: ManualClock = {
    time,
    clock: {
      now: () => environment.time,
      wait: async (milliseconds) => {
        environment.time += milliseconds;
      },
    },
    random: () => 0.5,
  };
  return environment;
}

/** As services write a moment. */
export function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
