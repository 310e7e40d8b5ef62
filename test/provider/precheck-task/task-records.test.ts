import { listTasks, listTasksPatiently } from '../../../lib/provider/precheck-task/task-records';
import { apiError } from '../support/api-error';
import { FakeRds } from '../support/fake-rds';
import { scene, Scene } from '../support/scene';
import { wantedTask } from '../support/values';

async function list({ clock, rds, context }: Scene, filter: object = {}): Promise<string[]> {
  const records = await clock.run(() =>
    listTasks(rds, { dbInstanceName: 'pgm-target', ...filter }, { signal: context.signal }),
  );
  return records.map(({ taskId }) => String(taskId));
}

/** Adds tasks that are a minute apart. */
function addTasks(rds: FakeRds, createdAt: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    String(rds.add(wantedTask(), { createdAt: createdAt + index * 60_000 - count * 60_000 }).taskId),
  );
}

test('an instance without tasks has none', async () => {
  expect(await list(scene())).toEqual([]);
});

test('tasks come newest first', async () => {
  const setting = scene();
  const ids = addTasks(setting.rds, setting.clock.now(), 3);
  expect(await list(setting)).toEqual(ids.reverse());
});

test('tasks of one second come in the order of their ids', async () => {
  const setting = scene();
  const createdAt = setting.clock.now() - 1000;
  for (const taskId of [5, 2n ** 60n, 7]) setting.rds.add(wantedTask(), { taskId, createdAt });
  expect(await list(setting)).toEqual([String(2n ** 60n), '7', '5']);
});

test('all pages are read, with the greatest page that the API allows', async () => {
  const setting = scene();
  const ids = addTasks(setting.rds, setting.clock.now(), 250);
  expect(await list(setting)).toEqual(ids.reverse());
  expect(setting.rds.describes.map(({ pageNumber, pageSize }) => [pageNumber, pageSize])).toEqual([
    [1, 100],
    [2, 100],
    [3, 100],
  ]);
});

test('a full last page is not followed by an empty one', async () => {
  const setting = scene();
  addTasks(setting.rds, setting.clock.now(), 100);
  await list(setting);
  expect(setting.rds.describes).toHaveLength(1);
});

test('a task that comes twice, because another one started between two pages, counts once', async () => {
  const setting = scene();
  addTasks(setting.rds, setting.clock.now(), 101);
  setting.clock.later(150, () => setting.rds.add(wantedTask()));
  const ids = await list(setting);
  expect(ids).toHaveLength(101);
  expect(new Set(ids).size).toBe(101);
});

test('a list that ends before its announced size is not asked for ever', async () => {
  const setting = scene();
  const { describeCloudMigrationPrecheckResult } = setting.rds;
  setting.rds.describeCloudMigrationPrecheckResult = async (...call) => {
    const page = await describeCloudMigrationPrecheckResult.apply(setting.rds, call);
    return { ...page, totalSize: 5 };
  };
  addTasks(setting.rds, setting.clock.now(), 2);
  expect(await list(setting)).toHaveLength(2);
  expect(setting.rds.describes).toHaveLength(2);
});

test('filters go to the service, and are applied here as well', async () => {
  const setting = scene();
  const [first = '', second = ''] = addTasks(setting.rds, setting.clock.now(), 2);
  const { describeCloudMigrationPrecheckResult } = setting.rds;
  setting.rds.describeCloudMigrationPrecheckResult = ({ taskId: _, taskName: __, ...request }) =>
    describeCloudMigrationPrecheckResult.call(setting.rds, request);
  expect(await list(setting, { taskId: BigInt(second) })).toEqual([second]);
  expect(await list(setting, { taskId: Number(second) })).toEqual([second]);
  expect(await list(setting, { taskName: `made-up-${first}` })).toEqual([first]);
  expect(await list(setting, { taskName: 'made-up' })).toEqual([]);
});

test('a name is recognised though the client has removed the password from it', async () => {
  const setting = scene();
  const { describeCloudMigrationPrecheckResult } = setting.rds;
  setting.rds.describeCloudMigrationPrecheckResult = async (...call) => {
    const page = await describeCloudMigrationPrecheckResult.apply(setting.rds, call);
    return { ...page, items: page.items.map((item) => ({ ...item, taskName: 'move-***-now' })) };
  };
  const task = setting.rds.add(wantedTask({ taskName: 'move-hunter22-now' }));
  expect(await list(setting, { taskName: 'move-hunter22-now' })).toEqual([String(task.taskId)]);
  expect(await list(setting, { taskName: 'move-hunter22-then' })).toEqual([]);
});

test('patience waits failures out that may pass', async () => {
  const { clock, rds, client, context } = scene();
  rds.add(wantedTask());
  rds.faults.describe.push({ code: 'Throttling.User' }, { code: 'ConnectionReset' }, { code: 'InternalError' });
  const records = await clock.run(() =>
    listTasksPatiently(client, { dbInstanceName: 'pgm-target' }, { signal: context.signal }),
  );
  expect(records).toHaveLength(1);
});

test('patience has an end, after half a minute', async () => {
  const { clock, rds, client, context } = scene();
  const start = clock.now();
  rds.lasting.describe = { code: 'Throttling.User' };
  const listing = clock.run(() =>
    listTasksPatiently(client, { dbInstanceName: 'pgm-target' }, { signal: context.signal }),
  );
  await expect(listing).rejects.toThrow('Throttling.User');
  expect(clock.now() - start).toBeGreaterThan(20_000);
  expect(clock.now() - start).toBeLessThanOrEqual(30_100);
});

test('patience is not wasted on a refusal', async () => {
  const { clock, rds, client, context } = scene();
  rds.lasting.describe = { code: 'Forbidden.RAM' };
  const listing = clock.run(() =>
    listTasksPatiently(client, { dbInstanceName: 'pgm-target' }, { signal: context.signal }),
  );
  await expect(listing).rejects.toThrow(apiError({ code: 'Forbidden.RAM' }).code);
  expect(rds.describes).toHaveLength(1);
});
