import {
  AnyResource,
  defineDataSource,
  defineProvider,
  defineResource,
  defineSchema,
  isUnknown,
  UNKNOWN,
} from '../../../lib/custom-resource';
import { call, encoded, ServedProvider, serveResource, shown } from './support/served-provider';

const description = 'For the test.';
const schema = defineSchema({
  attributes: {
    id: { type: 'string', computed: true, description },
    token: { type: 'string', optional: true, sensitive: true, description },
  },
});

function resource(typeName: string, seen: unknown[] = []): AnyResource<unknown> {
  return defineResource<typeof schema, unknown>({
    typeName,
    schema,
    create: ({ client, planned }) => {
      seen.push(client);
      return { ...planned, id: 'i' };
    },
  });
}

const dataSource = defineDataSource({ typeName: 'toy_list', schema, read: () => ({ id: 'i', token: null }) });

const configured = defineSchema({
  attributes: {
    region: { type: 'string', required: true, description },
    retries: { type: 'number', optional: true, default: 3, description },
    secret_key: { type: 'string', optional: true, sensitive: true, description },
  },
});

test('the schemas of all types are served, with the capabilities of this server', async () => {
  const provider = new ServedProvider({ resources: [resource('toy_thing')], dataSources: [dataSource] });
  const { resourceSchemas, dataSourceSchemas, serverCapabilities } = await provider.service.getProviderSchema(
    {},
    call(),
  );
  expect(Object.keys(resourceSchemas ?? {})).toEqual(['toy_thing']);
  expect(Object.keys(dataSourceSchemas ?? {})).toEqual(['toy_list']);
  expect(serverCapabilities).toEqual({ planDestroy: false, getProviderSchemaOptional: true, moveResourceState: false });
});

test('the metadata names the same types', async () => {
  const provider = new ServedProvider({ resources: [resource('toy_thing')], dataSources: [dataSource] });
  expect(await provider.service.getMetadata?.({}, call())).toMatchObject({
    resources: [{ typeName: 'toy_thing' }],
    dataSources: [{ typeName: 'toy_list' }],
  });
});

test('what configure makes is the client of every hook, and defaults reach it', async () => {
  const seen: unknown[] = [];
  const provider = new ServedProvider({
    provider: defineProvider({
      schema: configured,
      configure: ({ config, terraformVersion }) => ({ ...config, terraformVersion }),
    }),
    resources: [resource('toy_thing', seen)],
  });
  expect(await provider.configure(configured, { region: 'here' })).toEqual([]);
  await provider.apply('toy_thing', { config: {}, planned: { id: UNKNOWN } });
  expect(seen).toEqual([{ region: 'here', retries: 3, secret_key: null, terraformVersion: '1.11.4' }]);
});

test('configure may get unknown values at plan', async () => {
  const seen: unknown[] = [];
  const provider = new ServedProvider({
    provider: defineProvider({
      schema: configured,
      configure: ({ config }) => void seen.push(isUnknown(config.region)),
    }),
  });
  expect(await provider.configure(configured, { region: UNKNOWN })).toEqual([]);
  expect(seen).toEqual([true]);
});

test('a configure that throws is a diagnostic, without the secrets of the configuration', async () => {
  const provider = new ServedProvider({
    provider: defineProvider({
      schema: configured,
      configure({ config }) {
        throw new Error(`the key ${String(config.secret_key)} is refused`, { cause: new Error('HTTP 403') });
      },
    }),
  });
  expect(await provider.configure(configured, { region: 'here', secret_key: 'hunter2' })).toEqual([
    {
      severity: 'error',
      summary: 'provider toy failed unexpectedly',
      detail:
        'Error: the key (sensitive) is refused\nCaused by Error: HTTP 403\n\n' +
        'The provider did not foresee this failure. Run again with TF_LOG_PROVIDER=ERROR to see where it happened, and ' +
        'report it to those who maintain the provider.',
    },
  ]);
  expect(provider.log.join('')).not.toContain('hunter2');
});

test('secrets of the provider are masked in the messages of every resource', async () => {
  const provider = new ServedProvider({
    provider: defineProvider({ schema: configured, configure: ({ config }) => config }),
    resources: [
      defineResource({
        typeName: 'toy_thing',
        schema,
        create() {
          throw new Error('HTTP 403 for hunter2');
        },
      }),
    ],
  });
  await provider.configure(configured, { region: 'here', secret_key: 'hunter2' });
  const { diagnostics } = await provider.apply('toy_thing', { config: {}, planned: {} });
  expect(JSON.stringify([diagnostics, provider.log])).not.toContain('hunter2');
});

test("the provider's own configuration is validated, its deprecations included", async () => {
  const old = defineSchema({
    attributes: { zone: { type: 'string', optional: true, deprecationMessage: 'Use "region".', description } },
  });
  const provider = new ServedProvider({
    provider: defineProvider({
      schema: old,
      validate: ({ diagnostics }) => diagnostics.error('Bad zone', 'There is none.', ['zone']),
      configure: () => undefined,
    }),
  });
  const request = { config: encoded(old, { zone: 'a' }) };
  const { diagnostics } = await provider.service.validateProviderConfig(request, call());
  expect(shown(diagnostics)).toMatchObject([
    { severity: 'warning', summary: '"zone" is deprecated', path: '.zone' },
    { severity: 'error', summary: 'Bad zone', path: '.zone' },
  ]);
});

