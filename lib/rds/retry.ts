/** Time and chance, passed in so that tests rule them. */
export interface RetryEnvironment {
  readonly clock: {
    /** Milliseconds since 1970. */
    now(): number;
    /** @throws the signal's reason as soon as it is aborted. */
    wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  };
  /** Gives numbers of at least 0, below 1. */
  readonly random: () => number;
}

export interface RetryOptions extends RetryEnvironment {
  /** When to give up, in milliseconds since 1970. An attempt that is under way then is not cut off. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Whether a repetition may help. Any other error ends the work at once. */
  readonly isRetryable: (error: unknown) => boolean;
  /** Told before each pause. */
  readonly onRetry?: (error: unknown, attempt: number, pause: number) => void;
}

/** The attempts that were made before the work was given up. */
export interface Attempts {
  readonly count: number;
  /** From the first to the last. */
  readonly errors: readonly unknown[];
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 20_000;

const attemptsOfErrors = new WeakMap<object, Attempts>();

/** How often work was tried that ended with this error; undefined when it did not come out of {@link retry}. */
export function attemptsOf(error: unknown): Attempts | undefined {
  return typeof error === 'object' && error !== null ? attemptsOfErrors.get(error) : undefined;
}

/**
 * Repeats work until it succeeds, with full-jitter exponential back-off: a pause of any length up to 1 s, then up to 2 s,
 * 4 s and so on to 20 s, so that many clients that were refused together do not come back together.
 *
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @throws the last error, of which {@link attemptsOf} tells the attempts; or the signal's reason when it is aborted
 */
export async function retry<T>(work: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, random, deadline, signal, isRetryable, onRetry } = options;
  const errors: unknown[] = [];
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await work(attempt);
    } catch (error) {
      errors.push(error);
      const pause = random() * Math.min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE);
      if (!isRetryable(error) || clock.now() + pause >= deadline) {
        if (typeof error === 'object' && error !== null) attemptsOfErrors.set(error, { count: attempt, errors });
        throw error;
      }
      onRetry?.(error, attempt, pause);
      await clock.wait(pause, signal);
    }
  }
}
