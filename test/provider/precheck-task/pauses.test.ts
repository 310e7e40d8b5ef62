import { growingPauses } from '../../../lib/provider/precheck-task/pauses';
import { seededRandom } from '../support/scene';

function firstPauses(count: number, random: () => number): number[] {
  const pauses = growingPauses(2000, 10_000, random);
  return Array.from({ length: count }, () => pauses.next().value);
}

test('pauses grow by half each time, up to the longest', () => {
  expect(firstPauses(7, () => 0.5)).toEqual([2000, 3000, 4500, 6750, 10_000, 10_000, 10_000]);
});

test('chance varies each pause by a fifth at most', () => {
  expect(firstPauses(1, () => 0)).toEqual([1600]);
  expect(firstPauses(1, () => 1)[0]).toBeCloseTo(2400);
  const [one, other] = [firstPauses(20, seededRandom(1)), firstPauses(20, seededRandom(2))];
  expect(one).not.toEqual(other);
  for (const pause of [...one, ...other]) expect(pause).toBeLessThanOrEqual(12_000);
});
