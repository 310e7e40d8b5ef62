import fc from 'fast-check';
import { Decimal, parseBinary, parseNumeral, sameNumber } from '../../../lib/custom-resource/values/decimal';

test.each<[string, number | bigint]>([
  ['0', 0],
  ['-7', -7],
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', 9007199254740993n],
  ['-18446744073709551616', -18446744073709551616n],
  ['0.1', 0.1],
  ['0.10', 0.1],
  ['.5', 0.5],
  ['1e3', 1000],
  ['1.5E-3', 0.0015],
  ['+4', 4],
])('the numeral %s is a number or a bigint, where that is exact', (text, value) => {
  expect(parseNumeral(text)).toBe(value);
});

test.each(['0.12345678901234567890123', '1e-400', '1.00000000000000000001', '1e400'])(
  'the numeral %s keeps its digits in a Decimal, which calculates like the nearest number',
  (text) => {
    const decimal = parseNumeral(text);
    expect(decimal).toBeInstanceOf(Decimal);
    expect(String(decimal)).toBe(text);
    expect(Number(decimal) + 0).toBe(Number(text));
  },
);

test.each(['', ' ', 'ten', '0x10', '1e', '1.2.3', '1_000', 'Infinity', 'NaN', '--1', '.', '1 '])(
  '"%s" is not a numeral',
  (text) => {
    expect(() => parseNumeral(text)).toThrow(RangeError);
    expect(() => new Decimal(text)).toThrow(RangeError);
  },
);

test('every number survives as the text that JavaScript prints', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }), (value) => {
      expect(parseNumeral(String(value))).toBe(value);
    }),
  );
});

test('a bigint that a number holds is read as that number, any other as a bigint', () => {
  fc.assert(
    fc.property(fc.bigInt(), (value) => {
      const read = parseNumeral(String(value));
      expect(BigInt(read as number | bigint)).toBe(value);
      expect(typeof read).toBe(Number.isSafeInteger(Number(value)) ? 'number' : 'bigint');
    }),
  );
});

test('a float that JavaScript prints short but is long keeps all of its digits', () => {
  expect(parseBinary(2.5)).toBe(2.5);
  expect(parseBinary(2 ** 70)).toBe(2n ** 70n);
  expect(String(parseBinary(0.1))).toBe('1000000000000000055511151231257827021181583404541015625e-55');
  expect(() => parseBinary(NaN)).toThrow(RangeError);
  expect(() => parseBinary(-Infinity)).toThrow(RangeError);
});

test('numbers of different kinds are the same when their digits mean the same', () => {
  expect(sameNumber(5, 5n)).toBe(true);
  expect(sameNumber(0.1, new Decimal('0.10'))).toBe(true);
  expect(sameNumber(new Decimal('1e2'), 100)).toBe(true);
  expect(sameNumber(0, -0)).toBe(true);
  expect(sameNumber(new Decimal('-0.0'), 0)).toBe(true);
  expect(sameNumber(2n ** 64n, 2n ** 64n + 1n)).toBe(false);
  expect(sameNumber(new Decimal('0.12345678901234567890'), new Decimal('0.12345678901234567891'))).toBe(false);
  expect(sameNumber(1, -1n)).toBe(false);
});
