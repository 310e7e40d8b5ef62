import { Counter } from '../../lib/emulator/statistics';
import { create, start } from './support/emulator';

test('a counter counts each name', () => {
  const counter = new Counter();
  for (const name of ['one', 'two', 'one', '__proto__']) counter.add(name);
  expect(Object.entries(counter.toObject())).toEqual([
    ['one', 2],
    ['two', 1],
    ['__proto__', 1],
  ]);
});

test('tasks are counted for each pair of target and source', async () => {
  const emulator = await start({ instances: [{ id: 'pgm-one' }, { id: 'pgm-two' }] });
  await create(emulator, { DBInstanceName: 'pgm-one' });
  await create(emulator, { DBInstanceName: 'pgm-two' });
  await create(emulator, { DBInstanceName: 'pgm-one', SourcePort: '5433' });
  await create(emulator, { DBInstanceName: 'pgm-one', SourceAccount: 'another' });
  const source = { sourceIpAddress: '172.16.0.10', sourcePort: 5432 };
  expect(emulator.statistics().tasksBySource).toEqual([
    { dbInstanceName: 'pgm-one', ...source, tasks: 2 },
    { dbInstanceName: 'pgm-two', ...source, tasks: 1 },
    { dbInstanceName: 'pgm-one', ...source, sourcePort: 5433, tasks: 1 },
  ]);
});

test('a task whose answer was lost counts', async () => {
  const emulator = await start({ faults: { queue: [{ kind: 'lose-answer' }] } });
  await expect(create(emulator)).rejects.toThrow();
  await create(emulator);
  expect(emulator.statistics()).toMatchObject({
    tasksCreated: 2,
    tasksBySource: [{ tasks: 2 }],
    faults: { 'lose-answer': 1 },
  });
});
