import { AsyncLocalStorage } from 'node:async_hooks';

const calls = new AsyncLocalStorage<(error: unknown) => void>();

/**
 * Runs `work` and rejects when one of its callbacks throws where no promise catches it, an `error` event without a
 * listener for one. Without this the work's own promise would mostly stay pending, and Terraform wait for ever.
 *
 * Rejections that nobody handles do not count: the work goes on without them, so they are only logged.
 */
export function withStrayErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    calls.run(reject, () => {
      work().then(resolve, reject);
    });
  });
}

/** Hands an uncaught exception to the work in which it was thrown. @returns whether there was one */
export function deliverStrayError(error: unknown): boolean {
  const reject = calls.getStore();
  reject?.(error);
  return reject !== undefined;
}
