/** Where the emulator takes its time from, so that tests play whole assessments without waiting. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `callback` once, `milliseconds` from now. The returned function takes the call back. */
  setTimer(milliseconds: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/**
 * A clock that stands still until it is advanced.
 *
 * Requests are signed with the client's own clock and refused when it differs by more than 15 minutes, so the default
 * start is the present.
 */
export class ManualClock implements Clock {
  private timers: Timer[] = [];

  /** @param time milliseconds since the Unix epoch */
  constructor(private time: number = Date.now()) {}

  now(): number {
    return this.time;
  }

  setTimer(milliseconds: number, callback: () => void): () => void {
    const timer: Timer = { due: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Moves the time on and runs what falls due on the way, in order. */
  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (let timer = this.nextDueBy(end); timer !== undefined; timer = this.nextDueBy(end)) {
      const due = timer;
      this.timers = this.timers.filter((other) => other !== due);
      this.time = due.due;
      due.callback();
    }
    this.time = end;
  }

  private nextDueBy(end: number): Timer | undefined {
    return this.timers
      .filter((timer) => timer.due <= end)
      .reduce<Timer | undefined>((first, timer) => (first && first.due <= timer.due ? first : timer), undefined);
  }
}
