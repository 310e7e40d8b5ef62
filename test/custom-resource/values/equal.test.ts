import fc from 'fast-check';
import { AttributeType } from '../../../lib/custom-resource/schema/attribute';
import { Decimal } from '../../../lib/custom-resource/values/decimal';
import { DynamicValue } from '../../../lib/custom-resource/values/dynamic';
import { valuesEqual, valuesSame } from '../../../lib/custom-resource/values/equal';
import { isWhollyKnown, Unknown, UNKNOWN } from '../../../lib/custom-resource/values/unknown';
import { decodeValue, encodeValue } from '../../../lib/custom-resource/values/codec';
import { arbitraryTypedValue } from './support/arbitrary-values';

test('a value equals what comes back of it from the wire, if all of it is known', () => {
  fc.assert(
    fc.property(arbitraryTypedValue, ({ type, value }) => {
      const copy = decodeValue(encodeValue(value, type), type);
      expect(valuesEqual(value, copy, type)).toBe(isWhollyKnown(value));
      expect(valuesSame(value, copy, type)).toBe(true);
    }),
  );
});

test('an unknown equals nothing, not even itself, but is written the same as another', () => {
  expect(valuesEqual(UNKNOWN, UNKNOWN, 'string')).toBe(false);
  expect(valuesEqual([UNKNOWN], [UNKNOWN], { list: 'string' })).toBe(false);
  expect(valuesSame([UNKNOWN], [new Unknown(Uint8Array.of(0x80))], { list: 'string' })).toBe(true);
  expect(valuesSame(UNKNOWN, 'x', 'string')).toBe(false);
});

test.each<[string, AttributeType, unknown, unknown, boolean]>([
  ['missing and null are the same', 'string', undefined, null, true],
  ['null and an empty text differ', 'string', null, '', false],
  ['a text and a number differ', 'string', '1', 1, false],
  ['numbers of different kinds are compared by value', 'number', 5n, 5, true],
  ['decimals are compared digit for digit', 'number', new Decimal('0.1250000000000000000001'), 0.125, false],
  ['the order of a list matters', { list: 'string' }, ['a', 'b'], ['b', 'a'], false],
  ['the order of a set does not', { set: 'string' }, ['a', 'b'], ['b', 'a'], true],
  ['a set has each of its elements once in the other', { set: 'string' }, ['a', 'a', 'b'], ['a', 'b', 'b'], false],
  ['sets may lie inside of elements', { list: { set: 'number' } }, [[1, 2], []], [[2, 1], []], true],
  ['a list that is longer differs', { list: 'string' }, ['a'], ['a', null], false],
  ['a key with null is a key', { map: 'string' }, { a: null }, {}, false],
  ['a member that is missing is null', { object: { a: 'string' } }, { a: null }, {}, true],
  ['an inherited member is none', { map: 'string' }, {}, { toString: null }, false],
  ['tuples are compared place by place', { tuple: ['string', 'number'] }, ['a', 1], ['a', 1n], true],
  ['dynamic values of one value and type are equal', 'dynamic', DynamicValue.of([1]), DynamicValue.of([1]), true],
  [
    'a list and a tuple of the same elements differ',
    'dynamic',
    new DynamicValue({ list: 'number' }, [1]),
    DynamicValue.of([1]),
    false,
  ],
  [
    'the order in which a type names its members does not matter',
    'dynamic',
    DynamicValue.of({ a: 1, b: 'x' }),
    DynamicValue.of({ b: 'x', a: 1 }),
    true,
  ],
  ['an array is not an object', { map: 'string' }, [], {}, false],
])('%s', (_, type, left, right, equal) => {
  expect(valuesEqual(left, right, type)).toBe(equal);
  expect(valuesEqual(right, left, type)).toBe(equal);
});

test('a value is wholly known when no part of it is unknown', () => {
  expect(isWhollyKnown({ a: [1, { b: null }] })).toBe(true);
  expect(isWhollyKnown({ a: [1, { b: UNKNOWN }] })).toBe(false);
  expect(isWhollyKnown(DynamicValue.of({ a: UNKNOWN }))).toBe(false);
});
