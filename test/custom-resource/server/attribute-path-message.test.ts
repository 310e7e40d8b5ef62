import { Attribute, AttributePath, Schema } from '../../../lib/custom-resource';
import { resolvePath } from '../../../lib/custom-resource/server/attribute-path-message';
import { AttributePath as AttributePathMessage } from '../../../lib/custom-resource/wire/generated/tfplugin6';
import { formatSteps } from './support/served-provider';

const description = 'For the test.';
const text: Attribute = { type: 'string', optional: true, description };
const schema: Schema = {
  attributes: {
    name: text,
    tags: { ...text, type: { map: 'string' } },
    steps: { ...text, type: { list: { object: { minutes: 'number' } } } },
    pair: { ...text, type: { tuple: ['string', { map: 'bool' }] } },
    zones: { ...text, type: { set: { object: { name: 'string' } } } },
    anything: { ...text, type: 'dynamic' },
    disks: { optional: true, description, nested: { nesting: 'map', attributes: { size: text } } },
  },
  blocks: {
    rule: { nesting: 'list', attributes: { port: text } },
    window: { nesting: 'single', attributes: { day: text } },
  },
};

test.each<[AttributePath, string]>([
  [['name'], '.name'],
  [['tags', 'a b'], '.tags["a b"]'],
  [['tags', 5], '.tags["5"]'],
  [['steps', 0, 'minutes'], '.steps[0].minutes'],
  [['pair', 1, 'on'], '.pair[1]["on"]'],
  [['disks', 'root', 'size'], '.disks["root"].size'],
  [['rule', 2, 'port'], '.rule[2].port'],
  [['window', 'day'], '.window.day'],
])('the path %j is %s', (path, steps) => {
  const { message, exists } = resolvePath(path, schema);
  expect([formatSteps(message), exists]).toEqual([steps, true]);
});

test.each<[AttributePath, string]>([
  [['zones', 0, 'name'], '.zones'],
  [['anything', 'deep', 0], '.anything'],
])('the path %j ends at %s, inside of which Terraform has no addresses', (path, steps) => {
  const { message, exists } = resolvePath(path, schema);
  expect([formatSteps(message), exists]).toEqual([steps, true]);
});

test.each<[AttributePath, string]>([
  [['nmae'], ''],
  [['constructor'], ''],
  [['name', 'first'], '.name'],
  [['steps', 'first'], '.steps'],
  [['steps', -1], '.steps'],
  [['steps', 1.5], '.steps'],
  [['steps', Number.NaN], '.steps'],
  [['pair', 2], '.pair'],
  [['rule', 0, 'prot'], '.rule[0]'],
  [[], ''],
])('of the path %j, which the schema does not have, %j is left', (path, steps) => {
  const { message, exists } = resolvePath(path, schema);
  expect([formatSteps(message), exists]).toEqual([steps, false]);
});

test('the first element of a list is written out on the wire', () => {
  const bytes = AttributePathMessage.encode(resolvePath(['steps', 0], schema).message).finish();
  expect(AttributePathMessage.decode(bytes)).toEqual({
    steps: [
      { selector: { $case: 'attributeName', value: 'steps' } },
      { selector: { $case: 'elementKeyInt', value: 0 } },
    ],
  });
});
