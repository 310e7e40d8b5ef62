import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { AttributeType } from '../../../lib/custom-resource/schema/attribute';
import { decodeValue, encodeValue, ValueTypeError } from '../../../lib/custom-resource/values/codec';
import { Decimal } from '../../../lib/custom-resource/values/decimal';
import { DynamicValue } from '../../../lib/custom-resource/values/dynamic';
import { Unknown, UNKNOWN } from '../../../lib/custom-resource/values/unknown';
import { arbitraryTypedValue, comparable } from './support/arbitrary-values';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (...parts: (string | number[] | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

test('every value of every type comes back from the wire as it was, unknowns and refinements included', () => {
  fc.assert(
    fc.property(arbitraryTypedValue, ({ type, value }) => {
      expect(comparable(decodeValue(encodeValue(value, type), type))).toEqual(comparable(value));
    }),
  );
});

test('an unknown is extension type 0, and a refined one keeps its bytes in extension type 12', () => {
  const prefix = bytes([0x82, 0x01, 0xc2, 0x02, 0xa4], 'pre-');
  const wire = bytes([0xc7, prefix.length, 12], prefix);
  const refined = decodeValue(wire, 'string') as Unknown;
  expect(Buffer.from(refined.refinement ?? [])).toEqual(prefix);
  expect(hex(encodeValue(refined, 'string'))).toBe(hex(wire));
  expect(hex(encodeValue(UNKNOWN, 'string'))).toBe('d40000');
  expect(decodeValue(bytes([0xd4, 0, 0]), 'string')).toBe(UNKNOWN);
  expect(decodeValue(bytes([0xc7, 0, 0]), 'string')).toBe(UNKNOWN);
});

test('a refinement is a copy, so that it does not keep the whole message alive', () => {
  const message = bytes([0xc7, 1, 12, 0x80]);
  const refined = decodeValue(message, 'string') as Unknown;
  message[3] = 0xff;
  expect([...(refined.refinement ?? [])]).toEqual([0x80]);
});

test('a dynamic value is its type in JSON and the value', () => {
  const type = '["object",{"a":"number","b":["tuple",["string","bool"]],"c":"dynamic"}]';
  const wire = bytes(
    [0x92, 0xc4, type.length],
    type,
    [0x83, 0xa1, 0x61, 1, 0xa1, 0x62, 0x92, 0xa1, 0x78, 0xc3, 0xa1, 0x63, 0xc0],
  );
  const value = { a: 1, b: ['x', true], c: null };
  expect(hex(encodeValue(DynamicValue.of(value), 'dynamic'))).toBe(hex(wire));
  expect(decodeValue(wire, 'dynamic')).toEqual(
    new DynamicValue({ object: { a: 'number', b: { tuple: ['string', 'bool'] }, c: 'dynamic' } }, value),
  );
});

test('a dynamic value without a type of its own is a bare null or a bare unknown', () => {
  expect(hex(encodeValue(DynamicValue.of(null), 'dynamic'))).toBe('c0');
  expect(hex(encodeValue(DynamicValue.of(UNKNOWN), 'dynamic'))).toBe('d40000');
  expect(decodeValue(bytes([0x92, 0xc4, 8], '"string"', [0xd4, 0, 0]), 'dynamic')).toEqual(
    new DynamicValue('string', UNKNOWN),
  );
});

test('a plain value is good enough for a dynamic attribute', () => {
  const encoded = encodeValue({ list: [1, 'x'], none: null }, 'dynamic');
  expect(decodeValue(encoded, 'dynamic')).toEqual(
    new DynamicValue(
      { object: { list: { tuple: ['number', 'string'] }, none: 'dynamic' } },
      { list: [1, 'x'], none: null },
    ),
  );
});

test('a dynamic value is taken where its value fits', () => {
  expect(decodeValue(encodeValue(DynamicValue.of('x'), 'string'), 'string')).toBe('x');
  expect(() => encodeValue(DynamicValue.of('x'), 'number')).toThrow(ValueTypeError);
});

test.each<[string, number[], number | bigint | string]>([
  ['a small integer', [0x07], 7],
  ['a negative integer', [0xd1, 0xff, 0x00], -256],
  ['an integer of 64 bits that a number holds', [0xd3, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 2 ** 53 - 1],
  ['an integer beyond 2^53', [0xd3, 0, 0x20, 0, 0, 0, 0, 0, 1], 2n ** 53n + 1n],
  ['an unsigned integer of 64 bits', [0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 2n ** 64n - 1n],
  ['an exact fraction', [0xcb, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0], 0.5],
  ['a float that is a great integer', [0xcb, 0x43, 0xf0, 0, 0, 0, 0, 0, 0], 2n ** 64n],
  [
    'a float that is no short decimal',
    [0xcb, 0x3f, 0xb9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a],
    '1000000000000000055511151231257827021181583404541015625e-55',
  ],
  ['a decimal text', [0xa3, 0x30, 0x2e, 0x31], 0.1],
  ['a long decimal text', [0xb4, ...Buffer.from('0.123456789012345678')], '0.123456789012345678'],
  ['an integer text', [0xb4, ...Buffer.from('18446744073709551616')], 2n ** 64n],
])('a number that arrives as %s is read exactly', (_, wire, expected) => {
  const read = decodeValue(Buffer.from(wire), 'number');
  expect(read instanceof Decimal ? read.text : read).toBe(expected);
});

test('every binary fraction goes back to Terraform with exactly the value that came', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const read = decodeValue(encode(value, { forceIntegerToFloat: true }), 'number');
      const back = decodeValue(encodeValue(read, 'number'), 'number');
      expect(comparable(back)).toEqual(comparable(read));
      expect(exactFraction(read)).toEqual(exactFraction(value));
    }),
  );
});

