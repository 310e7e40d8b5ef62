import { formatLogEntry, type Fault, type RequestLogEntry } from '../../lib/emulator';
import { call, create, createParameters, start } from './support/emulator';

async function logOf(act: (emulator: Awaited<ReturnType<typeof start>>) => Promise<unknown>, faults: Fault[] = []) {
  const entries: RequestLogEntry[] = [];
  const emulator = await start({ faults: { queue: faults }, onRequest: (entry) => entries.push(entry) });
  await act(emulator).catch(() => undefined);
  return { emulator, lines: entries.map(formatLogEntry) };
}

test('a create is one line with its task', async () => {
  const { lines } = await logOf((emulator) => create(emulator));
  expect(lines).toEqual([
    expect.stringMatching(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z POST CreateCloudMigrationPrecheckTask pgm-emulated0001 200 TaskId=439946016 RequestId=[0-9A-F-]{36}$/,
    ),
  ]);
});

test('a refusal is one line with its code', async () => {
  const { lines } = await logOf((emulator) => create(emulator, { DBInstanceName: 'pgm-nowhere' }));
  expect(lines).toEqual([
    expect.stringMatching(/POST CreateCloudMigrationPrecheckTask 404 InvalidDBInstanceName\.NotFound RequestId=/),
  ]);
});

test.each<[Fault, string]>([
  [{ kind: 'lose-answer' }, '(no answer) TaskId=439946016 fault=lose-answer'],
  [{ kind: 'reset-before-acting' }, '(no answer) fault=reset-before-acting'],
  [{ kind: 'http-error', status: 502, body: 'empty', when: 'before' }, '502 fault=http-error'],
  [{ kind: 'garbage-body' }, '200 TaskId=439946016 fault=garbage-body'],
])('the fault %j is in the line', async (fault, text) => {
  const { lines } = await logOf((emulator) => create(emulator), [fault]);
  expect(lines).toEqual([expect.stringContaining(text)]);
});

test('nothing secret and nothing that a client chose freely is in the log', async () => {
  const planted = 'Planted-Secret-1';
  const { emulator, lines } = await logOf(async (running) => {
    await create(running, {
      SourcePassword: planted,
      SourceAccount: planted,
      SourceIpAddress: planted,
      TaskName: planted,
    });
    await create(running, { DBInstanceName: planted });
    await create(running, { [planted]: planted });
    await call(running, planted, createParameters);
    await call(running, 'DescribeDBInstanceAttribute', { DBInstanceId: planted, Version: planted, Format: planted });
    const wrong = { ...running.accessKey, accessKeySecret: planted };
    await call(running, 'CreateCloudMigrationPrecheckTask', createParameters, { accessKey: wrong });
    await fetch(`${running.endpoint}/${planted}?${planted}`, { headers: { Authorization: planted } });
  });
  expect(lines).toHaveLength(7);
  const log = lines.join('\n');
  const { accessKeyId, accessKeySecret } = emulator.accessKey;
  for (const secret of [planted, accessKeyId, accessKeySecret, emulator.adminToken, 'p@ss', 'p%40ss', 'p%2540ss']) {
    expect(log).not.toContain(secret);
  }
  expect(log).not.toMatch(/[A-Za-z0-9+/]{27}=/);
});
