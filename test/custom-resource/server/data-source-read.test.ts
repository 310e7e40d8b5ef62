import { DataSourceDefinition, defineDataSource, defineSchema, UNKNOWN } from '../../../lib/custom-resource';
import { serveDataSource } from './support/served-provider';

const description = 'For the test.';
const schema = defineSchema({
  attributes: {
    name: { type: 'string', required: true, description },
    limit: { type: 'number', optional: true, default: 5, description },
    found: { type: { list: 'string' }, computed: true, description },
    token: { type: 'string', computed: true, sensitive: true, description },
  },
});
type Definition = DataSourceDefinition<typeof schema, unknown>;

const serve = (read: Definition['read']) => serveDataSource(defineDataSource({ typeName: 'toy_list', schema, read }));

test('a data source gets its configuration with defaults, and answers with what it found', async () => {
  const provider = serve(({ config }) => ({ name: config.name, limit: config.limit ?? 0, found: ['x'], token: null }));
  expect(await provider.readData('toy_list', { name: 'a' })).toEqual({
    state: { name: 'a', limit: 5, found: ['x'], token: null },
    diagnostics: [],
  });
});

test.each<[string, Definition['read'], string]>([
  [
    'leaves something unknown',
    () => ({ name: 'a', limit: 5, found: UNKNOWN, token: null }) as never,
    'The hook left "found" unknown.',
  ],
  ['forgets to return', () => undefined as never, 'The hook returned no state.'],
  [
    'returns another type',
    () => ({ name: 'a', limit: 5, found: 'x', token: null }) as never,
    'found: Expected a value of type list(string), but got a string.',
  ],
])('a data source that %s is an error of the provider', async (_, read, reason) => {
  const answer = await serve(read).readData('toy_list', { name: 'a' });
  expect(answer.state).toBeUndefined();
  expect(answer.diagnostics).toMatchObject([
    { summary: 'data.toy_list was read with a faulty result', detail: expect.stringContaining(reason) },
  ]);
});

test('what a data source tells beside its answer is masked, secrets of the answer included', async () => {
  const provider = serve(({ diagnostics }) => {
    diagnostics.warning('Old token', 'The token tok-123 is old.');
    return { name: 'a', limit: 5, found: null, token: 'tok-123' };
  });
  const answer = await provider.readData('toy_list', { name: 'a' });
  expect(answer.diagnostics).toEqual([
    { severity: 'warning', summary: 'Old token', detail: 'The token (sensitive) is old.' },
  ]);
});
