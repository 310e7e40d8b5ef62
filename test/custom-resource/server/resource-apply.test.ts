import {
  CreateRequest,
  defineResource,
  defineSchema,
  DiagnosticError,
  ResourceDefinition,
  StateOf,
  UNKNOWN,
} from '../../../lib/custom-resource';
import { deliverStrayError } from '../../../lib/custom-resource/process/stray-errors';
import { serveResource } from './support/served-provider';

const description = 'For the test.';
const schema = defineSchema({
  attributes: {
    id: { type: 'string', computed: true, stable: true, description },
    name: { type: 'string', required: true, description },
    note: { type: 'string', optional: true, computed: true, description },
    password: { type: 'string', computed: true, sensitive: true, description },
    secret_wo: { type: 'string', optional: true, writeOnly: true, description },
    disks: {
      optional: true,
      description,
      nested: { nesting: 'list', attributes: { size: { type: 'number', optional: true, description } } },
    },
    anything: { type: 'dynamic', optional: true, description },
  },
  blocks: { rule: { nesting: 'list', attributes: { port: { type: 'number', optional: true, description } } } },
});
type Schema = typeof schema;
type Definition = ResourceDefinition<Schema, unknown>;

const state: StateOf<Schema> = {
  id: 'i',
  name: 'a',
  note: 'made up',
  password: null,
  disks: null,
  anything: null,
  rule: [],
};
const planned = { id: UNKNOWN, name: 'a', note: UNKNOWN, password: UNKNOWN };
const config = { name: 'a', secret_wo: 'hush' };

const serve = (hooks: Partial<Definition>) =>
  serveResource(defineResource({ typeName: 'toy_thing', schema, create: () => state, ...hooks }));

const FAULT =
  'This is a fault of the provider, not of the configuration: please report it to those who maintain the provider.';

