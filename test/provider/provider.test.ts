import { PROVIDER_ADDRESS } from '../../lib/provider/identity';
import { rdsmigrationProvider } from '../../lib/provider/provider';

const provider = rdsmigrationProvider('1.2.3', {});

test('the provider serves the resource and the data source under its own address', () => {
  expect(provider).toMatchObject({ name: 'rdsmigration', version: '1.2.3', address: PROVIDER_ADDRESS });
  expect(provider.resources.map(({ typeName }) => typeName)).toEqual(['rdsmigration_precheck_task']);
  expect(provider.dataSources?.map(({ typeName }) => typeName)).toEqual(['rdsmigration_precheck_report']);
});

test('a destroy calls nobody: the API has no operation for it', () => {
  expect(provider.resources[0]?.delete).toBeUndefined();
});

test('the redactor of messages and logs knows more spellings of a secret than the secret itself', () => {
  const redactor = provider.createRedactor?.(['p&ss wörd/1']);
  const encoded = encodeURIComponent(encodeURIComponent('p&ss wörd/1'));
  expect(redactor?.redact(`raw p&ss wörd/1, encoded ${encoded}`)).toBe('raw ***, encoded ***');
});
