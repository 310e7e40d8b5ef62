import { Decimal } from '../../../lib/custom-resource/values/decimal';
import { DynamicValue } from '../../../lib/custom-resource/values/dynamic';
import { UNKNOWN } from '../../../lib/custom-resource/values/unknown';

test('a plain value gets the type that Terraform gives its literal', () => {
  const value = {
    text: 'x',
    count: 2n,
    exact: new Decimal('0.12345678901234567890'),
    list: [true, null],
    later: UNKNOWN,
  };
  expect(DynamicValue.of(value).type).toEqual({
    object: {
      text: 'string',
      count: 'number',
      exact: 'number',
      list: { tuple: ['bool', 'dynamic'] },
      later: 'dynamic',
    },
  });
  expect(DynamicValue.of(value).value).toBe(value);
});

test('a dynamic value stays what it is, alone and inside of another', () => {
  const inner = new DynamicValue({ list: 'string' }, ['a']);
  expect(DynamicValue.of(inner)).toBe(inner);
  expect(DynamicValue.of({ inner }).type).toEqual({ object: { inner: { list: 'string' } } });
});

test.each<[string, unknown, string]>([
  ['a symbol', Symbol('x'), 'a symbol'],
  ['a function', () => 1, 'a function'],
  ['a set', new Set(), 'an instance of Set'],
])('%s is not a value of Terraform', (_, value, kind) => {
  expect(() => DynamicValue.of([value])).toThrow(new TypeError(`Terraform has no values like ${kind}.`));
});
