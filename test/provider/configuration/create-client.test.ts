import { DiagnosticError, PartialConfigOf, UNKNOWN } from '../../../lib/custom-resource';
import { createPrecheckClient } from '../../../lib/provider/configuration/create-client';
import { providerSchema } from '../../../lib/provider/configuration/schema';
import { providerConfigOf } from '../support/values';

const BAD_ENDPOINT = 'ftp://rds.aliyuncs.com';

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

test.each<[origin: string, argument: string | null, environment: Record<string, string>]>([
  ['argument "endpoints.rds"', BAD_ENDPOINT, { RDS_ENDPOINT: 'rds.aliyuncs.com' }],
  ['environment variable RDS_ENDPOINT', null, { RDS_ENDPOINT: BAD_ENDPOINT }],
  [
    'environment variable ALIBABA_CLOUD_ENDPOINT_RDS',
    null,
    { ALIBABA_CLOUD_ENDPOINT_RDS: BAD_ENDPOINT, RDS_ENDPOINT: 'rds.aliyuncs.com' },
  ],
])('a malformed endpoint from the %s ends the configuration, and is traced to it', async (origin, rds, environment) => {
  const config = { ...providerConfigOf(), endpoints: { rds, sts: null } };
  await expect(createPrecheckClient(config, environment, 'test')).rejects.toMatchObject({
    summary: 'RDS cannot be reached like this',
    detail: expect.stringMatching(
      `^"${BAD_ENDPOINT}" is not an RDS endpoint.*The endpoint comes from the ${origin}\\.$`,
    ),
  });
});

test('an endpoint with a password is traced, but not told', async () => {
  const configured = createPrecheckClient(providerConfigOf(), { RDS_ENDPOINT: 'http://u:hunter22@rds' }, 'test');
  const failure: unknown = await configured.catch((error: unknown) => error);
  expect(String(failure)).toContain('environment variable RDS_ENDPOINT');
  expect(String(failure)).not.toContain('hunter22');
});

test('a region that is none ends the configuration, without a word about endpoints that were not given', async () => {
  const configured = createPrecheckClient(providerConfigOf(), { ALICLOUD_REGION: 'cn/hangzhou' }, 'test');
  await expect(configured).rejects.toMatchObject({
    summary: 'RDS cannot be reached like this',
    detail: expect.not.stringContaining('The endpoint comes from'),
  });
});
