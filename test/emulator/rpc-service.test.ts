import { call, create, start } from './support/emulator';

const describeAttribute = { DBInstanceId: 'pgm-emulated0001' };

test.each([
  [{ Action: undefined }, 400, 'MissingParameter'],
  [{ Version: undefined }, 400, 'MissingParameter'],
  [{ Version: '2014-08-16' }, 400, 'InvalidVersion'],
  [{ Action: 'DeleteDBInstance' }, 403, 'InvalidAction'],
  [{ Action: 'constructor' }, 403, 'InvalidAction'],
  [{ Format: 'YAML' }, 400, 'InvalidParameter'],
])('%j is refused with %d %s', async (parameters, status, code) => {
  const answer = await call(await start(), 'DescribeDBInstanceAttribute', { ...describeAttribute, ...parameters });
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(code);
});

test.each(['JSON', 'json', 'Json'])('Format=%s is JSON', async (Format) => {
  const answer = await call(await start(), 'DescribeDBInstanceAttribute', { ...describeAttribute, Format });
  expect(answer.contentType).toBe('application/json;charset=utf-8');
});

test('an error without a Format is XML', async () => {
  const answer = await call(await start(), 'DescribeDBInstanceAttribute', { Format: undefined });
  expect(answer.status).toBe(400);
  expect(answer.contentType).toBe('application/xml;charset=utf-8');
  expect(answer.text).toContain('<Error><RequestId>');
  expect(answer.text).toContain('<Code>MissingDBInstanceId</Code>');
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('the method %s is refused', async (method) => {
  const emulator = await start();
  const response = await fetch(`${emulator.endpoint}/?Format=JSON`, { method });
  expect([response.status, ((await response.json()) as { Code: string }).Code]).toEqual([403, 'UnsupportedHTTPMethod']);
});

test('another path is no API', async () => {
  const emulator = await start();
  const response = await fetch(`${emulator.endpoint}/rds?Format=JSON`);
  expect([response.status, ((await response.json()) as { Code: string }).Code]).toEqual([404, 'InvalidApi.NotFound']);
});

test('a body that is no form holds no parameters', async () => {
  const emulator = await start();
  const body = JSON.stringify({ Action: 'DescribeDBInstanceAttribute' });
  const response = await fetch(`${emulator.endpoint}/?Format=JSON`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json' },
  });
  expect(await response.json()).toMatchObject({ Code: 'MissingParameter' });
});

test('what was asked and refused is counted', async () => {
  const emulator = await start();
  await create(emulator);
  await create(emulator, { SourceIpAddress: '172.16.0.11' });
  await create(emulator, { SourcePort: undefined });
  await create(emulator);
  await call(emulator, 'DeleteDBInstance');
  expect(emulator.statistics()).toEqual({
    requests: { CreateCloudMigrationPrecheckTask: 4, unknown: 1 },
    errors: { MissingSourcePort: 1, InvalidAction: 1 },
    faults: {},
    throttled: 0,
    tasksCreated: 3,
    tasksBySource: [
      { dbInstanceName: 'pgm-emulated0001', sourceIpAddress: '172.16.0.10', sourcePort: 5432, tasks: 2 },
      { dbInstanceName: 'pgm-emulated0001', sourceIpAddress: '172.16.0.11', sourcePort: 5432, tasks: 1 },
    ],
  });
});
