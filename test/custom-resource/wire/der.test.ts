import fc from 'fast-check';
import {
  bitString,
  boolean,
  explicitTag,
  implicitTag,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  unsignedInteger,
  utf8String,
} from '../../../lib/custom-resource/wire/der';

const bytes = (hex: string) => Buffer.from(hex, 'hex');

test.each([
  ['a sequence of nothing', sequence(), '3000'],
  ['a set', set(boolean(true)), '31030101ff'],
  ['false', boolean(false), '010100'],
  ['bytes', octetString(bytes('0102')), '04020102'],
  ['text', utf8String('ü'), '0c02c3bc'],
  ['bits, three of which are not used', bitString(bytes('a8'), 3), '030203a8'],
  ['a value wrapped in a tag', explicitTag(3, boolean(true)), 'a3030101ff'],
  ['a value under a tag', implicitTag(2, bytes('61')), '820161'],
  ['zero', unsignedInteger(bytes('0000')), '020100'],
  ['a number without its leading zeros', unsignedInteger(bytes('00007f')), '02017f'],
  ['a number whose top bit is no sign', unsignedInteger(bytes('80')), '02020080'],
  // The examples of X.690 and of the registered names.
  ['an object identifier', objectIdentifier('2.5.29.15'), '0603551d0f'],
  ['an object identifier with large parts', objectIdentifier('1.2.840.113549'), '06062a864886f70d'],
  ['a moment of 2049', time(new Date('2049-12-31T23:59:59.999Z')), '170d3439313233313233353935395a'],
  ['a moment of 2050', time(new Date('2050-01-01T00:00:00Z')), '180f32303530303130313030303030305a'],
])('%s is encoded as X.690 says', (_what, encoded, hex) => {
  expect(encoded.toString('hex')).toBe(hex);
});

test('lengths take the short form below 128, and as few bytes as they need from there', () => {
  const header = (length: number) => octetString(Buffer.alloc(length)).subarray(1, -length).toString('hex');
  expect([127, 128, 255, 256, 65_535, 65_536].map(header)).toEqual([
    '7f',
    '8180',
    '81ff',
    '820100',
    '82ffff',
    '83010000',
  ]);
});

test('a number reads back as itself, with no more bytes than it needs', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 160n }), (number) => {
      const hex = number.toString(16);
      const content = unsignedInteger(bytes(hex.padStart(hex.length + (hex.length % 2), '0'))).subarray(2);
      expect(BigInt(`0x${content.toString('hex')}`)).toBe(number);
      expect(content[0] ?? 0).toBeLessThan(0x80);
      if (content[0] === 0 && content.length > 1) expect(content[1]).toBeGreaterThanOrEqual(0x80);
    }),
  );
});
