import type { InstanceDeclaration } from '../../../lib/emulator';
import { call, create, createParameters, start } from '../support/emulator';

test('a task comes back with the fields of the reference, and no others', async () => {
  const { status, json } = await create(await start(), { TaskName: 'slf7w7wj3g' });
  expect(status).toBe(200);
  expect(json).toEqual({
    DBInstanceName: 'pgm-emulated0001',
    RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    TaskId: 439946016,
    TaskName: 'slf7w7wj3g',
  });
});

test('without a Format the answer is XML under the name of the response', async () => {
  const answer = await create(await start(), { TaskName: 'slf7w7wj3g', Format: undefined });
  expect(answer.contentType).toBe('application/xml;charset=utf-8');
  expect(answer.text).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?><CreateCloudMigrationPrecheckTaskResponse><RequestId>[0-9A-F-]{36}<\/RequestId><DBInstanceName>pgm-emulated0001<\/DBInstanceName><TaskId>439946016<\/TaskId><TaskName>slf7w7wj3g<\/TaskName><\/CreateCloudMigrationPrecheckTaskResponse>$/,
  );
});

test("a task without a name gets one in RDS's own style", async () => {
  const emulator = await start();
  const names = [await create(emulator), await create(emulator, { TaskName: '' })].map(({ json }) => json.TaskName);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]{10}$/);
  expect(names[0]).not.toBe(names[1]);
});

test('each create starts another task, of the same name and source too', async () => {
  const emulator = await start();
  const ids = [await create(emulator, { TaskName: 'same' }), await create(emulator, { TaskName: 'same' })].map(
    ({ json }) => json.TaskId,
  );
  expect(ids).toEqual([439946016, 439946017]);
});

test('a first TaskId beyond 2^53 is written as a plain number', async () => {
  const { text } = await create(await start({ firstTaskId: 9007199254740993n }));
  expect(text).toContain('"TaskId":9007199254740993,');
});

test.each(['DBInstanceName', 'SourceIpAddress', 'SourcePort', 'SourceAccount', 'SourcePassword', 'SourceCategory'])(
  '%s is required',
  async (name) => {
    const emulator = await start();
    for (const value of [undefined, '']) {
      const { status, json } = await create(emulator, { [name]: value });
      expect([status, json.Code, json.Message]).toEqual([
        400,
        `Missing${name}`,
        `${name} is mandatory for this action.`,
      ]);
    }
    expect(emulator.tasks()).toEqual([]);
  },
);

test.each([
  ['SourcePort', '0'],
  ['SourcePort', '65536'],
  ['SourcePort', '5432.5'],
  ['SourcePort', 'postgres'],
  ['SourceCategory', 'other'],
  ['SourceCategory', 'ecsonvpc'],
])('%s = %s is refused', async (name, value) => {
  const emulator = await start();
  const { status, json } = await create(emulator, { [name]: value });
  expect([status, json.Code]).toEqual([400, 'InvalidParameter']);
  expect(json.Message).toContain(name);
  expect(emulator.tasks()).toEqual([]);
});

test.each(['ecsOnVpc', 'idcOnVpc', 'internet'])('the source category %s is accepted', async (SourceCategory) => {
  expect((await create(await start(), { SourceCategory })).status).toBe(200);
});

test.each<[string, Partial<InstanceDeclaration>, number, string, string]>([
  [
    'is not running',
    { status: 'Rebooting' },
    400,
    'IncorrectDBInstanceState',
    'The current instance state does not support this operation.',
  ],
  [
    'is read-only',
    { type: 'Readonly' },
    403,
    'IncorrectDBInstance',
    'The current DB instance does not support this operation.',
  ],
  [
    'runs another engine',
    { engine: 'MySQL' },
    403,
    'IncorrectDBInstanceType',
    'The database instance type does not support the operation.',
  ],
  [
    'is locked',
    { lockMode: 'LockByDiskQuota' },
    404,
    'IncorrectDBInstanceLockMode',
    'Current DB instance lock mode does not support this operation.',
  ],
])('a target that %s is refused', async (_, declaration, status, code, message) => {
  const emulator = await start({ instances: [{ id: 'pgm-unfit', ...declaration }] });
  const { status: answered, json } = await create(emulator, { DBInstanceName: 'pgm-unfit' });
  expect([answered, json.Code, json.Message]).toEqual([status, code, message]);
  expect(emulator.tasks()).toEqual([]);
});

test('a target that does not exist is refused', async () => {
  const { status, json } = await create(await start(), { DBInstanceName: 'pgm-nowhere' });
  expect([status, json.Code, json.Message]).toEqual([
    404,
    'InvalidDBInstanceName.NotFound',
    'The database instance does not exist.',
  ]);
});

test('errors have the fields of the vendor, in XML too', async () => {
  const emulator = await start();
  const { json } = await create(emulator, { DBInstanceName: 'pgm-nowhere' });
  expect(Object.keys(json)).toEqual(['RequestId', 'HostId', 'Code', 'Message', 'Recommend']);
  const xml = await create(emulator, { DBInstanceName: 'pgm-nowhere', Format: 'XML' });
  expect(xml.text).toMatch(
    /<Error><RequestId>.*<\/RequestId><HostId>127\.0\.0\.1:\d+<\/HostId><Code>InvalidDBInstanceName\.NotFound<\/Code><Message>The database instance does not exist\.<\/Message><Recommend>.*<\/Recommend><\/Error>$/,
  );
});

test('a GET creates a task as well', async () => {
  const emulator = await start();
  await call(emulator, 'CreateCloudMigrationPrecheckTask', createParameters, { method: 'GET' });
  expect(emulator.tasks()).toMatchObject([{ dbInstanceName: 'pgm-emulated0001', sourcePort: 5432 }]);
});
