import fc from 'fast-check';
import { CredentialsError } from '../../../lib/rds/credentials/credentials-error';
import { Credentials } from '../../../lib/rds/credentials/provider';
import { RenewingProvider } from '../../../lib/rds/credentials/renewing-provider';
import { Obtained } from '../../../lib/rds/credentials/source';
import { manualClock, ManualClock } from './support/clock';
import { SECRETS, secretsIn } from './support/secrets';

const MINUTE = 60_000;

interface Setup {
  readonly clock: ManualClock;
  readonly provider: RenewingProvider;
  /** How often the source was asked. */
  readonly asked: () => number;
}

/** A provider whose source numbers what it gives. @param life undefined: not told */
function providerOf(give: (count: number, clock: ManualClock) => Promise<Obtained>): Setup {
  const clock = manualClock();
  let count = 0;
  const provider = new RenewingProvider(() => give((count += 1), clock), clock);
  return { clock, provider, asked: () => count };
}

function numbered(count: number): Credentials {
  return { accessKeyId: `id ${count}`, accessKeySecret: 'secret', securityToken: `token ${count}` };
}

function living(life: number | undefined): (count: number, clock: ManualClock) => Promise<Obtained> {
  return async (count, { time }) => ({
    credentials: numbered(count),
    expiration: life === undefined ? undefined : time + life,
  });
}

const TRANSIENT = new CredentialsError('transient', { retryable: true });

test('credentials that do not expire are asked for once', async () => {
  const { clock, provider, asked } = providerOf(living(Infinity));
  const first = await provider.getCredentials();
  clock.time += 365 * 24 * 60 * MINUTE;
  expect(await provider.getCredentials()).toBe(first);
  expect(asked()).toBe(1);
});

test('an hour is renewed a quarter of an hour before its end', async () => {
  const { clock, provider } = providerOf(living(60 * MINUTE));
  await provider.getCredentials();
  clock.time += 45 * MINUTE - 1;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 1');
  clock.time += 1;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 2');
});

test('a session of 900 s is renewed when half of it is over, not with every request', async () => {
  const { clock, provider } = providerOf(living(15 * MINUTE));
  await provider.getCredentials();
  clock.time += 7.5 * MINUTE - 1;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 1');
  clock.time += 1;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 2');
});

test('credentials whose end is not known are renewed after five minutes, and kept while that fails', async () => {
  const { clock, provider } = providerOf(async (count, { time }) => {
    if (count === 2) throw new CredentialsError('gone');
    return living(undefined)(count, { ...clock, time });
  });
  await provider.getCredentials();
  clock.time += 5 * MINUTE - 1;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 1');
  clock.time += 1;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 1');
  clock.time += MINUTE;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 3');
});

test('whoever asks when, nobody gets credentials that have expired, and the source is asked no more often than needed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: MINUTE, max: 120 * MINUTE }),
      fc.array(fc.nat(30 * MINUTE), { maxLength: 40 }),
      async (life, pauses) => {
        const born = new Map<string, number>();
        const { clock, provider, asked } = providerOf(async (count, environment) => {
          born.set(`id ${count}`, environment.time);
          return living(life)(count, environment);
        });
        let total = 0;
        for (const pause of pauses) {
          clock.time += pause;
          total += pause;
          const { accessKeyId } = await provider.getCredentials();
          expect(clock.time).toBeLessThan((born.get(accessKeyId) ?? 0) + life);
        }
        expect(asked()).toBeLessThanOrEqual(1 + total / Math.max(life / 2, life - 15 * MINUTE));
      },
    ),
  );
});

test('all who ask at the same time share one exchange, at first use and at each renewal', async () => {
  const { clock, provider, asked } = providerOf(living(60 * MINUTE));
  for (const round of [1, 2, 3]) {
    const all = await Promise.all(Array.from({ length: 20 }, () => provider.getCredentials()));
    expect(new Set(all.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set([`id ${round}`]));
    expect(asked()).toBe(round);
    clock.time += 50 * MINUTE;
  }
});

test('all who ask at the same time share a failure, and the next one starts afresh', async () => {
  const { provider, asked } = providerOf(async (count, environment) => {
    if (count === 1) throw new CredentialsError('broken');
    return living(Infinity)(count, environment);
  });
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => provider.getCredentials()));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect(asked()).toBe(1);
  expect((await provider.getCredentials()).accessKeyId).toBe('id 2');
});

