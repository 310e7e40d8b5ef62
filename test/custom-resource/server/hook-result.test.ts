import { AttributePath, defineSchema, DiagnosticError, UNKNOWN } from '../../../lib/custom-resource';
import { completeState, storableState } from '../../../lib/custom-resource/server/hook-result';

const description = 'For the test.';
const schema = defineSchema({
  attributes: {
    id: { type: 'string', computed: true, description },
    note: { type: 'string', optional: true, computed: true, description },
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

const state = { id: 'i', note: 'made up', secret_wo: null, disks: [{ size: 1 }], anything: null, rule: [] };

test('a state of the schema is stored as it is', () => {
  expect(storableState(schema, state)).toStrictEqual({ state, faults: [] });
});

test('write-only values are taken out, what is left out is null, and blocks are empty', () => {
  expect(storableState(schema, { id: 'i', secret_wo: 'hush', nmae: undefined })).toEqual({
    state: { id: 'i', note: undefined, secret_wo: null, disks: undefined, anything: undefined, rule: [] },
    faults: [],
  });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'done'],
  ['a list', [state]],
  ['an instance', new Map(Object.entries(state))],
])('%s is no state', (_, returned) => {
  expect(storableState(schema, returned)).toEqual({
    state: null,
    faults: [{ path: [], reason: 'The hook returned no state.' }],
  });
});

const loop: unknown[] = [];
loop.push(loop);

test.each<[string, object, object, string, AttributePath]>([
  ['an unknown value', { note: UNKNOWN }, { note: null }, 'The hook left "note" unknown.', ['note']],
  [
    'an unknown value deep inside',
    { disks: [{ size: UNKNOWN }] },
    { disks: null },
    'The hook left "disks[0].size" unknown.',
    ['disks', 0, 'size'],
  ],
  [
    'an unknown value in a dynamic one',
    { anything: { a: [UNKNOWN] } },
    { anything: null },
    'The hook left "anything.a[0]" unknown.',
    ['anything', 'a', 0],
  ],
  [
    'a value of another type',
    { note: 5 },
    { note: null },
    'note: Expected a value of type string, but got a number.',
    ['note'],
  ],
  [
    'nested attributes of another shape',
    { disks: { size: 1 } },
    { disks: null },
    'disks: Expected a value of type list(object), but got an object.',
    ['disks'],
  ],
  [
    'blocks of another shape',
    { rule: 'none' },
    { rule: [] },
    'rule: Expected a value of type list(object), but got a string.',
    ['rule'],
  ],
  [
    'a value that holds itself',
    { anything: loop },
    { anything: null },
    'anything: The value is nested deeper than 200 levels.',
    ['anything'],
  ],
  ['an attribute that the schema lacks', { nmae: 'x' }, {}, 'The schema has no attribute "nmae".', ['nmae']],
  [
    'a nested attribute that the schema lacks',
    { disks: [{ size: 1, sice: 2 }] },
    { disks: [{ size: 1 }] },
    'disks[0].sice: The schema has no such attribute.',
    ['disks', 0, 'sice'],
  ],
])('of a state with %s, the rest is stored', (_, part, kept, reason, path) => {
  expect(storableState(schema, { ...state, ...part })).toEqual({
    state: { ...state, ...kept },
    faults: [{ path, reason }],
  });
});

test('every fault of a state is told', () => {
  expect(storableState(schema, { ...state, note: 5, rule: 5, nmae: 5 }).faults).toHaveLength(3);
});

test('where nothing may be left out, the first fault is an error that names what was done', () => {
  expect(completeState('toy_thing', 'read', schema, state)).toEqual(state);
  expect(() => completeState('toy_thing', 'read', schema, { ...state, note: 5 })).toThrow(
    new DiagnosticError(
      'toy_thing was read with a faulty result',
      'note: Expected a value of type string, but got a number. This is a fault of the provider, not of the ' +
        'configuration: please report it to those who maintain the provider.',
    ),
  );
});
