import { problemsOf, SynthesizedStack } from './conformance';
import { ProviderSchema } from './provider-schema';

const schema: ProviderSchema = {
  provider: { block: { attributes: { region: { type: 'string', optional: true } } } },
  resource_schemas: {
    alicloud_thing: {
      block: {
        attributes: {
          id: { type: 'string', computed: true },
          name: { type: 'string', required: true },
          old: { type: 'string', optional: true, deprecated: true },
          size: { type: 'number', optional: true },
          tags: { type: ['map', 'string'], optional: true },
          zones: { type: ['set', 'string'], optional: true },
        },
        block_types: {
          mapping: {
            nesting_mode: 'set',
            min_items: 1,
            max_items: 2,
            block: { attributes: { zone: { type: 'string', required: true } } },
          },
        },
      },
    },
  },
  data_source_schemas: {
    alicloud_things: {
      block: {
        attributes: {
          things: { type: ['list', ['object', { id: 'string', zones: ['list', 'string'] }]], computed: true },
        },
      },
    },
  },
};
const valid = { name: 'a', mapping: [{ zone: 'z' }] };

function problems(things: Record<string, Record<string, unknown>>, rest: SynthesizedStack = {}): string[] {
  return problemsOf({ data: { alicloud_things: { all: {} } }, ...rest, resource: { alicloud_thing: things } }, schema);
}

test('a stack that keeps to the schema has no problems', () => {
  const config = {
    ...valid,
    size: '${data.alicloud_things.all.things[0].id}',
    zones: '${data.alicloud_things.all.things[0].zones}',
    tags: { a: 'b' },
    lifecycle: { precondition: [{ condition: '${alicloud_thing.b.mapping[0].zone == "z"}' }] },
    depends_on: ['alicloud_thing.b'],
  };
  expect(problems({ a: config, b: valid }, { provider: { alicloud: [{ region: 'cn-hangzhou' }] } })).toEqual([]);
});

test.each([
  ['a type that the provider lacks', { resource: { alicloud_other: { a: {} } } }, 'alicloud_other.a: no such type'],
  [
    'an argument that the provider lacks',
    { provider: { alicloud: [{ regions: 'a' }] } },
    'provider.regions: no such attribute',
  ],
])('%s is a problem', (_name, stack, problem) => {
  expect(problemsOf(stack, schema)).toEqual([problem]);
});

test.each([
  ['an attribute that the type lacks', { colour: 'red' }, 'alicloud_thing.a.colour: no such attribute'],
  ['an attribute that only the provider sets', { id: 'x' }, 'alicloud_thing.a.id: cannot be set'],
  ['a deprecated attribute', { old: 'x' }, 'alicloud_thing.a.old: deprecated'],
  ['a required attribute left out', { name: undefined }, 'alicloud_thing.a.name: missing'],
  ['a required block left out', { mapping: undefined }, 'alicloud_thing.a.mapping: missing'],
  ['too many blocks', { mapping: [{ zone: '1' }, { zone: '2' }, { zone: '3' }] }, 'alicloud_thing.a.mapping: 3 blocks'],
  ['a mistake in a block', { mapping: [{ zone: 1 }] }, 'alicloud_thing.a.mapping.zone: 1 is no string'],
  ['a text for a number', { size: 'big' }, 'alicloud_thing.a.size: "big" is no number'],
  ['a text for a list', { zones: 'z' }, 'alicloud_thing.a.zones: "z" is no set'],
  ['a mistake in a list', { zones: ['z', 1] }, 'alicloud_thing.a.zones[1]: 1 is no string'],
  ['a text for a map', { tags: 'x' }, 'alicloud_thing.a.tags: "x" is no map'],
  [
    'a reference of another type',
    { zones: '${alicloud_thing.a.name}' },
    'alicloud_thing.a.zones: ${alicloud_thing.a.name} is "string", not ["set","string"]',
  ],
  ['a reference to what is not declared', { name: '${alicloud_thing.c.id}' }, 'alicloud_thing.c.id: not declared'],
  [
    'a reference to an attribute that the type lacks',
    { name: 'x-${data.alicloud_things.all.things[0].colour}' },
    'data.alicloud_things.all.things[0].colour: no such attribute',
  ],
])('%s is a problem', (_name, change, problem) => {
  const config = Object.fromEntries(Object.entries({ ...valid, ...change }).filter(([, value]) => value !== undefined));
  expect(problems({ a: config })).toEqual([problem]);
});
