import { formatPath } from '../../../lib/custom-resource/values/attribute-path';

test.each<[(string | number)[], string]>([
  [['size'], 'size'],
  [['source', 'port'], 'source.port'],
  [['disks', 0, 'device'], 'disks[0].device'],
  [['tags', 'cost center'], 'tags["cost center"]'],
  [['tags', 'say "hi"'], 'tags["say \\"hi\\""]'],
  [['tags', ''], 'tags[""]'],
  [[], ''],
])('the path %j is written %s', (path, text) => {
  expect(formatPath(path)).toBe(text);
});
