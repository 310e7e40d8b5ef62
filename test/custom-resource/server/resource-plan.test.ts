import { defineResource, defineSchema, DynamicValue, ResourceDefinition, UNKNOWN } from '../../../lib/custom-resource';
import { ServedProvider, serveResource } from './support/served-provider';

const description = 'For the test.';
const schema = defineSchema({
  attributes: {
    id: { type: 'string', computed: true, stable: true, description },
    name: { type: 'string', required: true, requiresReplace: true, description },
    size: { type: 'number', optional: true, default: 10, description },
    note: { type: 'string', optional: true, computed: true, description },
    revision: { type: 'number', computed: true, description },
    tags: { type: { map: 'string' }, optional: true, description },
    anything: { type: 'dynamic', optional: true, description },
    secret_wo: { type: 'string', optional: true, writeOnly: true, description },
    disks: {
      optional: true,
      description,
      nested: {
        nesting: 'list',
        attributes: {
          gigabytes: { type: 'number', optional: true, default: 20, description },
          device: { type: 'string', optional: true, computed: true, description },
          kind: { type: 'string', optional: true, requiresReplace: true, description },
        },
      },
    },
  },
  blocks: {
    rule: { nesting: 'set', attributes: { port: { type: 'number', required: true, description } } },
    window: { nesting: 'single', attributes: { day: { type: 'string', optional: true, description } } },
  },
});
type Definition = ResourceDefinition<typeof schema, unknown>;

function serve(hooks: Partial<Definition> = { update: ({ priorState }) => priorState }): ServedProvider {
  const unused = (): never => {
    throw new Error('A plan creates nothing.');
  };
  return serveResource(defineResource({ typeName: 'toy_thing', schema, create: unused, ...hooks }));
}

const stored = { id: 'i', name: 'a', size: 10, note: 'made up', revision: 1 };

test('a create plans what is configured, fills in defaults, and leaves to the provider what it computes', async () => {
  const { planned, requiresReplace, diagnostics } = await serve().plan('toy_thing', {
    config: { name: 'a', tags: { k: 'v' }, rule: [{ port: 1 }] },
  });
  expect(planned).toEqual({
    id: UNKNOWN,
    name: 'a',
    size: 10,
    note: UNKNOWN,
    revision: UNKNOWN,
    tags: { k: 'v' },
    anything: null,
    secret_wo: null,
    disks: null,
    rule: [{ port: 1 }],
    window: null,
  });
  expect([requiresReplace, diagnostics]).toEqual([[], []]);
});

test('a configured value is planned, also where the provider would compute one', async () => {
  const { planned } = await serve().plan('toy_thing', { config: { name: 'a', size: 0, note: 'mine' } });
  expect(planned).toMatchObject({ size: 0, note: 'mine' });
});

test('defaults and computed values reach into nested attributes', async () => {
  const { planned } = await serve().plan('toy_thing', {
    config: {
      name: 'a',
      disks: [
        { gigabytes: null, device: null, kind: 'ssd' },
        { gigabytes: 5, device: '/dev/x', kind: null },
      ],
    },
  });
  expect(planned?.disks).toEqual([
    { gigabytes: 20, device: UNKNOWN, kind: 'ssd' },
    { gigabytes: 5, device: '/dev/x', kind: null },
  ]);
});

test('unknown values stay unknown, at every depth', async () => {
  const config = {
    name: UNKNOWN,
    tags: { k: UNKNOWN },
    anything: DynamicValue.of({ deep: [UNKNOWN] }),
    disks: [{ gigabytes: UNKNOWN, device: null, kind: null }],
    rule: UNKNOWN,
    window: { day: UNKNOWN },
  };
  const { planned } = await serve().plan('toy_thing', { config });
  expect(planned).toMatchObject({
    ...config,
    disks: [{ gigabytes: UNKNOWN, device: UNKNOWN, kind: null }],
  });
});

test('nothing is planned when nothing changed, whatever was computed', async () => {
  const prior = {
    ...stored,
    disks: [{ gigabytes: 20, device: '/dev/sda', kind: null }],
    rule: [{ port: 2 }, { port: 1 }],
  };
  const provider = serve();
  const config = {
    name: 'a',
    disks: [{ gigabytes: null, device: null, kind: null }],
    rule: [{ port: 1 }, { port: 2 }],
  };
  const proposed = { ...prior, rule: config.rule };
  const { planned, requiresReplace } = await provider.plan('toy_thing', { config, prior, proposed });
  expect(planned).toEqual(provider.complete('toy_thing', prior));
  expect(requiresReplace).toEqual([]);
});

