import { providerSchemaJson } from '../../../lib/custom-resource';
import { schemaFromJson } from '../../../lib/testing/schema/schema-from-json';
import { standInProvider } from '../../../lib/testing/stand-in-provider';
import { ALICLOUD, SCHEMA, SLICE, withoutTexts } from '../support/slice';

test('the schemas of the stand-in are those of the slice: attributes, types, blocks and limits', () => {
  const served = providerSchemaJson(standInProvider(SLICE, {}, '/')) as { provider_schemas: Record<string, unknown> };
  expect(withoutTexts(served.provider_schemas[ALICLOUD])).toEqual(withoutTexts(SCHEMA));
});

test('what the provider of a resource computes stays through updates', () => {
  const schema = schemaFromJson('resource', {
    version: 0,
    block: {
      attributes: { id: { type: 'string', optional: true, computed: true }, name: { type: 'string', required: true } },
    },
  });
  expect(schema.attributes).toMatchObject({ id: { computed: true, stable: true }, name: { required: true } });
  expect(schema.attributes?.name).not.toHaveProperty('stable');
});

test('a deprecated attribute says so', () => {
  const schema = schemaFromJson('data source', {
    version: 0,
    block: { attributes: { name: { type: 'string', optional: true, deprecated: true } } },
  });
  expect(schema.attributes?.name?.deprecationMessage).toContain('deprecated');
});

test.each([['text'], [['list']], [['pair', 'string']], [null]])('the type %j is refused', (type) => {
  const json = { version: 0, block: { attributes: { name: { type, optional: true } } } };
  expect(() => schemaFromJson('resource', json)).toThrow('is not a type that Terraform writes');
});
