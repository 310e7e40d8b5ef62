import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { apply, plannedActions, store, toyDirectory, unwrapped, writeThing } from './toy';

jest.setTimeout(60_000);

/** A directory in whose store a thing lies that Terraform does not know. */
async function directoryWithThing() {
  const directory = await toyDirectory();
  mkdirSync(path.join(directory.path, 'things'));
  store.write(directory, 'lonely', { name: 'a', size: 4, note: 'found' });
  return directory;
}

test('a thing is imported by command: the id finds it, a read fills it in, and nothing is left to do', async () => {
  const directory = await directoryWithThing();
  writeThing(directory, 'size = 4');
  await directory.succeed(['import', '-no-color', 'toy_thing.a', 'lonely']);
  expect(await directory.attributesOf('toy_thing.a')).toMatchObject({
    id: 'lonely',
    name: 'a',
    size: 4,
    note: 'found',
  });
  expect(await plannedActions(directory)).toEqual({});
});

test('a thing is imported by block, and its configuration is written by Terraform', async () => {
  const directory = await directoryWithThing();
  directory.write('import.tf', 'import {\n  to = toy_thing.a\n  id = "lonely"\n}\n');
  await directory.succeed(['plan', '-no-color', '-generate-config-out=main.tf']);
  expect(directory.read('main.tf')).toMatch(/name\s+= "a"/);
  expect(await apply(directory)).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
  expect(await plannedActions(directory)).toEqual({});
});

test('an id that finds nothing is an error, and nothing is stored', async () => {
  const directory = await directoryWithThing();
  writeThing(directory, '');
  const result = await directory.run(['import', '-no-color', 'toy_thing.a', 'other']);
  expect(result.code).toBe(1);
  expect(unwrapped(result)).toContain('Error: No such thing "other" is not in the store.');
  expect(await directory.attributesOf('toy_thing.a')).toBeUndefined();
});
