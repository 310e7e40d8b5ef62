import { Attribute, Block, Schema, UNKNOWN } from '../../../lib/custom-resource';
import { replacedPaths } from '../../../lib/custom-resource/server/replaced-paths';

const description = 'For the test.';
const free: Attribute = { type: 'string', optional: true, description };
const decisive: Attribute = { ...free, requiresReplace: true };
const blocks = (nesting: Block['nesting']): Schema => ({
  blocks: { b: { nesting, attributes: { free, decisive } } },
});
const element = (decisiveValue: unknown, freeValue: unknown = null) => ({ decisive: decisiveValue, free: freeValue });

test.each<[string, Schema, unknown, unknown, (string | number)[][]]>([
  ['a change of a decisive attribute', { attributes: { decisive, free } }, element('b'), element('a'), [['decisive']]],
  ['a change of another attribute', { attributes: { decisive, free } }, element('a', 'y'), element('a', 'x'), []],
  ['a value that goes', { attributes: { decisive } }, { decisive: null }, { decisive: 'a' }, [['decisive']]],
  ['an unknown value', { attributes: { decisive } }, { decisive: UNKNOWN }, { decisive: 'a' }, [['decisive']]],
  [
    'a change in a list',
    blocks('list'),
    { b: [element('a'), element('c')] },
    { b: [element('a'), element('b')] },
    [['b', 1, 'decisive']],
  ],
  ['an element of a list that comes', blocks('list'), { b: [element('a')] }, { b: [] }, [['b', 0, 'decisive']]],
  ['an element of a list that goes', blocks('list'), { b: [] }, { b: [element('a')] }, [['b', 0, 'decisive']]],
  ['an element without a decisive value', blocks('list'), { b: [element(null, 'x')] }, { b: [] }, []],
  [
    'a change in a map',
    blocks('map'),
    { b: { k: element('b') } },
    { b: { k: element('a') } },
    [['b', 'k', 'decisive']],
  ],
  ['a key of a map that goes', blocks('map'), { b: {} }, { b: { k: element('a') } }, [['b', 'k', 'decisive']]],
  [
    'a key named like a method',
    blocks('map'),
    { b: { toString: element('a') } },
    { b: {} },
    [['b', 'toString', 'decisive']],
  ],
  ['a single block that comes', blocks('single'), { b: element('a') }, { b: null }, [['b', 'decisive']]],
  ['a single block that goes', blocks('single'), { b: null }, { b: element('a') }, [['b', 'decisive']]],
  ['a change in a set', blocks('set'), { b: [element('b')] }, { b: [element('a')] }, [['b']]],
  [
    'a set in another order',
    blocks('set'),
    { b: [element('a'), element('b')] },
    { b: [element('b'), element('a')] },
    [],
  ],
  ['a set in which only the rest changes', blocks('set'), { b: [element('a', 'y')] }, { b: [element('a', 'x')] }, []],
  ['a set with an unknown decisive value', blocks('set'), { b: [element(UNKNOWN)] }, { b: [element('a')] }, [['b']]],
  ['a set with another unknown value', blocks('set'), { b: [element('a', UNKNOWN)] }, { b: [element('a', 'x')] }, []],
  ['blocks that are unknown as a whole', blocks('list'), { b: UNKNOWN }, { b: [element('a')] }, [['b']]],
])('with %s, the paths that replace the object', (_, schema, planned, prior, paths) => {
  expect(replacedPaths(schema, planned, prior)).toEqual(paths);
});

test('unknown blocks without a decisive attribute replace nothing', () => {
  const schema: Schema = { blocks: { b: { nesting: 'list', attributes: { free } } } };
  expect(replacedPaths(schema, { b: UNKNOWN }, { b: [] })).toEqual([]);
});

test('a decisive attribute counts as a whole, whatever is nested in it', () => {
  const nested = { nesting: 'list', attributes: { free, decisive } } as const;
  const schema: Schema = { attributes: { disks: { optional: true, requiresReplace: true, description, nested } } };
  expect(replacedPaths(schema, { disks: [element('b', 'y')] }, { disks: [element('a', 'x')] })).toEqual([['disks']]);
});

test('decisive attributes are found through blocks in sets in lists', () => {
  const inner: Block = {
    nesting: 'set',
    attributes: { free },
    blocks: { deep: { nesting: 'list', attributes: { decisive } } },
  };
  const schema: Schema = { blocks: { outer: { nesting: 'list', blocks: { inner } } } };
  const value = (text: string) => ({ outer: [{ inner: [{ free: 'x', deep: [{ decisive: text }] }] }] });
  expect(replacedPaths(schema, value('b'), value('a'))).toEqual([['outer', 0, 'inner']]);
  expect(replacedPaths(schema, value('a'), value('a'))).toEqual([]);
});