test('there is one zero', () => {
  expect(decodeValue(encode(-0, { forceIntegerToFloat: true }), 'number')).toBe(0);
});

/** Numerator and denominator, in lowest terms. */
function exactFraction(value: unknown): [bigint, bigint] {
  if (typeof value === 'bigint') return [value, 1n];
  if (value instanceof Decimal) {
    const [, digits = '', exponent = '0'] = /^(-?\d+)e-(\d+)$/.exec(value.text) ?? [];
    return reduced(BigInt(digits), 10n ** BigInt(exponent));
  }
  let numerator = Number(value);
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return [BigInt(numerator), denominator];
}

function reduced(numerator: bigint, denominator: bigint): [bigint, bigint] {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return [numerator / divisor, denominator / divisor];
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestCommonDivisor(right, left % right);
}

test.each<[string, AttributeType, unknown, string]>([
  ['a text for a number', 'number', 'ten', 'Expected a value of type number, but got a string.'],
  ['a number for a text', 'string', 5, 'Expected a value of type string, but got a number.'],
  ['a bool for a list', { list: 'string' }, true, 'Expected a value of type list(string), but got a bool.'],
  ['an array for a map', { map: 'bool' }, [], 'Expected a value of type map(bool), but got an array.'],
  [
    'an object for a set',
    { set: { list: 'number' } },
    {},
    'Expected a value of type set(list(number)), but got an object.',
  ],
  [
    'a date for an object',
    { object: {} },
    new Date(0),
    'Expected a value of type object, but got an instance of Date.',
  ],
  [
    'a Map for a map',
    { map: 'string' },
    new Map(),
    'Expected a value of type map(string), but got an instance of Map.',
  ],
  ['not a number', 'number', NaN, 'Expected a value of type number, but got a number that is not finite.'],
  ['an infinity', 'number', Infinity, 'Expected a value of type number, but got a number that is not finite.'],
  ['a short tuple', { tuple: ['string', 'bool'] }, ['x'], 'The tuple has 2 elements, but got 1.'],
  ['a function', 'dynamic', { run: () => 1 }, 'Terraform has no values like a function.'],
  ['a date in a dynamic value', 'dynamic', [new Date(0)], 'Terraform has no values like an instance of Date.'],
])('%s is refused on the way to Terraform, without quoting it', (_, type, value, message) => {
  expect(() => encodeValue(value, type)).toThrow(new ValueTypeError([], message));
});

test('a value in the wrong place is named by its path', () => {
  const type: AttributeType = { object: { disks: { list: { object: { tags: { map: 'string' } } } } } };
  expect(() => encodeValue({ disks: [{ tags: {} }, { tags: { 'a b': 5 } }] }, type)).toThrow(
    'disks[1].tags["a b"]: Expected a value of type string, but got a number.',
  );
});

test('an attribute that the schema lacks is refused, at every depth and on both ways', () => {
  const type: AttributeType = { object: { disk: { object: { size: 'number' } } } };
  expect(() => encodeValue({ disk: { size: 1, sice: 2 } }, type)).toThrow(
    'disk.sice: The schema has no such attribute.',
  );
  expect(() => decodeValue(encode({ disk: { size: 1, sice: 2 } }), type)).toThrow(
    'disk.sice: The schema has no such attribute.',
  );
});

test('an attribute that a hook leaves out is null, one that Terraform leaves out is an error', () => {
  const type: AttributeType = { object: { a: 'string', b: 'string' } };
  expect(decodeValue(encodeValue({ a: 'x', c: undefined }, type), type)).toEqual({ a: 'x', b: null });
  expect(() => decodeValue(encode({ a: 'x' }), type)).toThrow('b: The attribute is missing.');
});

test('half of a surrogate pair becomes U+FFFD, since no UTF-8 holds it', () => {
  const encoded = encodeValue({ 'k\ud83d': 'v\udc00' }, { map: 'string' });
  expect(decodeValue(encoded, { map: 'string' })).toEqual({ 'k\ufffd': 'v\ufffd' });
});

test('a value that holds itself is refused', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(() => encodeValue(loop, 'dynamic')).toThrow('The value is nested deeper than 200 levels.');
});

test('the deepest value that is encoded can be decoded', () => {
  const deepest = JSON.parse('['.repeat(200) + ']'.repeat(200)) as unknown;
  const type: AttributeType = { object: { any: { object: { any: 'dynamic' } } } };
  const encoded = encodeValue({ any: { any: deepest } }, type);
  expect(encodeValue(decodeValue(encoded, type), type)).toEqual(encoded);
});

test('keys such as __proto__ and constructor are keys like others, and change nothing else', () => {
  const tags = Object.fromEntries([
    ['__proto__', 'p'],
    ['constructor', 'c'],
    ['hasOwnProperty', 'h'],
  ]);
  const read = decodeValue(encodeValue(tags, { map: 'string' }), { map: 'string' }) as Record<string, unknown>;
  expect(Object.entries(read)).toEqual(Object.entries(tags));
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)['p']).toBeUndefined();
});
