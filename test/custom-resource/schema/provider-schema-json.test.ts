import { providerSchemaJson } from '../../../lib/custom-resource';

const description = 'For the test.';

test('a plugin is described as Terraform describes it', () => {
  const described = providerSchemaJson({
    address: 'terraform.local/test/toy',
    provider: { schema: { attributes: { region: { type: 'string', required: true, description } } } },
    resources: [
      {
        typeName: 'toy_thing',
        schema: {
          version: 2,
          description: 'A thing.',
          attributes: {
            b: { type: { map: 'string' }, optional: true, default: 'x', sensitive: true, description },
            a: {
              computed: true,
              description,
              nested: { nesting: 'list', attributes: { c: { type: 'number', computed: true, description } } },
            },
          },
          blocks: { timeouts: { nesting: 'single' }, rule: { nesting: 'set', minItems: 1 } },
        },
      },
    ],
  });
  expect(described).toEqual({
    format_version: '1.0',
    provider_schemas: {
      'terraform.local/test/toy': {
        provider: {
          version: 0,
          block: {
            attributes: { region: { type: 'string', description, description_kind: 'markdown', required: true } },
            description_kind: 'markdown',
          },
        },
        resource_schemas: {
          toy_thing: {
            version: 2,
            block: {
              attributes: {
                a: {
                  nested_type: {
                    attributes: { c: { type: 'number', description, description_kind: 'markdown', computed: true } },
                    nesting_mode: 'list',
                  },
                  description,
                  description_kind: 'markdown',
                  computed: true,
                },
                b: {
                  type: ['map', 'string'],
                  description,
                  description_kind: 'markdown',
                  optional: true,
                  computed: true,
                  sensitive: true,
                },
              },
              block_types: {
                rule: { nesting_mode: 'set', block: { description_kind: 'markdown' }, min_items: 1 },
                timeouts: { nesting_mode: 'single', block: { description_kind: 'markdown' } },
              },
              description: 'A thing.',
              description_kind: 'markdown',
            },
          },
        },
      },
    },
  });
});

test('attributes and blocks come in the order of their names, whatever the order in the schema', () => {
  const attribute = { type: 'string', optional: true, description } as const;
  const described = JSON.stringify(
    providerSchemaJson({
      address: 'a',
      provider: {
        schema: {
          attributes: { z: attribute, a: attribute },
          blocks: { y: { nesting: 'list' }, b: { nesting: 'list' } },
        },
      },
      resources: [],
    }),
  );
  expect(described.indexOf('"a":{"type"')).toBeLessThan(described.indexOf('"z":{"type"'));
  expect(described.indexOf('"b":{"nesting')).toBeLessThan(described.indexOf('"y":{"nesting'));
});
