import { DiagnosticError, PartialConfigOf, UNKNOWN } from '../../../lib/custom-resource';
import { createPrecheckClient } from '../../../lib/provider/configuration/create-client';
import { providerSchema } from '../../../lib/provider/configuration/schema';
import { providerConfigOf } from '../support/values';

/** What the first call to the service ends with. */
async function firstFailure(
  changes: Partial<PartialConfigOf<typeof providerSchema>>,
  environment: Record<string, string> = {},
): Promise<unknown> {
  const client = await createPrecheckClient({ ...providerConfigOf(), ...changes }, environment, 'test');
  return client.rds.describeDBInstanceAttribute('pgm-target').catch((error: unknown) => error);
}

test('a client is made without credentials: a plan may not need any', async () => {
  const client = await createPrecheckClient(providerConfigOf(), {}, 'test');
  expect(client.demand()).toBe(0);
  expect(client.random()).toBeGreaterThanOrEqual(0);
  expect(client.random()).toBeLessThan(1);
});

test('missing credentials are told at the first call', async () => {
  const failure = await firstFailure({});
  expect(failure).toBeInstanceOf(DiagnosticError);
  expect(failure).toMatchObject({
    summary: 'There are no credentials for Alibaba Cloud',
    detail: expect.stringContaining('ALICLOUD_ACCESS_KEY'),
  });
});

test('half a key pair is told without the half that there is', async () => {
  const failure = await firstFailure({ access_key: 'LTAI-half-of-a-pair' });
  expect(failure).toBeInstanceOf(DiagnosticError);
  expect(String(failure)).toContain('secret_key');
  expect(String(failure)).not.toContain('LTAI-half-of-a-pair');
});

test('arguments that are not known yet are told at the first call', async () => {
  expect(await firstFailure({ region: UNKNOWN })).toMatchObject({
    summary: "The provider's configuration is not known yet",
  });
});

test('an endpoint from the environment that is none ends the configuration', async () => {
  const configured = createPrecheckClient(providerConfigOf(), { RDS_ENDPOINT: 'ftp://rds.aliyuncs.com' }, 'test');
  await expect(configured).rejects.toMatchObject({ summary: 'RDS cannot be reached like this' });
});
