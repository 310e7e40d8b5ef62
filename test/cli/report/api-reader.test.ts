import { startEmulator, type Emulator } from '../../../lib/emulator';
import { apiReader } from '../../../lib/cli/report/api-reader';
import { reportOfApi } from '../../../lib/cli/report/api-reports';
import { createRdsClient } from '../../../lib/rds';

const sourcePassword = 'S0urce-Pa55word';
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ outcome: ['login-failed'], reportMillis: 0, newlines: 'double-escaped' });
  const client = createRdsClient({
    endpoint: emulator.endpoint,
    credentials: { getCredentials: () => Promise.resolve(emulator.accessKey) },
  });
  await client.createCloudMigrationPrecheckTask({
    dbInstanceName: instance(),
    sourceIpAddress: '172.16.0.10',
    sourcePort: 5432,
    sourceAccount: 'migratetest',
    sourcePassword,
    sourceCategory: 'ecsOnVpc',
  });
});
afterAll(() => emulator.close());

function instance(): string {
  return emulator.instances()[0]?.id ?? '';
}

test.each([
  ['ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY', 'RDS_ENDPOINT'],
  ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_ENDPOINT_RDS'],
])('a report is read with %s and %s at %s, without its password', async (accessKey, secretKey, endpoint) => {
  const { accessKeyId, accessKeySecret } = emulator.accessKey;
  const env = { [accessKey]: accessKeyId, [secretKey]: accessKeySecret, [endpoint]: emulator.endpoint };
  const task = await reportOfApi(apiReader({}, env), { dbInstanceName: instance() }, {});

  expect(task.report.status).toBe('failed');
  expect(task.decision.blocking.map(({ name }) => name)).toEqual(['Check database connectable']);
  expect(JSON.stringify(task)).not.toContain(sourcePassword);
});

test('the endpoint of the command goes before that of the environment', async () => {
  const { accessKeyId, accessKeySecret } = emulator.accessKey;
  const env = { ALICLOUD_ACCESS_KEY: accessKeyId, ALICLOUD_SECRET_KEY: accessKeySecret, RDS_ENDPOINT: '127.0.0.1:1' };
  const reader = apiReader({ endpoint: emulator.endpoint }, env);

  expect((await reportOfApi(reader, { dbInstanceName: instance() }, {})).report.finished).toBe(true);
});

test('a missing region is named', () => {
  expect(() => apiReader({}, { ALICLOUD_ACCESS_KEY: 'a', ALICLOUD_SECRET_KEY: 'b' })).toThrow(
    'The region of the instance is not known. Give --region, for example --region cn-hangzhou, or set ALICLOUD_REGION.',
  );
});

test.each([
  [{}, 'ALICLOUD_ACCESS_KEY'],
  [{ ALICLOUD_ACCESS_KEY: '', ALICLOUD_SECRET_KEY: 'x' }, 'ALICLOUD_ACCESS_KEY'],
  [{ ALICLOUD_ACCESS_KEY: 'x' }, 'ALICLOUD_SECRET_KEY'],
])('missing credentials are named by their variable: %j', (env, variable) => {
  expect(() => apiReader({ region: 'cn-hangzhou' }, env)).toThrow(
    `There are no credentials for Alibaba Cloud: the environment variable ${variable} is not set.`,
  );
});
