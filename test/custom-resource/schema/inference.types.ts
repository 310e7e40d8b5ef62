/**
 * What hooks may and may not write, checked by `npm run typecheck`: each line after a `@ts-expect-error` has to be a
 * mistake that does not compile, and everything else has to compile. Nothing here is run.
 */
import {
  ConfigOf,
  defineDataSource,
  defineProvider,
  defineResource,
  defineSchema,
  DynamicValue,
  isUnknown,
  PartialConfigOf,
  PlannedOf,
  StateOf,
  timeoutsBlock,
  UNKNOWN,
} from '../../../lib/custom-resource';

const description = 'For the test.';

const schema = defineSchema({
  attributes: {
    id: { type: 'string', computed: true, stable: true, description },
    name: { type: 'string', required: true, requiresReplace: true, description },
    size: { type: 'number', optional: true, default: 10, description },
    note: { type: 'string', optional: true, computed: true, description },
    tags: { type: { map: 'string' }, optional: true, description },
    pair: { type: { tuple: ['string', 'bool'] }, optional: true, description },
    shape: { type: { object: { sides: 'number' } }, optional: true, description },
    anything: { type: 'dynamic', optional: true, description },
    secret_wo: { type: 'string', optional: true, writeOnly: true, description },
    disks: {
      optional: true,
      description,
      nested: {
        nesting: 'list',
        attributes: {
          size: { type: 'number', required: true, description },
          device: { type: 'string', optional: true, computed: true, description },
          serial: { type: 'string', computed: true, description },
        },
      },
    },
  },
  blocks: {
    rule: { nesting: 'set', attributes: { port: { type: 'number', required: true, description } } },
    timeouts: timeoutsBlock({ create: '5m' }),
  },
});

type Schema = typeof schema;
interface Client {
  readonly token: string;
}

const state: StateOf<Schema> = {
  id: 'x',
  name: 'x',
  size: 9007199254740993n,
  note: null,
  tags: { a: 'b' },
  pair: ['x', true],
  shape: { sides: null },
  anything: DynamicValue.of(1),
  disks: [{ size: 1, device: null, serial: 's' }],
  rule: [{ port: 80 }],
  timeouts: { create: '1m' },
};

export const wellTyped = defineResource<Schema, Client>({
  typeName: 'toy_thing',
  schema,
  validate({ config }) {
    if (!isUnknown(config.size) && config.size !== null && config.size < 0) throw new Error('negative');
    // @ts-expect-error the value may be unknown
    config.name.trim();
    // @ts-expect-error an unknown may hide at every depth
    if (!isUnknown(config.tags)) config.tags?.['a']?.trim();
  },
  plan({ planned, priorState }) {
    // @ts-expect-error there is no prior state when the object is created
    priorState.name.trim();
    // @ts-expect-error a plan knows nothing of write-only attributes
    void planned.secret_wo;
    return { planned: { id: UNKNOWN, note: 'made up' }, requiresReplace: [['name']] };
  },
  create({ config, planned, client, checkpoint }) {
    config.secret_wo?.trim();
    client.token.trim();
    // @ts-expect-error an attribute that nobody defined
    void planned.nmae;
    // @ts-expect-error computed attributes are not planned; the hook has to set them
    void planned.id;
    // @ts-expect-error an optional computed attribute may still be unknown
    planned.note?.trim();
    // @ts-expect-error so may one inside of nested attributes
    planned.disks?.[0]?.device?.trim();
    // @ts-expect-error and those that only the provider sets are not planned there either
    void planned.disks?.[0]?.serial;
    // @ts-expect-error a state has every computed attribute, in nested attributes too
    checkpoint({ ...planned, note: null, id: 'x' });
    const disks = planned.disks?.map((disk) => ({
      ...disk,
      device: isUnknown(disk.device) ? '/dev/sda' : disk.device,
      serial: 's',
    }));
    checkpoint({ ...planned, id: 'x', note: null, disks: disks ?? null });
    return state;
  },
  update: ({ planned, priorState }) => ({ ...priorState, name: planned.name }),
  read: ({ state: stored }) => (stored.id === null ? null : stored),
  importState: ({ id }) => ({ id, name: 'x' }),
});

