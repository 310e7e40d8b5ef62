import RPCClient from '@alicloud/pop-core';
import type { Emulator } from '../../lib/emulator';
import { createParameters, start } from './support/emulator';

/** The vendor's own client, which signs on its own: an independent witness for the emulator's verification. */
function vendorClient(emulator: Emulator, accessKeySecret = emulator.accessKey.accessKeySecret): RPCClient {
  return new RPCClient({
    endpoint: emulator.endpoint,
    apiVersion: '2014-08-15',
    accessKeyId: emulator.accessKey.accessKeyId,
    accessKeySecret,
  });
}

test.each(['GET', 'POST'])("the vendor's client creates a task by %s and reads its report", async (method) => {
  const emulator = await start({ reportMillis: 0 });
  const client = vendorClient(emulator);
  const created = await client.request('CreateCloudMigrationPrecheckTask', createParameters, { method });
  expect(created).toMatchObject({ DBInstanceName: 'pgm-emulated0001', TaskId: 439946016 });
  const result = await client.request(
    'DescribeCloudMigrationPrecheckResult',
    { DBInstanceName: 'pgm-emulated0001', PageNumber: 1, PageSize: 30 },
    { method },
  );
  expect(result).toMatchObject({
    TotalSize: 1,
    Items: [{ TaskId: 439946016, SourcePassword: createParameters.SourcePassword }],
  });
});

test("the vendor's client reads an instance", async () => {
  const client = vendorClient(await start());
  const answer = await client.request('DescribeDBInstanceAttribute', { DBInstanceId: 'pgm-emulated0001' });
  expect(answer).toMatchObject({ Items: { DBInstanceAttribute: [{ Engine: 'PostgreSQL' }] } });
});

test("the vendor's client reports a wrong secret with the vendor's fields", async () => {
  const client = vendorClient(await start(), 'wrong');
  await expect(
    client.request('CreateCloudMigrationPrecheckTask', createParameters, { method: 'POST' }),
  ).rejects.toMatchObject({
    code: 'SignatureDoesNotMatch',
    data: {
      Code: 'SignatureDoesNotMatch',
      HostId: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      RequestId: expect.stringMatching(/^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/),
      Message: expect.stringContaining('SourcePassword'),
    },
  });
});

test("a TaskId beyond 2^53 reaches the vendor's client whole", async () => {
  const emulator = await start({ firstTaskId: 9007199254740993n });
  const created = await vendorClient(emulator).request<{ TaskId: { toFixed(): string } }>(
    'CreateCloudMigrationPrecheckTask',
    createParameters,
    { method: 'POST' },
  );
  expect(created.TaskId.toFixed()).toBe('9007199254740993');
});
