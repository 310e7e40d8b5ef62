import { isWhollyKnown, Schema, UNKNOWN } from '../../lib/custom-resource';
import { answered, completed, textsIn, withoutSecrets } from '../../lib/testing/values';

const computed = { computed: true, description: '' } as const;
const optional = { optional: true, description: '' } as const;

const schema: Schema = {
  attributes: {
    id: { type: 'string', ...computed },
    port: { type: 'number', ...computed },
    open: { type: 'bool', ...computed },
    zones: { type: { list: 'string' }, ...computed },
    tags: { type: { map: 'string' }, ...computed },
    items: { type: { list: { object: { name: 'string', sizes: { set: 'number' } } } }, ...computed },
    name: { type: 'string', ...optional },
    tde_key: { type: 'string', sensitive: true, ...optional },
    psk: { type: 'string', ...optional },
  },
  blocks: {
    tunnel: {
      nesting: 'list',
      attributes: { address: { type: 'string', ...computed }, psk: { type: 'string', ...optional } },
      blocks: { bgp: { nesting: 'set', attributes: { state: { type: 'string', ...computed } } } },
    },
  },
};

const planned = {
  id: UNKNOWN,
  port: UNKNOWN,
  open: UNKNOWN,
  zones: UNKNOWN,
  tags: UNKNOWN,
  items: UNKNOWN,
  name: 'given',
  tde_key: 'hush-1',
  psk: null,
  tunnel: [{ address: UNKNOWN, psk: 'hush-2', bgp: [{ state: UNKNOWN }] }],
};

test('nothing is unknown any more, at any depth, and what was given or is known stays', () => {
  const state = completed(schema, planned, { id: 'x-1', name: 'not asked' });
  expect(isWhollyKnown(state)).toBe(true);
  expect(state).toEqual({
    id: 'x-1',
    port: 0,
    open: false,
    zones: [],
    tags: {},
    items: [],
    name: 'given',
    tde_key: 'hush-1',
    psk: null,
    tunnel: [{ address: '', psk: 'hush-2', bgp: [{ state: '' }] }],
  });
});

test('an answer has every member that the schema has, and none that it has not', () => {
  const answer = answered(
    schema,
    { name: 'asked', tunnel: [] },
    { id: 'x', name: 'known', items: [{ name: 'a', colour: 'red' }] },
  );
  expect(answer).toMatchObject({ id: 'x', name: 'asked', items: [{ name: 'a', sizes: [] }], tunnel: [], psk: null });
  expect(JSON.stringify(answer)).not.toContain('red');
});

test('secrets are left out: those that the schema marks, and those that it forgets', () => {
  const state = completed(schema, planned, {});
  const open = withoutSecrets(schema, state);
  expect(JSON.stringify(open)).not.toContain('hush');
  expect(open).toMatchObject({ name: 'given', tunnel: [{ address: '' }] });
});

test('texts are found at any depth, unknown ones are none', () => {
  expect(textsIn({ a: 'x', b: [{ c: 'y' }, UNKNOWN, 3, null] })).toEqual(['x', 'y']);
});
