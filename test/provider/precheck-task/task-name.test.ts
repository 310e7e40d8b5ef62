import { chooseTaskName } from '../../../lib/provider/precheck-task/task-name';
import { seededRandom } from '../support/scene';

test('names are of ten lower-case letters and digits, as those of the service', () => {
  const random = seededRandom(1);
  for (let round = 0; round < 1000; round += 1) expect(chooseTaskName(random)).toMatch(/^[a-z0-9]{10}$/);
});

test('the ends of the range of chance give a name, too', () => {
  expect(chooseTaskName(() => 0)).toBe('aaaaaaaaaa');
  expect(chooseTaskName(() => 1 - Number.EPSILON)).toBe('9999999999');
});

test('names differ', () => {
  const random = seededRandom(2);
  expect(new Set(Array.from({ length: 1000 }, () => chooseTaskName(random))).size).toBe(1000);
});
