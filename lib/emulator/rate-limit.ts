import type { Clock } from './clock';

/** So many requests for each API in any stretch of so many milliseconds. */
export interface RateLimit {
  readonly requests: number;
  readonly perMilliseconds: number;
}

/** The usual row of the vendor's quota table; the rows of the assessment's operations are not established. */
export const defaultRateLimit: RateLimit = { requests: 100, perMilliseconds: 60_000 };

/** Counts admitted requests for each API over a sliding window; refused ones do not count. */
export class RateLimiter {
  private readonly admitted = new Map<string, number[]>();

  constructor(
    private readonly limit: RateLimit | 'unlimited',
    private readonly clock: Clock,
  ) {}

  /** Whether a request of this API may pass now; if so, it is counted. */
  admit(action: string): boolean {
    if (this.limit === 'unlimited') return true;
    const windowStart = this.clock.now() - this.limit.perMilliseconds;
    const recent = (this.admitted.get(action) ?? []).filter((time) => time > windowStart);
    const admitted = recent.length < this.limit.requests;
    if (admitted) recent.push(this.clock.now());
    this.admitted.set(action, recent);
    return admitted;
  }
}
