import { Decimal } from '../../lib/custom-resource';
import { isWholeNumber } from '../../lib/provider/numbers';

test.each([0, 5432, -1, 2n ** 70n])('%s is a whole number', (value) => {
  expect(isWholeNumber(value)).toBe(true);
});

test.each([5432.5, NaN, Infinity])('%s is none', (value) => {
  expect(isWholeNumber(value)).toBe(false);
});

test('a fraction that is closer to a whole number than JavaScript can tell is none', () => {
  const value = new Decimal('5432.00000000000000000001') as unknown as number;
  expect(isWholeNumber(value)).toBe(false);
});
