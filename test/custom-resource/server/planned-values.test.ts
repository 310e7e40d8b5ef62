import { Attribute, defineSchema, Schema, UNKNOWN } from '../../../lib/custom-resource';
import {
  withDefaults,
  withoutWriteOnly,
  withUnknownsForCreate,
  withUnknownsForUpdate,
} from '../../../lib/custom-resource/server/planned-values';

const description = 'For the test.';
const protocol: Attribute = { type: 'string', optional: true, default: 'tcp', description };
const port: Attribute = { type: 'number', required: true, description };
const id: Attribute = { type: 'string', computed: true, description };

const inSet = (attributes: Schema['attributes']): Schema => ({ blocks: { rule: { nesting: 'set', attributes } } });
const rules = (...rule: object[]) => ({ rule });

test('a default is filled in inside of sets', () => {
  const config = rules({ port: 1, protocol: null }, { port: 2, protocol: 'udp' });
  expect(withDefaults(inSet({ port, protocol }), config, config)).toEqual(
    rules({ port: 1, protocol: 'tcp' }, { port: 2, protocol: 'udp' }),
  );
});

test('inside of a set the default comes back when the author removes a value, though Terraform proposes the former one', () => {
  const config = rules({ port: 1, protocol: null });
  const proposed = rules({ port: 1, protocol: 'udp' });
  expect(withDefaults(inSet({ port, protocol }), proposed, config)).toEqual(rules({ port: 1, protocol: 'tcp' }));
});

test('two elements of a set that Terraform takes for one stay two', () => {
  const config = rules({ port: 1, protocol: null }, { port: 1, protocol: 'udp' });
  const proposed = rules({ port: 1, protocol: 'udp' });
  expect(withDefaults(inSet({ port, protocol }), proposed, config)).toEqual(
    rules({ port: 1, protocol: 'tcp' }, { port: 1, protocol: 'udp' }),
  );
});

test('what is computed inside of a set is unknown at create and after a change', () => {
  const schema = inSet({ port, id });
  const config = rules({ port: 1, id: null }, { port: 2, id: null });
  const proposed = rules({ port: 1, id: 'one' }, { port: 2, id: null });
  const open = rules({ port: 1, id: UNKNOWN }, { port: 2, id: UNKNOWN });
  expect(withUnknownsForCreate(schema, config, config)).toEqual(open);
  expect(withUnknownsForUpdate(schema, proposed, config)).toEqual(open);
});

const computedDisks = (stable: boolean) =>
  defineSchema({
    attributes: {
      disks: {
        computed: true,
        optional: true,
        stable,
        description,
        nested: {
          nesting: 'list',
          attributes: { size: { type: 'number', optional: true, computed: true, description } },
        },
      },
    },
  });

test('a computed collection of nested attributes is unknown as a whole, not element by element', () => {
  const planned = { disks: [{ size: 1 }] };
  expect(withUnknownsForCreate(computedDisks(false), { disks: null }, { disks: null })).toEqual({ disks: UNKNOWN });
  expect(withUnknownsForUpdate(computedDisks(false), planned, { disks: null })).toEqual({ disks: UNKNOWN });
});

test('a stable collection of nested attributes keeps all of its value, nulls inside too', () => {
  const planned = { disks: [{ size: 1 }, { size: null }] };
  expect(withUnknownsForUpdate(computedDisks(true), planned, { disks: null })).toEqual(planned);
});

test('a computed collection that the author sets is his, but for what is computed inside', () => {
  const disks = [{ size: 1 }, { size: null }];
  expect(withUnknownsForCreate(computedDisks(false), { disks }, { disks })).toEqual({
    disks: [{ size: 1 }, { size: UNKNOWN }],
  });
});

test('single nested attributes and blocks that are not there get neither defaults nor unknowns', () => {
  const schema = defineSchema({
    attributes: {
      limits: {
        optional: true,
        description,
        nested: { nesting: 'single', attributes: { a: { type: 'number', optional: true, default: 1, description } } },
      },
    },
    blocks: { window: { nesting: 'single', attributes: { id: { type: 'string', computed: true, description } } } },
  });
  const absent = { limits: null, window: null };
  expect(withDefaults(schema, absent, absent)).toEqual(absent);
  expect(withUnknownsForCreate(schema, absent, absent)).toEqual(absent);
  const present = { limits: { a: null }, window: { id: null } };
  expect(withDefaults(schema, present, present)).toEqual({ limits: { a: 1 }, window: { id: null } });
  expect(withUnknownsForCreate(schema, present, present)).toEqual({ limits: { a: null }, window: { id: UNKNOWN } });
});

test('blocks that are unknown as a whole, as dynamic blocks are, stay unknown', () => {
  const schema = inSet({ port, protocol, id });
  const config = { rule: UNKNOWN };
  expect(withDefaults(schema, config, config)).toEqual(config);
  expect(withUnknownsForCreate(schema, config, config)).toEqual(config);
  expect(withUnknownsForUpdate(schema, config, config)).toEqual(config);
});

test('write-only values are removed at every depth', () => {
  const secret: Attribute = { type: 'string', optional: true, writeOnly: true, description };
  const schema: Schema = {
    attributes: {
      secret,
      disks: { optional: true, description, nested: { nesting: 'map', attributes: { secret, port } } },
    },
    blocks: {
      rule: {
        nesting: 'list',
        attributes: { secret },
        blocks: { deep: { nesting: 'single', attributes: { secret } } },
      },
    },
  };
  const value = {
    secret: 'hush',
    disks: { a: { secret: 'hush', port: 1 } },
    rule: [{ secret: UNKNOWN, deep: { secret: 'hush' } }],
  };
  const clean = {
    secret: null,
    disks: { a: { secret: null, port: 1 } },
    rule: [{ secret: null, deep: { secret: null } }],
  };
  expect(withoutWriteOnly(schema, value)).toEqual(clean);
  expect(withDefaults(schema, value, value)).toEqual(clean);
});
