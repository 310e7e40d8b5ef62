import {
  defineResource,
  defineSchema,
  DiagnosticError,
  ResourceDefinition,
  StateOf,
  UNKNOWN,
} from '../../../lib/custom-resource';
import { call, serveResource } from './support/served-provider';

const description = 'For the test.';
const schema = defineSchema({
  version: 2,
  attributes: {
    id: { type: 'string', computed: true, description },
    size: { type: 'number', optional: true, description },
    secret_wo: { type: 'string', optional: true, writeOnly: true, description },
  },
  blocks: {
    rule: { nesting: 'set', attributes: { port: { type: 'number', optional: true, description } } },
    window: { nesting: 'single', attributes: { day: { type: 'string', optional: true, description } } },
  },
});
type Definition = ResourceDefinition<typeof schema, unknown>;

const state: StateOf<typeof schema> = { id: 'i', size: 1, rule: [], window: null };

const serve = (hooks: Partial<Definition>) =>
  serveResource(defineResource({ typeName: 'toy_thing', schema, create: () => state, ...hooks }));

test('a read returns the object as it is now, and hands the private bytes on', async () => {
  const provider = serve({ read: ({ state: stored }) => ({ ...stored, size: 2 }) });
  expect(await provider.read('toy_thing', state)).toEqual({
    state: { ...state, size: 2, secret_wo: null },
    private: 'private',
    diagnostics: [],
  });
});

test('an object that is gone is null', async () => {
  expect((await serve({ read: () => null }).read('toy_thing', state)).state).toBeNull();
});

test('without a read hook the state stays as it is', async () => {
  expect(await serve({}).read('toy_thing', state)).toMatchObject({ state, private: 'private' });
});

test('a read keeps write-only attributes null', async () => {
  const provider = serve({ read: () => ({ ...state, secret_wo: 'hush' }) });
  expect((await provider.read('toy_thing', state)).state).toMatchObject({ secret_wo: null });
});

test.each<[string, Definition['read']]>([
  [
    'throws',
    () => {
      throw new DiagnosticError('Unreachable', 'The service does not answer.');
    },
  ],
  [
    'tells of an error',
    ({ state: stored, diagnostics }) => (diagnostics.error('Odd', 'Cannot tell.'), { ...stored, size: 9 }),
  ],
  ['forgets to return', () => undefined as never],
  ['returns another type', () => ({ ...state, size: 'big' }) as never],
  ['returns an attribute that the schema lacks', () => ({ ...state, sice: 1 }) as never],
  ['leaves something unknown', () => ({ ...state, size: UNKNOWN }) as never],
])('a read that %s keeps the stored state, and is an error', async (_, read) => {
  const answer = await serve({ read }).read('toy_thing', state);
  expect(answer.state).toMatchObject({ id: 'i', size: 1 });
  expect(answer.diagnostics).toMatchObject([{ severity: 'error' }]);
  expect(answer.private).toBe('private');
});

test('an import answers with what the id tells, everything else null and blocks that repeat empty', async () => {
  const provider = serve({ importState: ({ id }) => ({ id }) });
  expect(await provider.importState('toy_thing', 'x')).toEqual({
    states: [{ id: 'x', size: null, secret_wo: null, rule: [], window: null }],
    diagnostics: [],
  });
});

test('a resource without an import says so', async () => {
  expect(await serve({}).importState('toy_thing', 'x')).toStrictEqual({
    states: [],
    diagnostics: [
      {
        severity: 'error',
        summary: 'toy_thing cannot be imported',
        detail:
          'The provider has no import for resources of this type. Declare one and apply: that creates a new object.',
      },
    ],
  });
});

test.each<[string, Definition['importState']]>([
  [
    'throws',
    () => {
      throw new DiagnosticError('No such thing', 'There is none.');
    },
  ],
  ['returns nothing', () => undefined as never],
  ['returns another type', () => ({ size: 'big' }) as never],
])('an import that %s imports nothing', async (_, importState) => {
  const answer = await serve({ importState }).importState('toy_thing', 'x');
  expect(answer.states).toHaveLength(0);
  expect(answer.diagnostics).toMatchObject([{ severity: 'error' }]);
});

const upgrade = (version: number, json: string) =>
  serve({}).service.upgradeResourceState(
    { typeName: 'toy_thing', version, rawState: { json: Buffer.from(json), flatmap: {} } },
    call(),
  );

test('stored state of the present version goes back byte for byte, so that no digit is lost', async () => {
  const json = '{"id":"i","size":0.12345678901234567890123456789,"more":9007199254740993}';
  const { upgradedState, diagnostics } = await upgrade(2, json);
  expect(Buffer.from((upgradedState?.json ?? []) as Uint8Array).toString()).toBe(json);
  expect(diagnostics).toEqual([]);
});

test.each([
  [3, 'Use the newer version of the provider that wrote it.'],
  [1, 'Use the version of the provider that wrote it, or import the object anew.'],
])('stored state of version %i is refused, with the way out', async (version, way) => {
  const { upgradedState, diagnostics } = await upgrade(version, '{}');
  expect(upgradedState).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      summary: 'The stored state of toy_thing has another schema version',
      detail: `The state was written with schema version ${version}, and this provider knows version 2 only. ${way}`,
    },
  ]);
});
