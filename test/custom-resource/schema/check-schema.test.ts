import { Attribute, Attributes, Block, Schema } from '../../../lib/custom-resource/schema/attribute';
import { checkSchema, SchemaKind } from '../../../lib/custom-resource/schema/check-schema';

const description = 'For the test.';
const text: Attribute = { type: 'string', optional: true, description };

const withAttribute = (attribute: Attribute, name = 'size'): Schema => ({ attributes: { [name]: attribute } });
const withBlock = (block: Block, name = 'rule'): Schema => ({ blocks: { [name]: block } });
const nested = (nesting: Block['nesting'], attributes: Attributes): Attribute => ({
  optional: true,
  description,
  nested: { nesting, attributes },
});

const SOUND: readonly [string, SchemaKind, Schema][] = [
  ['nothing at all', 'resource', {}],
  [
    'every combination of required, optional and computed',
    'resource',
    {
      attributes: {
        a: { type: 'string', required: true, description },
        b: { type: 'string', optional: true, description },
        c: { type: 'string', computed: true, description },
        d: { type: 'string', optional: true, computed: true, description },
      },
    },
  ],
  [
    'defaults of each type',
    'resource',
    {
      attributes: {
        a: { type: 'string', optional: true, default: '', description },
        b: { type: 'number', optional: true, default: 0, description },
        c: { type: 'bool', optional: true, default: false, description },
      },
    },
  ],
  [
    'write-only attributes inside of lists and maps',
    'resource',
    {
      attributes: {
        a: nested('list', { b: { ...text, writeOnly: true } }),
        c: nested('map', { d: { ...text, writeOnly: true } }),
      },
    },
  ],
  [
    'stable attributes inside of single blocks and maps',
    'resource',
    {
      attributes: { a: nested('single', { b: { type: 'string', computed: true, stable: true, description } }) },
      blocks: {
        c: { nesting: 'map', attributes: { d: { type: 'string', computed: true, stable: true, description } } },
      },
    },
  ],
  [
    'dynamic values in objects and tuples',
    'resource',
    {
      attributes: {
        a: { ...text, type: { object: { b: 'dynamic', c: { tuple: ['dynamic'] } } } },
        d: nested('single', { e: { ...text, type: 'dynamic' } }),
      },
    },
  ],
  [
    'blocks with limits',
    'resource',
    {
      blocks: {
        a: { nesting: 'single', minItems: 1 },
        b: { nesting: 'list', minItems: 1, maxItems: 1 },
        c: { nesting: 'set', maxItems: 2 },
      },
    },
  ],
  ['names that only resources reserve', 'provider', withAttribute(text, 'lifecycle')],
  ['a version', 'resource', { version: 3 }],
];

test.each(SOUND)('a schema may have %s', (_, kind, schema) => {
  expect(() => checkSchema(kind, 'the resource toy_thing', schema)).not.toThrow();
});

const RESERVED: readonly [SchemaKind, string][] = [
  ...['connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'].map(
    (name): [SchemaKind, string] => ['resource', name],
  ),
  ...['count', 'depends_on', 'for_each', 'lifecycle', 'provider'].map((name): [SchemaKind, string] => [
    'data source',
    name,
  ]),
  ['provider', 'alias'],
  ['provider', 'version'],
];

test.each(RESERVED)('in the schema of a %s, Terraform reserves the name "%s"', (kind, name) => {
  expect(() => checkSchema(kind, 'x', withAttribute(text, name))).toThrow(`- "${name}": Terraform reserves the name.`);
  expect(() => checkSchema(kind, 'x', withBlock({ nesting: 'list' }, name))).toThrow('Terraform reserves the name.');
});

test('a reserved name is free inside of blocks', () => {
  const schema = withBlock({ nesting: 'list', attributes: { provider: text, count: text } });
  expect(() => checkSchema('resource', 'x', schema)).not.toThrow();
});

const NAME_RULE = 'a name is made of lower-case letters, digits and underscores';
const ROLE_RULE = 'set exactly one of required, optional, computed, or optional together with computed';
const COLLECTION_RULE =
  'a collection cannot hold dynamic values, because its elements have one type; use one dynamic attribute in its place';
const STABLE_RULE = 'nothing is stable inside of lists and sets, whose elements may change places';
const DEFAULT_RULE = 'a default belongs to an attribute that is optional, and neither computed nor write-only';
const computed: Attribute = { type: 'string', computed: true, description };
const dynamic: Attribute = { ...text, type: 'dynamic' };

