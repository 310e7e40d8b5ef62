import { RdsClient } from '../rds';

/** What the hooks of this provider work with. Time and chance come in from outside, so that tests rule them. */
export interface PrecheckClient {
  readonly rds: RdsClient;
  readonly clock: Clock;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** How much of the service's limit is sought after: above 1, requests wait. Polls keep back when it is much. */
  readonly demand: () => number;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws the signal's reason as soon as it is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}