test('a create gets the configuration with write-only values and the plan, and its state is stored', async () => {
  const seen: unknown[] = [];
  const provider = serve({
    create(request) {
      seen.push(request.config.secret_wo, request.planned.note);
      return state;
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer).toEqual({ state: provider.complete('toy_thing', { ...state }), private: 'private', diagnostics: [] });
  expect(seen).toEqual(['hush', UNKNOWN]);
});

test('a write-only value never reaches the stored state, even if the hook returns it', async () => {
  const answer = await serve({ create: () => ({ ...state, secret_wo: 'hush' }) }).apply('toy_thing', {
    config,
    planned,
  });
  expect(answer.state).toMatchObject({ secret_wo: null });
  expect(answer.diagnostics).toEqual([]);
});

test('attributes that a hook leaves out are null, blocks empty', async () => {
  const answer = await serve({ create: () => ({ id: 'i', name: 'a' }) as never }).apply('toy_thing', {
    config,
    planned,
  });
  expect(answer.state).toMatchObject({ id: 'i', note: null, disks: null, rule: [] });
  expect(answer.diagnostics).toEqual([]);
});

test('a warning leaves the object clean', async () => {
  const provider = serve({
    create({ diagnostics }) {
      diagnostics.warning('Slow', 'It took an hour.', ['rule', 0, 'port']);
      return state;
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toMatchObject({ id: 'i' });
  expect(answer.diagnostics).toEqual([
    { severity: 'warning', summary: 'Slow', detail: 'It took an hour.', path: '.rule[0].port' },
  ]);
});

test('a create that fails before anything exists stores nothing', async () => {
  const provider = serve({
    create() {
      throw new DiagnosticError('Refused', 'The name is taken. Choose another.', ['name']);
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toBeNull();
  expect(answer.diagnostics).toEqual([
    { severity: 'error', summary: 'Refused', detail: 'The name is taken. Choose another.', path: '.name' },
  ]);
});

test('a create that returns a state beside an error stores it, so that Terraform taints it', async () => {
  const provider = serve({
    create({ diagnostics }) {
      diagnostics.error('Half done', 'It exists, but it is not ready.');
      return state;
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toMatchObject({ id: 'i' });
  expect(answer.diagnostics).toHaveLength(1);
});

test('what a create checkpoints is stored when it fails afterwards; the latest checkpoint counts', async () => {
  const provider = serve({
    create({ checkpoint }) {
      checkpoint({ ...state, note: 'first' });
      checkpoint({ ...state, note: 'second' });
      throw new Error('the connection was lost');
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toMatchObject({ id: 'i', note: 'second' });
  expect(answer.diagnostics).toMatchObject([
    {
      severity: 'error',
      summary: 'toy_thing failed unexpectedly',
      detail: expect.stringContaining('Error: the connection was lost'),
    },
  ]);
});

test('what a create returns counts more than its checkpoints', async () => {
  const provider = serve({
    create({ checkpoint }) {
      checkpoint({ ...state, note: 'first' });
      return { ...state, note: 'last' };
    },
  });
  expect((await provider.apply('toy_thing', { config, planned })).state).toMatchObject({ note: 'last' });
});

test('a checkpoint after the end changes nothing', async () => {
  let late: CreateRequest<Schema, unknown>['checkpoint'] = () => undefined;
  const provider = serve({
    create({ checkpoint }) {
      late = checkpoint;
      return state;
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  late({ ...state, id: 'other' });
  expect(answer.state).toMatchObject({ id: 'i' });
});

test('an exception in a callback of a hook ends the call, and keeps its checkpoint', async () => {
  // Jest has handlers of its own for uncaught exceptions; the plugin's does the same as this one.
  const provider = serve({
    create({ checkpoint }) {
      checkpoint(state);
      setImmediate(() => deliverStrayError(new Error('thrown in a callback')));
      return new Promise<never>(() => undefined);
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toMatchObject({ id: 'i' });
  expect(answer.diagnostics).toMatchObject([{ detail: expect.stringContaining('thrown in a callback') }]);
});

test('a create that returns no state is told so, and keeps its checkpoint', async () => {
  const provider = serve({
    create({ checkpoint }) {
      checkpoint(state);
      return undefined as never;
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toMatchObject({ id: 'i' });
  expect(answer.diagnostics).toEqual([
    {
      severity: 'error',
      summary: 'toy_thing was applied with a faulty result',
      detail: `The hook returned no state. The rest of the state was kept. ${FAULT}`,
    },
  ]);
});

test('a create that returns something that cannot be stored is told so, and the rest is stored', async () => {
  const provider = serve({ create: () => ({ ...state, note: UNKNOWN, disks: 'none' }) as never });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toMatchObject({ id: 'i', name: 'a', note: null, disks: null });
  expect(answer.diagnostics).toEqual([
    {
      severity: 'error',
      summary: 'toy_thing was applied with a faulty result',
      detail: `The hook left "note" unknown. The rest of the state was kept. ${FAULT}`,
      path: '.note',
    },
    {
      severity: 'error',
      summary: 'toy_thing was applied with a faulty result',
      detail: `disks: Expected a value of type list(object), but got a string. The rest of the state was kept. ${FAULT}`,
      path: '.disks',
    },
  ]);
});

test('an update gets the prior state, and what it returns is stored', async () => {
  const provider = serve({
    update: ({ priorState, planned: wanted, config: given }) => ({
      ...priorState,
      name: wanted.name,
      note: given.secret_wo,
    }),
  });
  const answer = await provider.apply('toy_thing', {
    config: { name: 'b', secret_wo: 'fresh' },
    prior: state,
    planned: { ...planned, id: 'i', name: 'b' },
  });
  expect(answer.state).toMatchObject({ id: 'i', name: 'b', note: 'fresh' });
});

test('an update that fails keeps the prior state, or what it checkpointed', async () => {
  const change = { config: { name: 'b' }, prior: state, planned: { ...planned, id: 'i', name: 'b' } };
  const atOnce = serve({
    update() {
      throw new DiagnosticError('No update', 'The store is read-only.');
    },
  });
  const halfway = serve({
    update({ checkpoint, priorState }) {
      checkpoint({ ...priorState, name: 'b' });
      throw new Error('the connection was lost');
    },
  });
  expect((await atOnce.apply('toy_thing', change)).state).toMatchObject({ name: 'a' });
  expect((await halfway.apply('toy_thing', change)).state).toMatchObject({ name: 'b' });
});

test('without an update hook the planned values are stored', async () => {
  const answer = await serve({}).apply('toy_thing', {
    config: { name: 'b' },
    prior: state,
    planned: { ...state, name: 'b' },
  });
  expect(answer).toMatchObject({ state: { name: 'b', note: 'made up' }, diagnostics: [] });
});

test('a delete gets the state, and removes it; the configuration is gone by then', async () => {
  const seen: unknown[] = [];
  const provider = serve({ delete: ({ state: stored }) => void seen.push(stored.id) });
  const answer = await provider.apply('toy_thing', { config: null, prior: state, planned: null });
  expect(answer).toMatchObject({ state: null, diagnostics: [] });
  expect(seen).toEqual(['i']);
});

test('without a delete hook the object is forgotten', async () => {
  expect((await serve({}).apply('toy_thing', { prior: state, planned: null })).state).toBeNull();
});

test('a delete that fails keeps the state, whether it throws or tells', async () => {
  const throws = serve({
    delete() {
      throw new Error('still in use');
    },
  });
  const tells = serve({ delete: ({ diagnostics }) => diagnostics.error('In use', 'Detach it first.') });
  for (const provider of [throws, tells]) {
    const answer = await provider.apply('toy_thing', { prior: state, planned: null });
    expect(answer.state).toMatchObject({ id: 'i' });
    expect(answer.diagnostics).toMatchObject([{ severity: 'error' }]);
  }
});

test('a secret that a create made up is masked, when it fails afterwards', async () => {
  const provider = serve({
    create({ checkpoint, log }) {
      checkpoint({ ...state, password: 'correct horse' });
      log.info('made the password correct horse');
      throw new Error('cannot store correct horse');
    },
  });
  const answer = await provider.apply('toy_thing', { config, planned });
  expect(answer.state).toMatchObject({ password: 'correct horse' });
  expect(JSON.stringify([answer.diagnostics, provider.log])).not.toContain('correct horse');
});

test('a create that is stopped keeps its checkpoint, and says that it was interrupted', async () => {
  const provider = serve({
    create({ signal, checkpoint }) {
      checkpoint(state);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
  });
  const answer = provider.apply('toy_thing', { config, planned });
  await provider.service.stopProvider({}, { signal: new AbortController().signal });
  expect(await answer).toMatchObject({
    state: { id: 'i' },
    diagnostics: [
      {
        severity: 'error',
        summary: 'toy_thing was interrupted',
        detail: 'Terraform was told to stop before the provider had finished. The next plan shows what is left to do.',
      },
    ],
  });
});

test('a create that Terraform gives up is told so by its own signal', async () => {
  const caller = new AbortController();
  const provider = serve({
    create: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('socket hang up')))),
  });
  const answer = provider.apply('toy_thing', { config, planned }, caller.signal);
  caller.abort();
  expect((await answer).diagnostics).toMatchObject([
    {
      summary: 'toy_thing was interrupted',
      detail: expect.stringContaining('The work ended with: Error: socket hang up'),
    },
  ]);
});
