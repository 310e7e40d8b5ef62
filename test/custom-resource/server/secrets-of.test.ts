import { Attribute, Decimal, DynamicValue, Schema, UNKNOWN } from '../../../lib/custom-resource';
import { secretsOf } from '../../../lib/custom-resource/server/secrets-of';

const description = 'For the test.';
const open: Attribute = { type: 'string', optional: true, description };
const secret: Attribute = { ...open, sensitive: true };

const schema: Schema = {
  attributes: {
    open,
    sensitive: secret,
    write_only: { ...open, writeOnly: true },
    pin: { ...secret, type: 'number' },
    map: { ...secret, type: { map: { list: 'string' } } },
    any: { ...secret, type: 'dynamic' },
    mixed: { optional: true, description, nested: { nesting: 'set', attributes: { open, secret } } },
    whole: { optional: true, sensitive: true, description, nested: { nesting: 'list', attributes: { open } } },
  },
  blocks: { auth: { nesting: 'list', attributes: { open, secret } } },
};

test('the texts and numbers of sensitive and write-only attributes are found, at every depth and in every type', () => {
  const value = {
    open: 'not me',
    sensitive: 's1',
    write_only: 's2',
    pin: 4711n,
    map: { 'not me': ['s3', 's4'] },
    any: DynamicValue.of({ a: ['s5', new Decimal('0.12345678901234567890')], b: true, c: 12 }),
    mixed: [{ open: 'not me', secret: 's6' }],
    whole: [{ open: 's7' }],
    auth: [{ open: 'not me', secret: 's8' }],
  };
  expect(secretsOf(schema, value).sort()).toEqual(
    ['0.12345678901234567890', '12', '4711', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'].sort(),
  );
});

test('what is null or unknown is no secret yet', () => {
  expect(secretsOf(schema, { sensitive: null, write_only: UNKNOWN, map: { a: [UNKNOWN] }, auth: UNKNOWN })).toEqual([]);
  expect(secretsOf(schema, null)).toEqual([]);
});
