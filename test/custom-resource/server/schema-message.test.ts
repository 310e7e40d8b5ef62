import { Attribute, Schema } from '../../../lib/custom-resource';
import { schemaMessage } from '../../../lib/custom-resource/server/schema-message';
import {
  Schema_NestedBlock_NestingMode,
  Schema_Object_NestingMode,
  StringKind,
} from '../../../lib/custom-resource/wire/generated/tfplugin6';

const description = 'For the test.';
const text: Attribute = { type: 'string', optional: true, description };
const attributeOf = (attribute: Attribute) => schemaMessage({ attributes: { a: attribute } }).block?.attributes[0];

test('an attribute is its name, its type in JSON, its description in Markdown and its flags', () => {
  expect(attributeOf({ type: { list: 'string' }, required: true, sensitive: true, description })).toEqual({
    name: 'a',
    type: Buffer.from('["list","string"]'),
    nestedType: undefined,
    description,
    descriptionKind: StringKind.MARKDOWN,
    required: true,
    optional: false,
    computed: false,
    sensitive: true,
    deprecated: false,
    writeOnly: false,
  });
});

test.each<[string, Partial<Attribute>, object]>([
  ['computed', { optional: undefined, computed: true }, { optional: false, computed: true }],
  ['optional and computed', { computed: true }, { optional: true, computed: true }],
  [
    'with a default, which Terraform must let the provider fill in',
    { default: 'x' },
    { optional: true, computed: true },
  ],
  ['write-only', { writeOnly: true }, { writeOnly: true, computed: false }],
  ['deprecated', { deprecationMessage: 'Use b.' }, { deprecated: true }],
])('an attribute may be %s', (_, part, flags) => {
  expect(attributeOf({ ...text, ...part } as Attribute)).toMatchObject(flags);
});

test('nested attributes have a nested type in place of a type', () => {
  const message = attributeOf({ optional: true, description, nested: { nesting: 'map', attributes: { b: text } } });
  expect(message?.type).toHaveLength(0);
  expect(message?.nestedType).toMatchObject({ nesting: Schema_Object_NestingMode.MAP, attributes: [{ name: 'b' }] });
});

test('a schema has its version, its blocks and what is in them', () => {
  const schema: Schema = {
    version: 3,
    description: 'A thing.',
    deprecationMessage: 'Use another.',
    blocks: {
      one: { nesting: 'single', minItems: 1, attributes: { a: text } },
      maybe: { nesting: 'single' },
      many: { nesting: 'set', minItems: 1, maxItems: 3, description: 'Many.', deprecationMessage: 'Use one.' },
      endless: { nesting: 'list', blocks: { inner: { nesting: 'map' } } },
    },
  };
  expect(schemaMessage(schema)).toMatchObject({
    version: 3,
    block: {
      description: 'A thing.',
      deprecated: true,
      blockTypes: [
        {
          typeName: 'one',
          nesting: Schema_NestedBlock_NestingMode.SINGLE,
          minItems: 1,
          maxItems: 1,
          block: { attributes: [{ name: 'a' }] },
        },
        { typeName: 'maybe', nesting: Schema_NestedBlock_NestingMode.SINGLE, minItems: 0, maxItems: 0 },
        {
          typeName: 'many',
          nesting: Schema_NestedBlock_NestingMode.SET,
          minItems: 1,
          maxItems: 3,
          block: { description: 'Many.', deprecated: true },
        },
        {
          typeName: 'endless',
          nesting: Schema_NestedBlock_NestingMode.LIST,
          minItems: 0,
          maxItems: 0,
          block: { blockTypes: [{ typeName: 'inner', nesting: Schema_NestedBlock_NestingMode.MAP }] },
        },
      ],
    },
  });
});