const FAULTY: readonly [string, Schema, string][] = [
  ['a name with a capital', withAttribute(text, 'Size'), `"Size": ${NAME_RULE}`],
  ['a name that begins with a digit', withAttribute(text, '2nd'), `"2nd": ${NAME_RULE}`],
  ['a block with a hyphen', withBlock({ nesting: 'list' }, 'a-b'), `"a-b": ${NAME_RULE}`],
  ['a nested name with a hyphen', withAttribute(nested('list', { 'a-b': text })), `"size.a-b": ${NAME_RULE}`],
  [
    'a name for two things',
    { attributes: { rule: text }, blocks: { rule: { nesting: 'list' } } },
    '"rule": an attribute has the same name',
  ],
  ['an attribute that nobody sets', withAttribute({ type: 'string', description }), `"size": ${ROLE_RULE}`],
  ['required and optional', withAttribute({ ...text, required: true }), `"size": ${ROLE_RULE}`],
  [
    'required and computed',
    withAttribute({ type: 'string', required: true, computed: true, description }),
    `"size": ${ROLE_RULE}`,
  ],
  [
    'write-only and computed',
    withAttribute({ ...computed, optional: true, writeOnly: true }),
    '"size": a write-only attribute cannot be computed',
  ],
  [
    'write-only in a nested set',
    withAttribute(nested('set', { a: { ...text, writeOnly: true } })),
    '"size.a": a set cannot hold write-only attributes',
  ],
  [
    'write-only in a list of a block set',
    withBlock({ nesting: 'set', blocks: { b: { nesting: 'list', attributes: { a: { ...text, writeOnly: true } } } } }),
    '"rule.b.a": a set cannot hold write-only attributes',
  ],
  [
    'stable but not computed',
    withAttribute({ ...text, stable: true }),
    '"size": only computed attributes can be stable',
  ],
  ['stable in a list', withAttribute(nested('list', { a: { ...computed, stable: true } })), `"size.a": ${STABLE_RULE}`],
  [
    'stable in a set',
    withBlock({ nesting: 'set', attributes: { a: { ...computed, stable: true } } }),
    `"rule.a": ${STABLE_RULE}`,
  ],
  [
    'a default of a required attribute',
    withAttribute({ type: 'number', required: true, default: 1, description }),
    `"size": ${DEFAULT_RULE}`,
  ],
  [
    'a default of a computed attribute',
    withAttribute({ ...computed, optional: true, default: 'x' }),
    `"size": ${DEFAULT_RULE}`,
  ],
  [
    'a default of a write-only attribute',
    withAttribute({ ...text, writeOnly: true, default: 'x' } as Attribute),
    `"size": ${DEFAULT_RULE}`,
  ],
  [
    'a default of another type',
    withAttribute({ type: 'bool', optional: true, default: 'yes', description }),
    '"size": the default is a string, the attribute is not',
  ],
  [
    'an infinite default',
    withAttribute({ type: 'number', optional: true, default: Infinity, description }),
    '"size": the default is not a finite number',
  ],
  ['a set of dynamic values', withAttribute({ ...text, type: { set: 'dynamic' } }), `"size": ${COLLECTION_RULE}`],
  [
    'a dynamic value deep in a map',
    withAttribute({ ...text, type: { tuple: [{ map: { object: { a: 'dynamic' } } }] } }),
    `"size": ${COLLECTION_RULE}`,
  ],
  ['a dynamic value in a nested list', withAttribute(nested('list', { a: dynamic })), `"size.a": ${COLLECTION_RULE}`],
  [
    'a dynamic value in a list of blocks',
    withBlock({ nesting: 'list', attributes: { a: dynamic } }),
    `"rule.a": ${COLLECTION_RULE}`,
  ],
  ['limits on map blocks', withBlock({ nesting: 'map', maxItems: 2 }), '"rule": map blocks have no item limits'],
  [
    'two of a single block',
    withBlock({ nesting: 'single', minItems: 2 }),
    '"rule": a single block has minItems 0 or 1 and no maxItems',
  ],
  [
    'a greatest number of a single block',
    withBlock({ nesting: 'single', maxItems: 1 }),
    '"rule": a single block has minItems 0 or 1 and no maxItems',
  ],
  [
    'more at least than at most',
    withBlock({ nesting: 'list', minItems: 3, maxItems: 2 }),
    '"rule": minItems is greater than maxItems',
  ],
  ['half a block', withBlock({ nesting: 'list', minItems: 0.5 }), '"rule": item limits are whole numbers from 0'],
  ['a negative version', { version: -1 }, '"version": a version is a whole number from 0'],
];

test.each(FAULTY)('a schema with %s is refused', (_, schema, fault) => {
  expect(() => checkSchema('resource', 'the resource toy_thing', schema)).toThrow(
    new TypeError(`The schema of the resource toy_thing is not valid:\n- ${fault}.`),
  );
});

test('every fault of a schema is named at once', () => {
  const schema = { attributes: { A: text, b: { type: 'string', description } } } as Schema;
  expect(() => checkSchema('resource', 'the resource toy_thing', schema)).toThrow(
    `The schema of the resource toy_thing is not valid:\n- "A": ${NAME_RULE}.\n- "b": ${ROLE_RULE}.`,
  );
});

test.each(['data source', 'provider'] as const)('a %s has no object whose life could matter', (kind) => {
  expect(() => checkSchema(kind, 'x', withAttribute({ ...text, requiresReplace: true }))).toThrow(
    `a ${kind} cannot use requiresReplace`,
  );
  expect(() => checkSchema(kind, 'x', withAttribute({ ...text, writeOnly: true }))).toThrow(
    `a ${kind} cannot use writeOnly`,
  );
  expect(() => checkSchema(kind, 'x', withAttribute({ ...computed, stable: true }))).toThrow(
    `a ${kind} cannot use stable`,
  );
});

test('nothing of a provider is computed', () => {
  expect(() => checkSchema('provider', 'the provider', withAttribute(computed))).toThrow(
    '- "size": a provider has no state, so nothing of it is computed.',
  );
});
