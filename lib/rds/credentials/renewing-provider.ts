import { retry, RetryEnvironment } from '../retry';
import { CredentialsError } from './credentials-error';
import { Exchange } from './open-source';
import { Credentials, CredentialsProvider } from './provider';

/** Credentials are renewed this long before they expire, or when half of their life is over. Milliseconds. */
const RENEWAL_LEAD = 15 * 60_000;
/** How long credentials are kept whose expiration is not known, before newer ones are asked for. */
const UNKNOWN_LIFE = 5 * 60_000;
/** How long to leave a source in peace that failed to renew what is still good. */
const RENEWAL_PAUSE = 30_000;
/** How long to repeat what may succeed, while there is nothing to go on with. */
const PATIENCE = 10_000;

interface Held {
  readonly credentials: Credentials;
  readonly renewAt: number;
  readonly expiration: number;
}

/**
 * Keeps credentials and renews them before they expire, once for all who ask. While the old ones are good, a renewal that
 * fails is tried again later and nobody hears of it.
 */
export class RenewingProvider implements CredentialsProvider {
  readonly #exchange: Exchange;
  readonly #environment: RetryEnvironment;
  #held: Held | undefined;
  #renewal: Promise<Credentials> | undefined;
  #refused: Credentials | undefined;

  constructor(exchange: Exchange, environment: RetryEnvironment) {
    this.#exchange = exchange;
    this.#environment = environment;
  }

  /** @throws CredentialsError */
  async getCredentials(): Promise<Credentials> {
    if (this.#held !== undefined && this.#now() < this.#held.renewAt) {
      return this.#held.credentials;
    }
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  invalidate(credentials: Credentials): void {
    if (this.#held !== undefined && isSame(this.#held.credentials, credentials)) {
      this.#held = undefined;
    }
    this.#refused = credentials;
  }

  async #renew(): Promise<Credentials> {
    try {
      this.#held = await this.#obtain();
    } catch (error) {
      const now = this.#now();
      if (this.#held === undefined || this.#held.expiration <= now) {
        throw error;
      }
      this.#held = { ...this.#held, renewAt: now + RENEWAL_PAUSE };
    }
    return this.#held.credentials;
  }

  async #obtain(): Promise<Held> {
    const { clock, random } = this.#environment;
    const isCovered = this.#held !== undefined && clock.now() < this.#held.expiration;
    const { credentials, expiration } = await retry(() => this.#exchange(), {
      clock,
      random,
      deadline: isCovered ? 0 : clock.now() + PATIENCE,
      signal: new AbortController().signal,
      isRetryable: (error) => error instanceof CredentialsError && error.retryable,
    });
    const now = this.#now();
    if (expiration !== undefined && expiration <= now) {
      throw new CredentialsError(
        `The credentials that were obtained expired at ${new Date(expiration).toISOString()}. Check their source, and the ` +
          'clock of this machine.',
      );
    }
    if (this.#refused !== undefined && isSame(this.#refused, credentials)) {
      throw new CredentialsError(
        'The service refuses the security token, and its source gives the same one again. Get new temporary credentials. ' +
          'A permanent access key takes no security token.',
      );
    }
    return expiration === undefined
      ? { credentials, expiration: Infinity, renewAt: now + UNKNOWN_LIFE }
      : { credentials, expiration, renewAt: expiration - Math.min(RENEWAL_LEAD, (expiration - now) / 2) };
  }

  #now(): number {
    return this.#environment.clock.now();
  }
}

function isSame(one: Credentials, other: Credentials): boolean {
  return one.accessKeyId === other.accessKeyId && one.securityToken === other.securityToken;
}
