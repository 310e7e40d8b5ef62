import fc from 'fast-check';
import { AttributeType } from '../../../lib/custom-resource/schema/attribute';
import { formatType, typeFromJson, typeToJson } from '../../../lib/custom-resource/schema/type-json';
import { arbitraryType } from '../values/support/arbitrary-values';

test('every type comes back from JSON as it was', () => {
  fc.assert(
    fc.property(arbitraryType, (type) => {
      expect(typeFromJson(JSON.parse(JSON.stringify(typeToJson(type))))).toEqual(type);
    }),
  );
});

test.each<[AttributeType, string, string]>([
  ['string', '"string"', 'string'],
  ['dynamic', '"dynamic"', 'any'],
  [{ list: 'number' }, '["list","number"]', 'list(number)'],
  [{ set: { map: 'bool' } }, '["set",["map","bool"]]', 'set(map(bool))'],
  [{ tuple: ['string', 'dynamic'] }, '["tuple",["string","dynamic"]]', 'tuple'],
  [{ object: { a: 'string' } }, '["object",{"a":"string"}]', 'object'],
])('the type %j is %s in JSON and %s in messages', (type, json, text) => {
  expect(JSON.stringify(typeToJson(type))).toBe(json);
  expect(formatType(type)).toBe(text);
});

test.each([
  '"String"',
  '5',
  'null',
  '{}',
  '[]',
  '["list"]',
  '["list","string","x"]',
  '["tuple","string"]',
  '["object",[]]',
])('%s is not a type', (json) => {
  expect(() => typeFromJson(JSON.parse(json))).toThrow(new TypeError('The type is not one that Terraform writes.'));
});

test('a type that is nested without end is refused', () => {
  const json: unknown = JSON.parse('["list",'.repeat(100_000) + '"string"' + ']'.repeat(100_000));
  expect(() => typeFromJson(json)).toThrow('The type is nested deeper than 400 levels.');
});
