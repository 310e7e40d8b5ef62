import { ManualClock, seededRandomness } from '../../lib/emulator';
import { PrecheckTasks } from '../../lib/emulator/precheck-tasks';

const source = { ipAddress: '172.16.0.10', port: 5432, account: 'migratetest', password: 'secret' };
const report = { source, outcomes: ['pass'], duration: 0, newlines: 'real' } as const;
const request = { dbInstanceName: 'pgm-one', sourceCategory: 'ecsOnVpc', report };

test('ids count up from the first and never lose a digit', () => {
  const tasks = new PrecheckTasks(9007199254740991n, new ManualClock(0), seededRandomness(1));
  const ids = [tasks.create(request), tasks.create(request), tasks.create(request)].map(({ taskId }) => taskId);
  expect(ids).toEqual([9007199254740991n, 9007199254740992n, 9007199254740993n]);
  expect(tasks.find({ dbInstanceName: 'pgm-one', taskId: 9007199254740993n })).toHaveLength(1);
});

test('a given name is kept and a missing one made up', () => {
  const tasks = new PrecheckTasks(1n, new ManualClock(0), seededRandomness(1));
  expect(tasks.create({ ...request, taskName: 'Given name' }).taskName).toBe('Given name');
  expect(tasks.create(request).taskName).toMatch(/^[a-z0-9]{10}$/);
});

test('tasks remember when they were created and are found newest first', () => {
  const clock = new ManualClock(1000);
  const tasks = new PrecheckTasks(1n, clock, seededRandomness(1));
  tasks.create(request);
  clock.advance(500);
  tasks.create(request);
  expect(tasks.find({ dbInstanceName: 'pgm-one' }).map(({ createdAt }) => createdAt)).toEqual([1500, 1000]);
});