test('an update leaves open what the provider may compute anew, and keeps what is stable', async () => {
  const { planned, requiresReplace } = await serve().plan('toy_thing', {
    config: { name: 'a', size: 11 },
    prior: stored,
  });
  expect(planned).toMatchObject({ id: 'i', size: 11, note: UNKNOWN, revision: UNKNOWN });
  expect(requiresReplace).toEqual([]);
});

test('a stable attribute that has no value yet may get one in an update', async () => {
  const { planned } = await serve().plan('toy_thing', {
    config: { name: 'a', size: 11 },
    prior: { ...stored, id: null },
  });
  expect(planned).toMatchObject({ id: UNKNOWN });
});

test('an update opens computed values inside of nested attributes, unless they are configured', async () => {
  const prior = {
    ...stored,
    disks: [
      { gigabytes: 1, device: '/dev/sda', kind: null },
      { gigabytes: 1, device: '/dev/x', kind: null },
    ],
  };
  const config = {
    name: 'a',
    disks: [
      { gigabytes: 2, device: null, kind: null },
      { gigabytes: 1, device: '/dev/x', kind: null },
    ],
  };
  const proposed = { ...prior, disks: [{ ...config.disks[0], device: '/dev/sda' }, config.disks[1]] };
  const { planned } = await serve().plan('toy_thing', { config, prior, proposed });
  expect(planned?.disks).toEqual([
    { gigabytes: 2, device: UNKNOWN, kind: null },
    { gigabytes: 1, device: '/dev/x', kind: null },
  ]);
});

test('without an update hook nothing can compute a new value, so computed values stay', async () => {
  const { planned } = await serve({}).plan('toy_thing', { config: { name: 'a', size: 11 }, prior: stored });
  expect(planned).toMatchObject({ size: 11, note: 'made up', revision: 1 });
});

test('a default comes back when the configuration no longer has a value', async () => {
  const { planned } = await serve().plan('toy_thing', { config: { name: 'a' }, prior: { ...stored, size: 99 } });
  expect(planned).toMatchObject({ size: 10 });
});

test('a change of an attribute with requiresReplace replaces the object, an unknown value too', async () => {
  const plan = (name: unknown) => serve().plan('toy_thing', { config: { name }, prior: stored });
  expect((await plan('b')).requiresReplace).toEqual(['.name']);
  expect((await plan(UNKNOWN)).requiresReplace).toEqual(['.name']);
  expect((await plan('a')).requiresReplace).toEqual([]);
});

test('a change deep inside of nested attributes replaces the object as well', async () => {
  const prior = { ...stored, disks: [{ gigabytes: 20, device: 'd', kind: 'ssd' }] };
  const config = { name: 'a', disks: [{ gigabytes: null, device: null, kind: 'hdd' }] };
  const proposed = { ...prior, disks: [{ gigabytes: 20, device: 'd', kind: 'hdd' }] };
  const { requiresReplace } = await serve().plan('toy_thing', { config, prior, proposed });
  expect(requiresReplace).toEqual(['.disks[0].kind']);
});

test('a create replaces nothing, whatever the plan hook asks for', async () => {
  const provider = serve({ plan: () => ({ requiresReplace: [['name']] }) });
  expect((await provider.plan('toy_thing', { config: { name: 'a' } })).requiresReplace).toEqual([]);
});

test('the plan hook sees the configuration with write-only values, the prior state and the outline of the plan', async () => {
  const seen: unknown[] = [];
  const provider = serve({
    plan: ({ config, priorState, planned }) =>
      void seen.push([config.secret_wo, priorState?.revision, planned.revision, planned.size]),
    update: ({ priorState }) => priorState,
  });
  await provider.plan('toy_thing', { config: { name: 'a', secret_wo: 'hush' } });
  await provider.plan('toy_thing', { config: { name: 'a', size: 11 }, prior: stored });
  await provider.plan('toy_thing', { config: { name: 'a' }, prior: stored });
  expect(seen).toEqual([
    ['hush', undefined, UNKNOWN, 10],
    [null, 1, UNKNOWN, 11],
    [null, 1, 1, 10],
  ]);
});

