import { Schema } from '../../../lib/custom-resource/schema/attribute';
import { forEachAttribute, forEachBlock, mapAttributes } from '../../../lib/custom-resource/schema/level-walk';
import { formatPath } from '../../../lib/custom-resource/values/attribute-path';
import { UNKNOWN } from '../../../lib/custom-resource/values/unknown';

const leaf = { type: 'string', optional: true, description: 'A leaf.' } as const;
const schema: Schema = {
  attributes: {
    top: leaf,
    list: { optional: true, description: 'A list.', nested: { nesting: 'list', attributes: { a: leaf } } },
    map: { optional: true, description: 'A map.', nested: { nesting: 'map', attributes: { a: leaf } } },
    set: { optional: true, description: 'A set.', nested: { nesting: 'set', attributes: { a: leaf } } },
    single: { optional: true, description: 'One.', nested: { nesting: 'single', attributes: { a: leaf } } },
  },
  blocks: {
    rule: {
      nesting: 'list',
      attributes: { b: leaf },
      blocks: { deep: { nesting: 'single', attributes: { c: leaf } } },
    },
    limits: { nesting: 'single', attributes: { d: leaf } },
    region: { nesting: 'map', attributes: { e: leaf } },
  },
};

const whole = {
  top: '1',
  list: [{ a: '2' }, { a: '3' }],
  map: { k: { a: '4' } },
  set: [{ a: '5' }],
  single: { a: '6' },
  rule: [{ b: '7', deep: { c: '8' } }],
  limits: { d: '9' },
  region: { east: { e: '10' } },
};

test('a walk meets every attribute, at every depth', () => {
  const met: string[] = [];
  forEachAttribute(schema, whole, ({ path, value }) => {
    if (typeof value === 'string') met.push(`${formatPath(path)}=${value}`);
  });
  expect(met).toEqual([
    'top=1',
    'list[0].a=2',
    'list[1].a=3',
    'map.k.a=4',
    'set[0].a=5',
    'single.a=6',
    'rule[0].b=7',
    'rule[0].deep.c=8',
    'limits.d=9',
    'region.east.e=10',
  ]);
});

test('the visitor decides whether nested attributes are visited; those of blocks always are', () => {
  const kept = mapAttributes(schema, whole, undefined, ({ path, value, inside }) =>
    path[0] === 'list' ? value : path.length === 1 ? inside(value) : 'seen',
  );
  expect(kept).toMatchObject({
    top: '1',
    list: [{ a: '2' }, { a: '3' }],
    single: { a: 'seen' },
    limits: { d: 'seen' },
  });
});

test('beside each attribute stands what the author configured at the same place', () => {
  const configured = {
    ...whole,
    top: null,
    list: [{ a: 'x' }],
    map: { k: { a: 'y' } },
    limits: null,
    set: [{ a: '5' }],
  };
  const beside: Record<string, unknown> = {};
  mapAttributes(schema, whole, configured, ({ path, configured: set, value, inside }) => {
    beside[formatPath(path)] = set;
    return inside(value);
  });
  expect(beside).toMatchObject({ top: null, 'list[0].a': 'x', 'map.k.a': 'y', 'set[0].a': '5' });
  expect(beside['list[1].a']).toBeUndefined();
  expect(beside['limits.d']).toBeUndefined();
});

test('a block that is missing is empty, or null when there is only ever one', () => {
  const result = mapAttributes(schema, { top: 'x', rule: null }, undefined, ({ value }) => value);
  expect(result).toMatchObject({ rule: [], limits: null, region: {} });
});

test('unknown values and values of another shape stay as they are', () => {
  const odd = { ...whole, list: UNKNOWN, map: ['not a map'], set: 'no set', single: 5, rule: UNKNOWN, limits: UNKNOWN };
  const walked = mapAttributes(schema, odd, undefined, ({ value, inside }) => inside(value));
  expect(walked).toEqual(odd);
  expect(mapAttributes(schema, UNKNOWN, undefined, () => 'never')).toBe(UNKNOWN);
});

test('what the schema does not have is left out', () => {
  const walked = mapAttributes(schema, { ...whole, surplus: 1, single: { a: '6', surplus: 2 } }, undefined, (visited) =>
    visited.inside(visited.value),
  );
  expect(walked).toEqual(whole);
});

test('a key such as __proto__ in a map of nested attributes is a key like others', () => {
  const map = Object.fromEntries([['__proto__', { a: 'x' }]]);
  const walked = mapAttributes(schema, { map }, { map }, ({ value, inside }) => inside(value)) as { map: object };
  expect(Object.entries(walked.map)).toEqual([['__proto__', { a: 'x' }]]);
});

test('a walk over blocks meets each one, unknown ones as a whole', () => {
  const met: string[] = [];
  forEachBlock(schema, { ...whole, region: UNKNOWN }, ({ path }) => met.push(formatPath(path)));
  expect(met).toEqual(['rule[0]', 'rule[0].deep', 'limits', 'region']);
});
