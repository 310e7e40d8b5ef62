import { apply, plannedActions, store, toyWith } from './toy';

jest.setTimeout(60_000);

test('what changed outside is shown, and set right by the next apply', async () => {
  const directory = await toyWith('size = 4');
  const id = String(store.ids(directory)[0]);
  store.write(directory, id, { name: 'a', size: 99, note: 'made up' });
  const { stdout, code } = await directory.run(['plan', '-no-color', '-detailed-exitcode']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/size\s+= 99 -> 4/);
  await apply(directory);
  expect(store.read(directory, id)).toMatchObject({ size: 4 });
  expect(await plannedActions(directory)).toEqual({});
});

test('-refresh-only takes what changed outside into the state', async () => {
  const directory = await toyWith('size = 4');
  const id = String(store.ids(directory)[0]);
  store.write(directory, id, { name: 'a', size: 4, note: 'written outside' });
  await apply(directory, '-refresh-only');
  expect(await directory.attributesOf('toy_thing.a')).toMatchObject({ note: 'written outside' });
  expect(store.read(directory, id)).toMatchObject({ note: 'written outside' });
});

test('a thing that is gone is planned anew', async () => {
  const directory = await toyWith('size = 4');
  const id = String(store.ids(directory)[0]);
  store.remove(directory, id);
  expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'create' });
  await apply(directory);
  expect(store.ids(directory)).toEqual([expect.not.stringMatching(id)]);
});
