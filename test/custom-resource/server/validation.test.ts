import { defineResource, defineSchema, DynamicValue, ResourceDefinition, UNKNOWN } from '../../../lib/custom-resource';
import { serveResource, TERRAFORM_1_11 } from './support/served-provider';

const description = 'For the test.';
const schema = defineSchema({
  attributes: {
    name: { type: 'string', optional: true, description },
    tags: { type: { map: 'string' }, optional: true, description },
    matrix: { type: { list: { set: 'string' } }, optional: true, description },
    shape: { type: { object: { sides: 'number' } }, optional: true, description },
    anything: { type: 'dynamic', optional: true, description },
    secret: { type: 'string', optional: true, sensitive: true, description },
    secret_wo: { type: 'string', optional: true, writeOnly: true, writeOnlyFallback: 'secret', description },
    old_name: { type: 'string', optional: true, deprecationMessage: 'Use "name".', description },
    disks: {
      optional: true,
      description,
      nested: {
        nesting: 'list',
        attributes: {
          key_wo: { type: 'string', optional: true, writeOnly: true, description },
          kind: { type: 'string', optional: true, deprecationMessage: 'All disks are alike.', description },
        },
      },
    },
  },
  blocks: {
    old_rule: {
      nesting: 'list',
      deprecationMessage: 'Use "rules".',
      attributes: { port: { type: 'number', optional: true, description } },
    },
  },
});
type Definition = ResourceDefinition<typeof schema, unknown>;

const serve = (validate?: Definition['validate'], deprecationMessage?: string) =>
  serveResource(
    defineResource({
      typeName: 'toy_thing',
      schema: { ...schema, ...(deprecationMessage ? { deprecationMessage } : {}) } as typeof schema,
      validate,
      create: () => {
        throw new Error('Nothing is created here.');
      },
    }),
  );

test('a sound configuration passes', async () => {
  expect(await serve().validate('toy_thing', { name: 'a', secret_wo: 'hush' }, TERRAFORM_1_11)).toEqual([]);
});

test('the hook gets the configuration with write-only and unknown values, and what the client may do', async () => {
  const seen: unknown[] = [];
  const provider = serve(({ config, writeOnlyAttributesAllowed }) => {
    seen.push(config.secret_wo, config.name, writeOnlyAttributesAllowed);
  });
  await provider.validate('toy_thing', { secret_wo: 'hush', name: UNKNOWN }, TERRAFORM_1_11);
  await provider.validate('toy_thing', { secret_wo: null }, undefined);
  expect(seen).toEqual(['hush', UNKNOWN, true, null, null, false]);
});

test('what the hook tells points at its place, inside of maps and lists too', async () => {
  const provider = serve(({ diagnostics }) => {
    diagnostics.error('Bad tag', 'The tag is bad.', ['tags', 'a b']);
    diagnostics.warning('Odd disk', 'The disk is odd.', ['disks', 1, 'kind']);
    diagnostics.error('Bad element', 'Elements of sets have no address.', ['matrix', 0, 3]);
  });
  expect(await provider.validate('toy_thing', {}, TERRAFORM_1_11)).toEqual([
    { severity: 'error', summary: 'Bad tag', detail: 'The tag is bad.', path: '.tags["a b"]' },
    { severity: 'warning', summary: 'Odd disk', detail: 'The disk is odd.', path: '.disks[1].kind' },
    { severity: 'error', summary: 'Bad element', detail: 'Elements of sets have no address.', path: '.matrix[0]' },
  ]);
});

test('a client without write-only attributes is told so where one is set, and what to use in its place', async () => {
  const found = await serve().validate('toy_thing', { secret_wo: 'hush', disks: [{ key_wo: UNKNOWN, kind: null }] });
  expect(found).toEqual([
    {
      severity: 'error',
      summary: 'Write-only attributes are not supported by this client',
      detail:
        '"secret_wo" is write-only: its value never reaches the state. The program that runs this plan does not support ' +
        'that. Run Terraform 1.11 or OpenTofu 1.11, or a newer one, or use "secret" instead.',
      path: '.secret_wo',
    },
    {
      severity: 'error',
      summary: 'Write-only attributes are not supported by this client',
      detail:
        '"disks[0].key_wo" is write-only: its value never reaches the state. The program that runs this plan does not ' +
        'support that. Run Terraform 1.11 or OpenTofu 1.11, or a newer one.',
      path: '.disks[0].key_wo',
    },
  ]);
});

test('a client without write-only attributes may leave them unset', async () => {
  expect(await serve().validate('toy_thing', { secret: 'hush' })).toEqual([]);
});

test('a deprecated attribute, block or resource warns where it is used, and only there', async () => {
  const used = { old_name: 'x', disks: [{ key_wo: null, kind: 'ssd' }], old_rule: [{ port: null }] };
  expect(await serve(undefined, 'Use toy_object.').validate('toy_thing', used, TERRAFORM_1_11)).toEqual([
    { severity: 'warning', summary: '"toy_thing" is deprecated', detail: 'Use toy_object.' },
    { severity: 'warning', summary: '"old_name" is deprecated', detail: 'Use "name".', path: '.old_name' },
    {
      severity: 'warning',
      summary: '"disks[0].kind" is deprecated',
      detail: 'All disks are alike.',
      path: '.disks[0].kind',
    },
    { severity: 'warning', summary: '"old_rule[0]" is deprecated', detail: 'Use "rules".', path: '.old_rule[0]' },
  ]);
  expect(await serve().validate('toy_thing', {}, TERRAFORM_1_11)).toEqual([]);
});

test.each<[string, Record<string, unknown>, string, string]>([
  ['a map', { tags: { a: 'x', b: null } }, 'tags', '.tags["b"]'],
  ['a list', { disks: [null] }, 'disks', '.disks[0]'],
  ['a set inside of a list', { matrix: [['x'], ['y', null]] }, 'matrix[1]', '.matrix[1]'],
])('a null in %s is refused, and the hook need not see it', async (_, config, collection, path) => {
  const provider = serve(() => {
    throw new Error('The types of hooks promise that there are no nulls in collections.');
  });
  expect(await provider.validate('toy_thing', config, TERRAFORM_1_11)).toEqual([
    {
      severity: 'error',
      summary: `An element of "${collection}" is null`,
      detail:
        'Null is the absence of a value, and the provider needs one for each element. Leave the element out, for example ' +
        'with a for expression that ends in "if value != null".',
      path,
    },
  ]);
});

test('members of objects and parts of dynamic values may be null', async () => {
  const config = { shape: { sides: null }, anything: DynamicValue.of({ a: [null] }), tags: UNKNOWN };
  expect(await serve().validate('toy_thing', config, TERRAFORM_1_11)).toEqual([]);
});

test('a hook that throws is told of, without the secrets of the configuration', async () => {
  const provider = serve(({ config }) => {
    throw new Error(`cannot use ${String(config.secret)} nor ${encodeURIComponent(String(config.secret_wo))}`);
  });
  const found = await provider.validate('toy_thing', { secret: 'p@ss word', secret_wo: 'häsh/1' }, TERRAFORM_1_11);
  expect(found).toMatchObject([{ severity: 'error', summary: 'toy_thing failed unexpectedly' }]);
  expect(JSON.stringify([found, provider.log])).not.toMatch(/p@ss|word|h%C3%A4sh|häsh/);
});
