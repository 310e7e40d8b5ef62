import { RetryEnvironment } from './retry';

export interface PacerOptions {
  /** Requests that the service takes in a minute, of each operation; an integer of at least 1. */
  readonly maxRequestsPerMinute: number;
  readonly clock: RetryEnvironment['clock'];
}

/** Keeps all requests of a process under the service's limits. One pacer serves one account and region. */
export interface Pacer {
  /**
   * Waits until a request may be sent. Each operation has a queue of its own, served in the order of arrival, so that
   * polls neither hold up creates nor each other. Nothing has to be given back.
   *
   * @param operation for example `CreateCloudMigrationPrecheckTask`
   * @param signal takes the caller out of the queue
   * @throws the signal's reason when it is aborted
   */
  acquire(operation: string, signal?: AbortSignal): Promise<void>;
  /**
   * Slows an operation down after the service has throttled it, which happens when others use the account, too: its limit
   * is halved, and recovers by a tenth of the full limit a minute. What is throttled within the same minute counts once.
   */
  penalise(operation: string): void;
  /**
   * How sought after the busiest operation is: requests of the last minute and those in the queue, as a part of the
   * limit. Above 1, requests wait. See {@link pollingPause}.
   */
  demand(): number;
}

/**
 * The limits of RDS are for 60 s, per operation, account and region. The second more is for requests that are on the way
 * for different times, so that the service does not see them closer together than they were sent.
 *
 * Source: https://help.aliyun.com/document_detail/610372.html
 */
const WINDOW = 61_000;

/** A lowered limit grows in each window by the full limit divided by this. */
const RECOVERY_STEPS = 10;

/** @throws RangeError if the limit is not an integer of at least 1 */
export function createPacer({ maxRequestsPerMinute, clock }: PacerOptions): Pacer {
  if (!Number.isSafeInteger(maxRequestsPerMinute) || maxRequestsPerMinute < 1) {
    throw new RangeError(
      `${maxRequestsPerMinute} is not a number of requests a minute: give an integer of at least 1, for example 100.`,
    );
  }
  const queues = new Map<string, RequestQueue>();
  const queueOf = (operation: string): RequestQueue => {
    const queue = queues.get(operation) ?? new RequestQueue(maxRequestsPerMinute, clock);
    queues.set(operation, queue);
    return queue;
  };
  return {
    acquire: (operation, signal) => queueOf(operation).acquire(signal),
    penalise: (operation) => queueOf(operation).penalise(),
    demand: () => Math.max(0, ...[...queues.values()].map((queue) => queue.demand())),
  };
}

interface Waiter {
  readonly grant: () => void;
  readonly fail: (error: unknown) => void;
}

/** The requests for one operation. */
class RequestQueue {
  readonly #fullLimit: number;
  readonly #clock: PacerOptions['clock'];
  readonly #waiting = new Set<Waiter>();
  /** When requests were let through, oldest first; only those that still count. */
  #granted: number[] = [];
  #penalty: { readonly at: number; readonly limit: number } | undefined;
  /** Ends the pause of whoever serves the queue; undefined while nobody waits. */
  #serving: AbortController | undefined;

  constructor(fullLimit: number, clock: PacerOptions['clock']) {
    this.#fullLimit = fullLimit;
    this.#clock = clock;
  }

  async acquire(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#waiting.size === 0 && this.#pause() === 0) {
      this.#granted.push(this.#clock.now());
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        signal?.removeEventListener('abort', abort);
        this.#leave(waiter);
      };
      const waiter: Waiter = {
        grant: () => {
          leave();
          resolve();
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      const abort = (): void => waiter.fail(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.#join(waiter);
    });
  }

  penalise(): void {
    const now = this.#clock.now();
    if (this.#penalty === undefined || now - this.#penalty.at >= WINDOW) {
      this.#penalty = { at: now, limit: Math.max(1, Math.floor(this.#limit(now) / 2)) };
    }
  }

  demand(): number {
    const now = this.#clock.now();
    this.#forget(now);
    return (this.#granted.length + this.#waiting.size) / this.#limit(now);
  }

  #join(waiter: Waiter): void {
    this.#waiting.add(waiter);
    if (this.#serving === undefined) {
      const serving = (this.#serving = new AbortController());
      this.#serve(serving.signal).catch((error: unknown) => {
        if (!serving.signal.aborted) {
          this.#waiting.forEach(({ fail }) => fail(error));
        }
      });
    }
  }

  /** No timer outlives the last waiter: it would keep the process alive. */
  #leave(waiter: Waiter): void {
    this.#waiting.delete(waiter);
    if (this.#waiting.size === 0) {
      this.#serving?.abort();
      this.#serving = undefined;
    }
  }

  async #serve(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pause = this.#pause();
      if (pause > 0) {
        await this.#clock.wait(pause, signal);
      } else {
        const [next] = this.#waiting;
        this.#granted.push(this.#clock.now());
        next?.grant();
      }
    }
  }

  /** Milliseconds until the next request may go. */
  #pause(): number {
    const now = this.#clock.now();
    this.#forget(now);
    const decisive = this.#granted.at(-this.#limit(now));
    return decisive === undefined ? 0 : decisive + WINDOW - now;
  }

  #forget(now: number): void {
    // A clock that was set back must not make requests wait until it has caught up.
    this.#granted = this.#granted.filter((at) => at > now - WINDOW).map((at) => Math.min(at, now));
  }

  #limit(now: number): number {
    if (this.#penalty === undefined) {
      return this.#fullLimit;
    }
    const windows = Math.max(0, Math.floor((now - this.#penalty.at) / WINDOW));
    return Math.min(this.#fullLimit, this.#penalty.limit + Math.ceil((windows * this.#fullLimit) / RECOVERY_STEPS));
  }
}

/** The sample of the API page took about 20 seconds. */
const USUAL_DURATION = 20_000;
const FIRST_LOOK = 2000;
const GROWTH = 1.5;
const LONGEST_PAUSE = 10_000;
/** Pauses vary by this part, so that the tasks of a fleet do not ask in step. */
const JITTER = 0.2;
/** From this demand on, looks in vain, of which there are four or five a task, would use up the limit. */
const SCARCE = 0.2;

/**
 * How long to wait before looking at a task again. While there are requests to spare, soon and often: after 2 s, then at
 * intervals that grow to 10 s. In a fleet, once the task has probably finished: a look that comes too early costs another
 * task its own.
 *
 * @param looks how often the task was looked at since it was created
 * @param demand of the pacer, see {@link Pacer.demand}
 * @param chance at least 0, below 1
 * @returns milliseconds
 */
export function pollingPause(looks: number, demand: number, chance: number): number {
  if (demand < SCARCE) {
    const pause = Math.min(FIRST_LOOK * GROWTH ** looks, LONGEST_PAUSE);
    return pause * (1 - JITTER + 2 * JITTER * chance);
  }
  return (looks === 0 ? USUAL_DURATION : LONGEST_PAUSE) * (1 + JITTER * chance);
}
