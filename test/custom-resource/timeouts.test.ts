import fc from 'fast-check';
import { parseDuration, timeoutsBlock } from '../../lib/custom-resource/timeouts';

test.each([
  ['90s', 90_000],
  ['15m', 900_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['1h2m3s4ms', 3_723_004],
  ['0s', 0],
])('%s is %i milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '15', 'm', '15 m', '15M', '-5m', '1d', '5m later', '1h,30m', '.5h', '1e3s'])(
  '"%s" is not a duration',
  (text) => {
    expect(() => parseDuration(text)).toThrow(
      new RangeError(`"${text}" is not a duration: use a number and a unit (h, m, s), for example "15m" or "1h30m".`),
    );
  },
);

test('units add up, in whatever order', () => {
  const part = fc.tuple(
    fc.nat(999),
    fc.constantFrom<['h' | 'm' | 's' | 'ms', number]>(['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const text = parts.map(([amount, [unit]]) => `${amount}${unit}`).join('');
      const total = parts.reduce((sum, [amount, [, milliseconds]]) => sum + amount * milliseconds, 0);
      expect(parseDuration(text)).toBe(total);
    }),
  );
});

test('the block has an optional attribute for each operation, which tells its default', () => {
  expect(timeoutsBlock({ create: '15m', delete: '5m' })).toEqual({
    nesting: 'single',
    description: 'How long operations may take.',
    attributes: {
      create: {
        type: 'string',
        optional: true,
        description: 'How long a create may take: a number and a unit (h, m, s), for example "1h30m". Default: "15m".',
      },
      delete: {
        type: 'string',
        optional: true,
        description: 'How long a delete may take: a number and a unit (h, m, s), for example "1h30m". Default: "5m".',
      },
    },
  });
});