export const badlyTyped = [
  // @ts-expect-error the name of an attribute is wrong
  { ...state, nmae: 'x' } satisfies StateOf<Schema>,
  // @ts-expect-error the type of an attribute is wrong
  { ...state, size: 'ten' } satisfies StateOf<Schema>,
  // @ts-expect-error a required attribute is never null
  { ...state, name: null } satisfies StateOf<Schema>,
  // @ts-expect-error an attribute with a default is never null
  { ...state, size: null } satisfies StateOf<Schema>,
  // @ts-expect-error nothing in a state is unknown
  { ...state, note: UNKNOWN } satisfies StateOf<Schema>,
  // @ts-expect-error a write-only attribute has no place in a state
  { ...state, secret_wo: 'hush' } satisfies StateOf<Schema>,
  // @ts-expect-error the members of a map have one type
  { ...state, tags: { a: 1 } } satisfies StateOf<Schema>,
  // @ts-expect-error a tuple has its types in order
  { ...state, pair: [true, 'x'] } satisfies StateOf<Schema>,
  // @ts-expect-error a nested attribute is missing
  { ...state, disks: [{ size: 1, device: null }] } satisfies StateOf<Schema>,
  // @ts-expect-error a block is missing
  { ...state, rule: undefined } satisfies StateOf<Schema>,
  // @ts-expect-error the attribute of a block has another type
  { ...state, rule: [{ port: '80' }] } satisfies StateOf<Schema>,
  // @ts-expect-error the timeouts block has no such operation
  { ...state, timeouts: { delete: '5m' } } satisfies StateOf<Schema>,
];

export const faultyHooks = [
  defineResource({
    typeName: 'toy_thing',
    schema,
    // @ts-expect-error a create has to return a state
    create() {},
  }),
  defineResource({
    typeName: 'toy_thing',
    schema,
    create: () => state,
    // @ts-expect-error a read returns a state or null
    read: () => undefined,
  }),
  defineResource({
    typeName: 'toy_thing',
    schema,
    create: () => state,
    // @ts-expect-error an import cannot know an attribute that the schema lacks
    importState: () => ({ nmae: 'x' }),
  }),
  defineResource({
    typeName: 'toy_thing',
    schema,
    create: () => state,
    // @ts-expect-error a plan cannot know an attribute of another type
    plan: () => ({ planned: { note: 5 } }),
  }),
];

const emptyList = { nesting: 'list', attributes: {} } as const;

export const faultySchemas = [
  // @ts-expect-error there is no such type
  defineSchema({ attributes: { a: { type: 'int', optional: true, description } } }),
  // @ts-expect-error an attribute has a description
  defineSchema({ attributes: { a: { type: 'string', optional: true } } }),
  // @ts-expect-error an attribute has a type or nested attributes, not both
  defineSchema({ attributes: { a: { type: 'string', optional: true, description, nested: emptyList } } }),
  // @ts-expect-error a default is of a primitive type
  defineSchema({ attributes: { a: { type: { list: 'string' }, optional: true, description, default: [] } } }),
  // @ts-expect-error there is no such nesting
  defineSchema({ blocks: { a: { nesting: 'group' } } }),
];

export const dataSource = defineDataSource({
  typeName: 'toy_inventory',
  schema: {
    attributes: {
      name: { type: 'string', required: true, description },
      count: { type: 'number', computed: true, description },
    },
  },
  read({ config }) {
    config.name.trim();
    // @ts-expect-error what is computed is null in a configuration
    config.count.toFixed();
    return { name: config.name, count: 1 };
  },
});

export const provider = defineProvider({
  schema: { attributes: { region: { type: 'string', required: true, description } } },
  configure({ config }) {
    // @ts-expect-error the value may be unknown at plan
    config.region.trim();
    return { region: isUnknown(config.region) ? undefined : config.region.trim() };
  },
});

export function valuesAtEachMoment(
  config: ConfigOf<Schema>,
  partial: PartialConfigOf<Schema>,
  planned: PlannedOf<Schema>,
): void {
  config.name.trim();
  config.secret_wo?.trim();
  planned.name.trim();
  planned.size.toString();
  // @ts-expect-error a default is not in the configuration
  config.size.toString();
  // @ts-expect-error a configuration may be unknown
  partial.size?.toFixed();
}
