import { TransportFailure } from './failure';

/** Ends one call of an operation, with all its requests: when its time is over, or when the caller wants it to. */
export class CallLimit {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #callerSignal: AbortSignal | undefined;
  readonly #onCallerAbort = (): void => this.end(new TransportFailure('Aborted', 'the call was ended by its caller'));

  /** @param timeout milliseconds. */
  constructor(timeout: number, callerSignal: AbortSignal | undefined) {
    this.#timer = setTimeout(() => {
      this.end(new TransportFailure('DeadlineExceeded', `there was no result within ${timeout / 1000} s`));
    }, timeout);
    this.#callerSignal = callerSignal;
    callerSignal?.addEventListener('abort', this.#onCallerAbort, { once: true });
    if (callerSignal?.aborted === true) {
      this.#onCallerAbort();
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends everything under way in this call with a failure. The first one counts. */
  end(failure: TransportFailure): void {
    this.#controller.abort(failure);
  }

  /**
   * The result of the work, or the failure that the call ended with while it was under way.
   *
   * @throws what the work throws, or the TransportFailure that ended the call.
   */
  async bound<T>(work: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    let onEnd: (() => void) | undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      onEnd = () => reject(this.signal.reason);
      this.signal.addEventListener('abort', onEnd, { once: true });
    });
    try {
      return await Promise.race([work(), ended]);
    } finally {
      if (onEnd !== undefined) {
        this.signal.removeEventListener('abort', onEnd);
      }
    }
  }

  /** Must be called when the call is over, whatever its result. */
  release(): void {
    clearTimeout(this.#timer);
    this.#callerSignal?.removeEventListener('abort', this.#onCallerAbort);
  }
}
