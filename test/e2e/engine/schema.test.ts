import { providerSchemaJson } from '../../../lib/custom-resource';
import { toyPlugin } from '../../fixtures/toy-provider/toy-plugin';
import { toyDirectory } from './toy';

test('the schema that Terraform prints is the one that the engine describes without it', async () => {
  const directory = await toyDirectory();
  const printed = await directory.json(['providers', 'schema', '-json']);
  expect(printed).toEqual(JSON.parse(JSON.stringify(providerSchemaJson(toyPlugin))));
}, 60_000);
