import { ManualClock } from '../../../lib/emulator';
import { create, createParameters, describeResult, firstItem, start } from '../support/emulator';

const itemsOf = (json: Record<string, unknown>) => json.Items as Record<string, unknown>[];

test('an item has the fields of the reference, password and lower-case category included', async () => {
  const clock = new ManualClock();
  const emulator = await start({ clock, reportMillis: 20_000 });
  await create(emulator, { TaskName: 'lxbv6rtxno8' });
  const created = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  clock.advance(20_000);
  const modified = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  const { json } = await describeResult(emulator);
  expect(json).toEqual({
    RequestId: expect.any(String),
    PageNumber: 1,
    PageSize: 30,
    TotalSize: 1,
    Items: [
      {
        GmtCreated: created,
        GmtModified: modified,
        TaskId: 439946016,
        TaskName: 'lxbv6rtxno8',
        SourceCategory: 'ecsonvpc',
        SourceIpAddress: '172.16.0.10',
        SourcePort: 5432,
        SourceAccount: 'migratetest',
        SourcePassword: createParameters.SourcePassword,
        TargetEip: '',
        TargetInstanceName: 'pgm-emulated0001',
        Detail: expect.stringContaining('*Migrate check success*'),
      },
    ],
  });
});

test('the report grows while time passes and then stands still', async () => {
  const clock = new ManualClock();
  const emulator = await start({ clock, reportMillis: 10_000 });
  await create(emulator);
  const seen: string[] = [];
  for (let second = 0; second <= 12; second += 1) {
    seen.push(String((await firstItem(emulator)).Detail));
    clock.advance(1000);
  }
  expect(seen[0]).toBe('');
  expect(seen.slice(1, 11).map((detail) => detail.match(/\[Check /g)?.length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
  expect(seen.map((detail) => detail.includes('*Migrate check'))).toEqual([
    ...Array<boolean>(10).fill(false),
    true,
    true,
    true,
  ]);
});

test('reportMillis 0 gives the whole report at once', async () => {
  const emulator = await start({ reportMillis: 0 });
  await create(emulator);
  expect((await firstItem(emulator)).Detail).toMatch(/\*Migrate check success\*$/);
});

test("an instance's own report and duration go before the emulator's", async () => {
  const clock = new ManualClock();
  const instances = [{ id: 'pgm-emulated0001', report: 'port-unreachable', reportMillis: 0 }] as const;
  const emulator = await start({ clock, reportMillis: 60_000, outcome: 'pass', instances });
  await create(emulator);
  expect((await firstItem(emulator)).Detail).toContain('Check port connectable: failed(error:5432 is unapproachable)');
});

test('a failed login repeats account and password in the text', async () => {
  const emulator = await start({ reportMillis: 0, outcome: 'login-failed' });
  await create(emulator);
  expect((await firstItem(emulator)).Detail).toContain(
    `error:cannot connect to source database by migratetest:${createParameters.SourcePassword})`,
  );
});

test('a task stays out of the results for the record delay', async () => {
  const clock = new ManualClock();
  const emulator = await start({ clock, recordDelayMillis: 5_000 });
  await create(emulator);
  expect((await describeResult(emulator)).json).toMatchObject({ TotalSize: 0, Items: [] });
  clock.advance(5_000);
  expect((await describeResult(emulator)).json).toMatchObject({ TotalSize: 1 });
});

test('pages come newest first and a page beyond the last is empty', async () => {
  const emulator = await start();
  for (let task = 0; task < 35; task += 1) await create(emulator);
  const first = (await describeResult(emulator)).json;
  expect(first.TotalSize).toBe(35);
  expect(itemsOf(first).map(({ TaskId }) => TaskId)).toEqual(
    Array.from({ length: 30 }, (_, index) => 439946050 - index),
  );
  const second = (await describeResult(emulator, { PageNumber: '2' })).json;
  expect(itemsOf(second).map(({ TaskId }) => TaskId)).toEqual([439946020, 439946019, 439946018, 439946017, 439946016]);
  expect(itemsOf((await describeResult(emulator, { PageNumber: '3' })).json)).toEqual([]);
});

test.each([
  [{ TaskId: '439946017' }, ['second']],
  [{ TaskName: 'first' }, ['first']],
  [{ SourceIpAddress: '172.16.0.11' }, ['second']],
  [{ SourcePort: '6543' }, ['third']],
  [{ SourcePort: '5432' }, ['second', 'first']],
  [{ TaskId: '439946016', TaskName: 'second' }, []],
])('the filter %j finds %j', async (filter, names) => {
  const emulator = await start();
  await create(emulator, { TaskName: 'first' });
  await create(emulator, { TaskName: 'second', SourceIpAddress: '172.16.0.11' });
  await create(emulator, { TaskName: 'third', SourcePort: '6543' });
  const { json } = await describeResult(emulator, filter);
  expect(itemsOf(json).map(({ TaskName }) => TaskName)).toEqual(names);
  expect(json.TotalSize).toBe(names.length);
});

test("another instance's tasks are not shown", async () => {
  const emulator = await start({ instances: [{ id: 'pgm-one' }, { id: 'pgm-two' }] });
  await create(emulator, { DBInstanceName: 'pgm-one' });
  expect((await describeResult(emulator, { DBInstanceName: 'pgm-two' })).json.TotalSize).toBe(0);
});

test.each([
  [{ DBInstanceName: undefined }, 'MissingDBInstanceName'],
  [{ PageNumber: undefined }, 'MissingPageNumber'],
  [{ PageSize: undefined }, 'MissingPageSize'],
  [{ PageNumber: '0' }, 'InvalidParameter'],
  [{ PageSize: '29' }, 'InvalidParameter'],
  [{ PageSize: '101' }, 'InvalidParameter'],
  [{ TaskId: 'slf7w7wj3g' }, 'InvalidParameter'],
  [{ TaskId: '9223372036854775808' }, 'InvalidParameter'],
  [{ DBInstanceName: 'pgm-nowhere' }, 'InvalidDBInstanceName.NotFound'],
])('%j is refused with %s', async (parameters, code) => {
  expect((await describeResult(await start(), parameters)).json.Code).toBe(code);
});

test('in XML each task is an Items element', async () => {
  const emulator = await start({ reportMillis: 0 });
  await create(emulator, { SourcePassword: '<&>"\u0001' });
  await create(emulator);
  const { text } = await describeResult(emulator, { Format: 'XML' });
  expect(text).toMatch(
    /<DescribeCloudMigrationPrecheckResultResponse>.*<Items><GmtCreated>.*<\/Items><Items><GmtCreated>/s,
  );
  expect(text).toContain('<SourcePassword>&lt;&amp;&gt;"\uFFFD</SourcePassword>');
});
