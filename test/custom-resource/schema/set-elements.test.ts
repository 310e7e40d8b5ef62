import { Level } from '../../../lib/custom-resource/schema/implied-type';
import { pairWithConfigured } from '../../../lib/custom-resource/schema/set-elements';
import { UNKNOWN } from '../../../lib/custom-resource/values/unknown';

const description = 'For the test.';
const level: Level = {
  attributes: {
    port: { type: 'number', required: true, description },
    protocol: { type: 'string', optional: true, default: 'tcp', description },
    id: { type: 'string', computed: true, description },
    tags: { type: { map: 'string' }, optional: true, description },
    inner: {
      optional: true,
      description,
      nested: { nesting: 'set', attributes: { a: { type: 'string', optional: true, computed: true, description } } },
    },
  },
  blocks: { note: { nesting: 'list', attributes: { text: { type: 'string', optional: true, description } } } },
};
const element = { port: 1, protocol: null, id: null, tags: null, inner: null, note: [] };

test('an element is found by what the author set, whatever the provider added', () => {
  const proposed = [
    { ...element, port: 2, protocol: 'udp', id: 'two' },
    { ...element, port: 1, protocol: 'tcp', id: 'one' },
  ];
  const configured = [element, { ...element, port: 2, protocol: 'udp' }];
  expect(pairWithConfigured(level, proposed, configured)).toEqual([
    [proposed[1], configured[0]],
    [proposed[0], configured[1]],
  ]);
});

test('an element that Terraform took for another stands for itself', () => {
  const former = { ...element, protocol: 'udp', id: 'one' };
  const configured = [element, { ...element, protocol: 'udp' }];
  expect(pairWithConfigured(level, [former], configured)).toEqual([
    [former, configured[0]],
    [configured[1], configured[1]],
  ]);
});

test.each<[string, object, object, boolean]>([
  ['another value of its own', { port: 2 }, {}, false],
  ['a value where none is set', { tags: { a: 'b' } }, {}, false],
  ['the same unknown', { port: UNKNOWN }, { port: UNKNOWN }, true],
  ['another value where something is set', { protocol: 'tcp' }, { protocol: 'udp' }, false],
  ['nested sets in another order', { inner: [{ a: 'y' }, { a: 'x' }] }, { inner: [{ a: 'x' }, { a: 'y' }] }, true],
  ['nested sets with computed members', { inner: [{ a: 'made' }] }, { inner: [{ a: null }] }, true],
  ['nested sets of another size', { inner: [{ a: 'x' }] }, { inner: [{ a: 'x' }, { a: 'y' }] }, false],
  ['a nested set where none is set', { inner: [] }, {}, false],
  ['blocks with the same text', { note: [{ text: 'x' }] }, { note: [{ text: 'x' }] }, true],
  ['blocks with another text', { note: [{ text: 'x' }] }, { note: [{ text: 'y' }] }, false],
  ['unknown blocks', { note: UNKNOWN }, { note: UNKNOWN }, true],
])('an element with %s', (_, proposedPart, configuredPart, fits) => {
  const proposed = { ...element, ...proposedPart };
  const configured = { ...element, ...configuredPart };
  expect(pairWithConfigured(level, [proposed], [configured])[0]?.[0]).toBe(fits ? proposed : configured);
});
