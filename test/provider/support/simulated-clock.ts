import { Clock } from '../../../lib/provider/client';

interface Waiter {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only while everybody waits: days of waiting take no time, and happen in their true order. */
export class SimulatedClock implements Clock {
  private time = Date.parse('2024-05-01T12:00:00Z');
  private readonly waiters: Waiter[] = [];

  now(): number {
    return this.time;
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const onAbort = (): void => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(signal.reason);
      };
      const waiter = {
        at: this.time + milliseconds,
        wake: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiters.push(waiter);
    });
  }

  /** Lets something happen at a time from now, in milliseconds. */
  later(milliseconds: number, action: () => void): void {
    this.waiters.push({ at: this.time + milliseconds, wake: action });
  }

  /** Lets time pass until the work has ended. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    let ended = false;
    const result = work().finally(() => (ended = true));
    result.catch(() => undefined);
    for (;;) {
      await new Promise(setImmediate);
      if (ended) return result;
      this.passUntilNext();
    }
  }

  private passUntilNext(): void {
    const [first, ...others] = this.waiters;
    if (!first) throw new Error('The work waits for something that is not the clock.');
    const next = others.reduce((earliest, waiter) => (waiter.at < earliest.at ? waiter : earliest), first);
    this.waiters.splice(this.waiters.indexOf(next), 1);
    this.time = Math.max(this.time, next.at);
    next.wake();
  }
}