test('the plan hook refines the plan, and may replace the object for reasons of its own', async () => {
  const provider = serve({
    plan: ({ priorState }) => ({
      planned: { revision: 7, note: undefined },
      requiresReplace: priorState ? [['size'], ['size']] : [],
    }),
    update: ({ priorState }) => priorState,
  });
  const { planned, requiresReplace } = await provider.plan('toy_thing', {
    config: { name: 'a', size: 11 },
    prior: stored,
  });
  expect(planned).toMatchObject({ revision: 7, note: UNKNOWN });
  expect(requiresReplace).toEqual(['.size']);
});

test('a value that the plan hook changes counts for the replacement', async () => {
  const provider = serve({ plan: () => ({ planned: { disks: [{ gigabytes: 1, device: 'd', kind: 'new' }] } }) });
  const prior = { ...stored, disks: [{ gigabytes: 1, device: 'd', kind: 'old' }] };
  const { requiresReplace } = await provider.plan('toy_thing', { config: { name: 'a', disks: UNKNOWN }, prior });
  expect(requiresReplace).toEqual(['.disks[0].kind']);
});

test('write-only values are null in the plan, also when the hook plans one', async () => {
  const hook = { plan: () => ({ planned: { secret_wo: 'hush' } as never }) };
  const { planned, diagnostics } = await serve(hook).plan('toy_thing', { config: { name: 'a', secret_wo: 'hush' } });
  expect(planned).toMatchObject({ secret_wo: null });
  expect(diagnostics).toEqual([]);
});

test.each<[string, unknown, string, string | undefined]>([
  [
    'an attribute of another type',
    { planned: { revision: 'one' } },
    'revision: Expected a value of type number, but got a string.',
    '.revision',
  ],
  [
    'an attribute that the schema lacks',
    { planned: { revison: 1 } },
    'revison: The schema has no such attribute.',
    undefined,
  ],
  [
    'a place that the schema lacks',
    { requiresReplace: [['nmae']] },
    'requiresReplace names "nmae", which the schema does not have.',
    undefined,
  ],
  [
    'a place inside of a text',
    { requiresReplace: [['name', 'first']] },
    'requiresReplace names "name.first", which the schema does not have.',
    undefined,
  ],
  [
    'no place at all',
    { requiresReplace: [[]] },
    'requiresReplace names "", which the schema does not have.',
    undefined,
  ],
])('a plan hook that names %s is told so, and the outline stays', async (_, result, reason, path) => {
  const provider = serve({ plan: () => result as never });
  const { planned, diagnostics } = await provider.plan('toy_thing', { config: { name: 'b' }, prior: stored });
  expect(diagnostics).toEqual([
    {
      severity: 'error',
      summary: 'toy_thing was planned with a faulty result',
      detail: `${reason} This is a fault of the provider, not of the configuration: please report it to those who maintain the provider.`,
      ...(path ? { path } : {}),
    },
  ]);
  expect(planned).toMatchObject({ name: 'b' });
});

test('what the plan hook tells and throws is shown', async () => {
  const provider = serve({
    plan({ diagnostics }) {
      diagnostics.warning('Slow', 'This takes an hour.', ['size']);
      throw new Error('no such zone');
    },
  });
  const { diagnostics } = await provider.plan('toy_thing', { config: { name: 'a' } });
  expect(diagnostics).toMatchObject([
    { severity: 'warning', summary: 'Slow', path: '.size' },
    {
      severity: 'error',
      summary: 'toy_thing failed unexpectedly',
      detail: expect.stringContaining('Error: no such zone'),
    },
  ]);
});

test('private bytes are handed on', async () => {
  expect((await serve().plan('toy_thing', { config: { name: 'a' } })).private).toBe('private');
});

test('the plan of a delete is echoed, without asking a hook', async () => {
  const provider = serve({
    plan() {
      throw new Error('A delete is not planned.');
    },
  });
  const answer = await provider.service.planResourceChange(
    {
      typeName: 'toy_thing',
      priorState: provider.encode('toy_thing', stored),
      proposedNewState: provider.encode('toy_thing', null),
      config: provider.encode('toy_thing', null),
      priorPrivate: new Uint8Array(),
      providerMeta: undefined,
      clientCapabilities: undefined,
    },
    { signal: new AbortController().signal },
  );
  expect(provider.decode('toy_thing', answer.plannedState)).toBeNull();
  expect(answer.diagnostics ?? []).toEqual([]);
});
