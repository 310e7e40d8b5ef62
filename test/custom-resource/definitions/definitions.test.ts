import { defineDataSource, defineProvider, defineResource } from '../../../lib/custom-resource';

const schema = { attributes: { Size: { type: 'number', optional: true, description: 'Size.' } } } as const;
const fault = '- "Size": a name is made of lower-case letters, digits and underscores.';

test('a faulty schema is refused where it is used, by the name of its owner', () => {
  expect(() => defineResource({ typeName: 'toy_a', schema, create: () => ({ Size: 1 }) })).toThrow(
    new TypeError(`The schema of the resource toy_a is not valid:\n${fault}`),
  );
  expect(() => defineDataSource({ typeName: 'toy_b', schema, read: () => ({ Size: 1 }) })).toThrow(
    new TypeError(`The schema of the data source toy_b is not valid:\n${fault}`),
  );
  expect(() => defineProvider({ schema, configure: () => undefined })).toThrow(
    new TypeError(`The schema of the provider is not valid:\n${fault}`),
  );
});
