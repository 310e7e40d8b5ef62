import { defineDataSource, defineProvider, defineResource } from '../../../lib/custom-resource';
import { checkPlugin } from '../../../lib/custom-resource/definitions/check-plugin';

const resource = (typeName: string) => defineResource({ typeName, schema: {}, create: () => ({}) });
const dataSource = (typeName: string) => defineDataSource({ typeName, schema: {}, read: () => ({}) });
const provider = defineProvider({ schema: {}, configure: () => undefined });
const plugin = (resources: string[], dataSources?: string[]) => ({
  name: 'toy',
  version: '1.0.0',
  address: 'a/b/toy',
  provider,
  resources: resources.map(resource),
  ...(dataSources && { dataSources: dataSources.map(dataSource) }),
});

test('a resource and a data source may have one name', () => {
  expect(() => checkPlugin(plugin(['toy_a', 'toy_b'], ['toy_a']))).not.toThrow();
});

test.each<[string, ReturnType<typeof plugin>, string]>([
  [
    'a resource of another provider',
    plugin(['other_a']),
    'The resource "other_a" has to start with "toy_", the name of its provider.',
  ],
  [
    'a data source without a prefix',
    plugin([], ['a']),
    'The data source "a" has to start with "toy_", the name of its provider.',
  ],
  ['a resource defined twice', plugin(['toy_a', 'toy_a']), 'The resource "toy_a" is defined twice.'],
  ['a data source defined twice', plugin([], ['toy_a', 'toy_a']), 'The data source "toy_a" is defined twice.'],
])('a plugin with %s is refused', (_, faulty, message) => {
  expect(() => checkPlugin(faulty)).toThrow(new TypeError(message));
});