test('Stop reaches every hook under way, and a new configuration begins afresh', async () => {
  const waiting = defineResource({
    typeName: 'toy_thing',
    schema,
    create: ({ signal, planned }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) reject(new Error('aborted before it began'));
        signal.addEventListener('abort', () => resolve({ ...planned, id: 'stopped' }));
        if (planned.token === 'quick') resolve({ ...planned, id: 'done' });
      }),
  });
  const provider = serveResource(waiting);
  const both = [1, 2].map(() => provider.apply('toy_thing', { config: {}, planned: { id: UNKNOWN } }));
  expect(await provider.service.stopProvider({}, call())).toEqual({});
  expect((await Promise.all(both)).map(({ state }) => state?.id)).toEqual(['stopped', 'stopped']);
  await provider.configure({}, {});
  const { state } = await provider.apply('toy_thing', { config: {}, planned: { id: UNKNOWN, token: 'quick' } });
  expect(state).toMatchObject({ id: 'done' });
});

test('a type that the provider does not have is an answer, not a crash', async () => {
  const provider = serveResource(resource('toy_thing'));
  const config = provider.encode('toy_thing', {});
  const { diagnostics } = await provider.service.validateResourceConfig(
    { typeName: 'toy_thong', config, clientCapabilities: undefined },
    call(),
  );
  expect(shown(diagnostics)).toEqual([
    {
      severity: 'error',
      summary: 'The provider could not carry out a request of Terraform',
      detail:
        'The provider has no type "toy_thong". It has: toy_thing.\n\nThis is a fault of the provider or of Terraform, not ' +
        'of the configuration: please report it to those who maintain the provider.',
    },
  ]);
});

test('a request that cannot be carried out shows no secret, whatever it quotes', async () => {
  const provider = new ServedProvider({
    provider: defineProvider({ schema: configured, configure: () => undefined }),
    resources: [resource('toy_thing')],
  });
  await provider.configure(configured, { region: 'here', secret_key: 'hunter2' });
  const { diagnostics } = await provider.service.readResource(
    {
      typeName: 'toy_hunter2',
      currentState: undefined,
      private: new Uint8Array(),
      providerMeta: undefined,
      clientCapabilities: undefined,
    },
    call(),
  );
  expect(shown(diagnostics)).toMatchObject([{ detail: expect.stringContaining('no type "toy_(sensitive)"') }]);
  expect(provider.log.join('')).not.toContain('hunter2');
});

const MALFORMED: readonly [string, string][] = [
  ['cut off', '81a2'],
  ['of another type', 'a3666f6f'],
  ['without its attributes', '80'],
  ['no msgpack', 'c1'],
];

test.each(MALFORMED)('an apply whose plan is %s keeps the prior state, and runs no hook', async (_, hex) => {
  const seen: unknown[] = [];
  const provider = serveResource(resource('toy_thing', seen));
  const prior = provider.encode('toy_thing', { id: 'i', token: 'hunter2' });
  const answer = await provider.service.applyResourceChange(
    {
      typeName: 'toy_thing',
      priorState: prior,
      plannedState: { msgpack: Buffer.from(hex, 'hex'), json: new Uint8Array() },
      config: prior,
      plannedPrivate: Buffer.from('private'),
      providerMeta: undefined,
    },
    call(),
  );
  expect(answer.newState).toEqual(prior);
  expect(Buffer.from((answer.private ?? []) as Uint8Array).toString()).toBe('private');
  expect(shown(answer.diagnostics)).toMatchObject([{ severity: 'error' }]);
  expect(JSON.stringify([shown(answer.diagnostics), provider.log])).not.toContain('hunter2');
  expect(seen).toEqual([]);
});

test.each(MALFORMED)('a read of a state that is %s keeps it', async (_, hex) => {
  const reads = defineResource({
    typeName: 'toy_thing',
    schema,
    create: () => ({ id: 'i', token: null }),
    read: () => null,
  });
  const provider = serveResource(reads);
  const currentState = { msgpack: Buffer.from(hex, 'hex'), json: new Uint8Array() };
  const answer = await provider.service.readResource(
    {
      typeName: 'toy_thing',
      currentState,
      private: Buffer.from('private'),
      providerMeta: undefined,
      clientCapabilities: undefined,
    },
    call(),
  );
  expect(answer.newState).toEqual(currentState);
  expect(shown(answer.diagnostics)).toMatchObject([{ severity: 'error' }]);
});

test('a value in JSON, which Terraform never sends, is refused', async () => {
  const provider = serveResource(resource('toy_thing'));
  const config = { msgpack: new Uint8Array(), json: Buffer.from('{}') };
  const { diagnostics } = await provider.service.validateResourceConfig(
    { typeName: 'toy_thing', config, clientCapabilities: undefined },
    call(),
  );
  expect(shown(diagnostics)).toMatchObject([{ detail: expect.stringContaining('encoded as JSON') }]);
});

test('a value that is missing is null as a whole', async () => {
  const provider = serveResource(resource('toy_thing'));
  const answer = await provider.service.applyResourceChange(
    {
      typeName: 'toy_thing',
      priorState: provider.encode('toy_thing', { id: 'i' }),
      plannedState: undefined,
      config: undefined,
      plannedPrivate: new Uint8Array(),
      providerMeta: undefined,
    },
    call(),
  );
  expect(provider.decode('toy_thing', answer.newState)).toBeNull();
  expect(answer.diagnostics).toEqual([]);
});

test('functions are none', async () => {
  expect(await new ServedProvider({}).service.getFunctions?.({}, call())).toEqual({});
});
