import { apply, plannedActions, store, toyDirectory } from './toy';

test('200 things are created, kept and destroyed at a parallelism of 50', async () => {
  const directory = await toyDirectory();
  directory.write(
    'main.tf',
    `resource "toy_thing" "many" {
      count = 200
      name  = "thing-\${count.index}"
      disks = [{ gigabytes = count.index }]
    }`,
  );
  expect(await apply(directory, '-parallelism=50')).toContain('200 added, 0 changed, 0 destroyed');
  const names = store.ids(directory).map((id) => store.read(directory, id)['name']);
  expect(new Set(names).size).toBe(200);
  expect(await plannedActions(directory, '-parallelism=50')).toEqual({});
  await directory.succeed(['destroy', '-auto-approve', '-parallelism=50']);
  expect(store.ids(directory)).toEqual([]);
}, 60_000);
