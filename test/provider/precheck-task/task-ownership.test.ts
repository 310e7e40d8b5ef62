import { ownershipOf, TaskOwnership } from '../../../lib/provider/precheck-task/task-ownership';
import { scene } from '../support/scene';

test('a task that was taken is not free; the same number in another instance is', () => {
  const ownership = new TaskOwnership();
  ownership.take('pgm-1', 5);
  expect(ownership.isFree('pgm-1', { taskId: 5n })).toBe(false);
  expect(ownership.isFree('pgm-1', { taskId: 6 })).toBe(true);
  expect(ownership.isFree('pgm-2', { taskId: 5 })).toBe(true);
});

test('work for one instance is done in turn, also after work that failed', async () => {
  const ownership = new TaskOwnership();
  const order: string[] = [];
  const first = ownership.inTurn('pgm-1', async () => {
    order.push('first begins');
    await new Promise(setImmediate);
    order.push('first ends');
    throw new Error('no luck');
  });
  const second = ownership.inTurn('pgm-1', async () => order.push('second'));
  const other = ownership.inTurn('pgm-2', async () => order.push('other instance'));
  await expect(first).rejects.toThrow('no luck');
  await Promise.all([second, other]);
  expect(order).toEqual(['first begins', 'other instance', 'first ends', 'second']);
});

test('a client has one ownership, and another client another', () => {
  const [one, other] = [scene().client, scene().client];
  expect(ownershipOf(one)).toBe(ownershipOf(one));
  expect(ownershipOf(one)).not.toBe(ownershipOf(other));
});