test('what may succeed later is tried again for ten seconds', async () => {
  const { clock, provider } = providerOf(async (count, environment) => {
    if (count < 4) throw TRANSIENT;
    return living(Infinity)(count, environment);
  });
  const start = clock.time;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 4');
  expect(clock.time - start).toBeLessThanOrEqual(10_000);
});

test('what goes on failing is given up after ten seconds, with its own error', async () => {
  const { clock, provider } = providerOf(() => Promise.reject(TRANSIENT));
  const start = clock.time;
  await expect(provider.getCredentials()).rejects.toBe(TRANSIENT);
  expect(clock.time - start).toBeGreaterThan(1000);
  expect(clock.time - start).toBeLessThanOrEqual(10_000);
});

test('what cannot succeed is tried once', async () => {
  const { provider, asked } = providerOf(() => Promise.reject(new CredentialsError('final')));
  await expect(provider.getCredentials()).rejects.toThrow('final');
  expect(asked()).toBe(1);
});

test('while the old credentials are good, a renewal that fails is put off and holds nobody up', async () => {
  const { clock, provider, asked } = providerOf(async (count, environment) => {
    if (count > 1) throw TRANSIENT;
    return living(60 * MINUTE)(count, environment);
  });
  await provider.getCredentials();
  clock.time += 45 * MINUTE;
  const start = clock.time;
  for (let second = 0; second < 30; second += 1) {
    expect((await provider.getCredentials()).accessKeyId).toBe('id 1');
    clock.time += 1000;
  }
  expect(asked()).toBe(2);
  expect(clock.time - start).toBe(30_000);
  await provider.getCredentials();
  expect(asked()).toBe(3);
});

test('once the old credentials have expired, a renewal that fails is an error', async () => {
  const { clock, provider } = providerOf(async (count, environment) => {
    if (count > 1) throw new CredentialsError('broken');
    return living(60 * MINUTE)(count, environment);
  });
  await provider.getCredentials();
  clock.time += 60 * MINUTE;
  await expect(provider.getCredentials()).rejects.toThrow('broken');
});

test('once the old credentials have expired, what may succeed later is tried again as at first', async () => {
  const { clock, provider } = providerOf(async (count, environment) => {
    if (count === 2 || count === 3) throw TRANSIENT;
    return living(60 * MINUTE)(count, environment);
  });
  await provider.getCredentials();
  clock.time += 60 * MINUTE;
  expect((await provider.getCredentials()).accessKeyId).toBe('id 4');
});

test('credentials that have expired when they come are refused, with the clock as a possible reason', async () => {
  const { provider } = providerOf(living(-MINUTE));
  await expect(provider.getCredentials()).rejects.toThrow(
    'The credentials that were obtained expired at 2026-01-15T11:59:00.000Z. Check their source, and the clock of this machine.',
  );
});

test('credentials that the service refuses are replaced', async () => {
  const { provider } = providerOf(living(60 * MINUTE));
  provider.invalidate(await provider.getCredentials());
  expect((await provider.getCredentials()).accessKeyId).toBe('id 2');
});

test('credentials that were replaced already are not replaced again', async () => {
  const { clock, provider, asked } = providerOf(living(60 * MINUTE));
  const first = await provider.getCredentials();
  clock.time += 50 * MINUTE;
  await provider.getCredentials();
  provider.invalidate(first);
  expect((await provider.getCredentials()).accessKeyId).toBe('id 2');
  expect(asked()).toBe(2);
});

test('a source that gives what the service has refused is told, without the token', async () => {
  const credentials = {
    accessKeyId: 'id',
    accessKeySecret: SECRETS.accessKeySecret,
    securityToken: SECRETS.securityToken,
  };
  const { provider } = providerOf(async () => ({ credentials, expiration: Infinity }));
  provider.invalidate(await provider.getCredentials());
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const error: unknown = await provider.getCredentials().catch((thrown: unknown) => thrown);
    expect(error).toEqual(
      new CredentialsError(
        'The service refuses the security token, and its source gives the same one again. Get new temporary credentials. ' +
          'A permanent access key takes no security token.',
      ),
    );
    expect(secretsIn(error)).toEqual([]);
  }
});

test('a provider does not show what it keeps when it is printed', async () => {
  const credentials = {
    accessKeyId: 'id',
    accessKeySecret: SECRETS.accessKeySecret,
    securityToken: SECRETS.securityToken,
  };
  const { provider } = providerOf(async () => ({ credentials, expiration: Infinity }));
  await provider.getCredentials();
  expect(secretsIn(provider)).toEqual([]);
});
