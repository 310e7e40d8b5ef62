import { apply, failedApply, plannedActions, statusOf, store, toyDirectory, toyWith, writeThing } from './toy';

jest.setTimeout(60_000);

test('a tainted thing is replaced, an untainted one stays', async () => {
  const directory = await toyWith('size = 4');
  await directory.succeed(['taint', 'toy_thing.a']);
  expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'replace' });
  await directory.succeed(['untaint', 'toy_thing.a']);
  expect(await plannedActions(directory)).toEqual({});
});

test('a create that is refused stores nothing, and points at what is to blame', async () => {
  const directory = await toyDirectory();
  writeThing(directory, 'behaviour = "refuse"');
  expect(await failedApply(directory)).toContain('Error: Refused with toy_thing.a, on main.tf line 2');
  expect(await directory.attributesOf('toy_thing.a')).toBeUndefined();
});

test.each([
  ['fails after the thing exists', 'fail late', 'Half done'],
  ['throws after the thing exists', 'throw late', 'the connection was lost'],
  ['throws in a callback', 'throw in a callback', 'Error: thrown in a callback'],
])('a create that %s leaves it tainted, and the next apply replaces it', async (_, behaviour, message) => {
  const directory = await toyDirectory();
  writeThing(directory, `behaviour = "${behaviour}"`);
  expect(await failedApply(directory)).toContain(message);
  expect(statusOf(directory, 'toy_thing.a')).toBe('tainted');
  const [first] = store.ids(directory);
  writeThing(directory, '');
  await apply(directory);
  expect(statusOf(directory, 'toy_thing.a')).toBeUndefined();
  expect(store.ids(directory)).toEqual([expect.not.stringMatching(String(first))]);
});

test('a create that warns leaves the thing well', async () => {
  const directory = await toyDirectory();
  writeThing(directory, 'behaviour = "warn"');
  expect(await apply(directory)).toMatch(/Warning: Slow[^]*behaviour = "warn"[^]*It took an hour\./);
  expect(statusOf(directory, 'toy_thing.a')).toBeUndefined();
});

test('an update that fails keeps the prior state, untainted', async () => {
  const directory = await toyWith('size = 4');
  writeThing(directory, 'size = 5\nbehaviour = "fail update"');
  expect(await failedApply(directory)).toContain('Error: No update');
  expect(statusOf(directory, 'toy_thing.a')).toBeUndefined();
  expect(await directory.attributesOf('toy_thing.a')).toMatchObject({ size: 4, revision: 1 });
});

test('a delete that fails keeps the thing', async () => {
  const directory = await toyWith('behaviour = "keep"');
  const { code, stderr } = await directory.run(['destroy', '-auto-approve', '-no-color']);
  expect(code).toBe(1);
  expect(stderr).toContain('Error: Not deleted');
  expect(await directory.attributesOf('toy_thing.a')).toMatchObject({ behaviour: 'keep' });
  expect(store.ids(directory)).toHaveLength(1);
});
