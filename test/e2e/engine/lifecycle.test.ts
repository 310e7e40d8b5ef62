import { apply, plannedActions, store, toyDirectory, toyWith, writeThing } from './toy';

jest.setTimeout(60_000);

/** Uses every attribute and block of the toy. */
const EVERYTHING = `
  size              = 4
  ratio             = 0.12345678901234567890123
  enabled           = true
  tags              = { a = "b", "__proto__" = "p", constructor = "c" }
  zones             = ["b", "a"]
  steps             = [1, 2.5, 0.1, 9007199254740993, 1180591620717411303424]
  shape             = { kind = "x", sides = null }
  pair              = ["x", true]
  anything          = { a = 1, b = ["x", true], c = null }
  secret            = "s"
  secret_wo         = "hush"
  secret_wo_version = 1
  limits            = {}
  disks             = [{ gigabytes = 3 }, { gigabytes = 4, device = "/dev/x" }]
  ports             = [{ number = 1 }, { number = 1, protocol = "udp" }]
  members           = { x = { role = "r" } }
  rule {
    port = 1
  }
  rule {
    port   = 2
    action = "deny"
  }
  hook {
    command = "a"
  }
  hook {
    command = "b"
    retry { times = 2 }
  }
  region "east" {
    zone = "a"
  }
  timeouts { create = "2m" }
`;

test('values of every type are stored as configured, and then there is nothing left to do', async () => {
  const directory = await toyWith(EVERYTHING);
  expect(await directory.attributesOf('toy_thing.a')).toEqual({
    id: expect.any(String),
    name: 'a',
    size: 4,
    ratio: expect.any(Number),
    enabled: true,
    tags: expect.objectContaining({ a: 'b', constructor: 'c' }),
    zones: ['a', 'b'],
    steps: expect.any(Array),
    shape: { kind: 'x', sides: null },
    pair: ['x', true],
    anything: { a: 1, b: ['x', true], c: null },
    note: 'made up',
    secret: 's',
    secret_wo: null,
    secret_wo_version: 1,
    secret_length: 4,
    password: expect.stringMatching(/^made-up-/),
    revision: 1,
    old_name: null,
    behaviour: null,
    limits: { cpu: 1, burst: null },
    disks: [
      { gigabytes: 3, device: '/dev/sd0' },
      { gigabytes: 4, device: '/dev/x' },
    ],
    ports: [
      { number: 1, protocol: 'tcp' },
      { number: 1, protocol: 'udp' },
    ],
    members: { x: { role: 'r', joined: 'today' } },
    rule: [
      { port: 1, action: 'allow', handle: 'allow-1' },
      { port: 2, action: 'deny', handle: 'deny-2' },
    ],
    hook: [
      { command: 'a', retry: null },
      { command: 'b', retry: { times: 2 } },
    ],
    region: { east: { zone: 'a' } },
    timeouts: { create: '2m' },
  });
  const state = directory.read('terraform.tfstate');
  for (const digits of ['0.12345678901234567890123', '9007199254740993', '1180591620717411303424']) {
    expect(state).toMatch(new RegExp(`\\s${digits},?\\n`));
  }
  expect(state).toContain('"__proto__": "p"');
  expect(await plannedActions(directory)).toEqual({});
});

test('a change is an update in place: computed values come anew, stable ones stay', async () => {
  const directory = await toyWith('size = 4');
  const before = await directory.attributesOf('toy_thing.a');
  writeThing(directory, 'size = 5');
  expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'update' });
  await apply(directory);
  const after = await directory.attributesOf('toy_thing.a');
  expect(after).toMatchObject({ id: before?.id, password: before?.password, size: 5, revision: 2 });
  expect(store.read(directory, String(after?.id))).toMatchObject({ size: 5 });
  expect(await plannedActions(directory)).toEqual({});
});

test('values that go from the configuration give way to defaults and computed values, in sets and lists too', async () => {
  const directory = await toyWith(`
    size  = 4
    ports = [{ number = 1, protocol = "udp" }]
    disks = [{ gigabytes = 1 }, { gigabytes = 2, device = "/dev/x" }]
    rule {
      port   = 1
      action = "deny"
    }`);
  writeThing(
    directory,
    `
    ports = [{ number = 1 }]
    disks = [{ gigabytes = 2 }]
    rule {
      port = 1
    }`,
  );
  await apply(directory);
  expect(await directory.attributesOf('toy_thing.a')).toMatchObject({
    size: 10,
    ports: [{ number: 1, protocol: 'tcp' }],
    disks: [{ gigabytes: 2, device: '/dev/sd0' }],
    rule: [{ port: 1, action: 'allow', handle: 'allow-1' }],
  });
  expect(await plannedActions(directory)).toEqual({});
});

test('a change of a decisive attribute replaces the thing, inside of nested attributes too', async () => {
  const directory = await toyWith('members = { x = { role = "r" } }');
  const [first] = store.ids(directory);
  writeThing(directory, 'members = { x = { role = "s" } }');
  expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'replace' });
  writeThing(directory, 'name = "b"\nmembers = { x = { role = "r" } }');
  expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'replace' });
  await apply(directory);
  const [second, ...more] = store.ids(directory);
  expect([first === second, more]).toEqual([false, []]);
});

test('the plan hook may replace a thing for reasons of its own', async () => {
  const directory = await toyWith('size = 4');
  writeThing(directory, 'size = 4\nbehaviour = "replace at plan"');
  expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'replace' });
});

test('what is unknown at plan stays unknown wherever it stands, and everything is known after the apply', async () => {
  const directory = await toyDirectory();
  directory.write(
    'main.tf',
    `resource "toy_thing" "a" {
      name = "a"
    }
    resource "toy_thing" "b" {
      name     = toy_thing.a.id
      note     = "pre-\${toy_thing.a.note}"
      size     = toy_thing.a.secret_length
      tags     = { k = toy_thing.a.note, known = "yes" }
      zones    = [toy_thing.a.note, "known"]
      anything = { deep = [toy_thing.a.id] }
      disks    = [for index in range(toy_thing.a.secret_length + 1) : { gigabytes = index }]
      ports    = [{ number = toy_thing.a.secret_length }]
      dynamic "rule" {
        for_each = range(toy_thing.a.secret_length + 2)
        content { port = rule.value }
      }
      dynamic "hook" {
        for_each = toy_thing.a.id == "" ? [] : ["only"]
        content {
          command = toy_thing.a.note
        }
      }
      timeouts { create = "\${toy_thing.a.secret_length + 1}m" }
    }`,
  );
  await directory.succeed(['plan', '-out=planned']);
  await directory.succeed(['apply', 'planned']);
  const a = await directory.attributesOf('toy_thing.a');
  expect(await directory.attributesOf('toy_thing.b')).toMatchObject({
    name: a?.id,
    note: 'pre-made up',
    size: 0,
    tags: { k: 'made up', known: 'yes' },
    zones: ['known', 'made up'],
    anything: { deep: [a?.id] },
    disks: [{ gigabytes: 0, device: '/dev/sd0' }],
    ports: [{ number: 0, protocol: 'tcp' }],
    rule: [
      { port: 0, action: 'allow' },
      { port: 1, action: 'allow' },
    ],
    hook: [{ command: 'made up' }],
    timeouts: { create: '1m' },
  });
  expect(await plannedActions(directory)).toEqual({});
});

test('a data source is read at plan, and at apply when it depends on what is created', async () => {
  const directory = await toyDirectory();
  directory.write(
    'main.tf',
    `data "toy_inventory" "early" { name = "a" }
    resource "toy_thing" "a" {
      name = data.toy_inventory.early.items[0].name
      note = "rare"
    }
    data "toy_inventory" "late" { name = toy_thing.a.id }
    output "echo" { value = data.toy_inventory.early.echo }
    output "late" { value = data.toy_inventory.late }
    `,
  );
  await apply(directory);
  const outputs = await directory.json<Record<string, { readonly value: unknown }>>(['output', '-json']);
  const [id] = store.ids(directory);
  expect(outputs.echo?.value).toEqual({
    greeting: 'hello',
    none: null,
    list: [1, 'two', true, null],
    great: 2 ** 70,
    empty: {},
  });
  expect(outputs.late?.value).toMatchObject({ name: id, limit: 3, items: [{ name: id, count: 1 }] });
  expect(await plannedActions(directory)).toEqual({});
});

test('a destroy removes every thing', async () => {
  const directory = await toyWith('size = 4');
  expect(store.ids(directory)).toHaveLength(1);
  await directory.succeed(['destroy', '-auto-approve']);
  expect(store.ids(directory)).toEqual([]);
  expect(await directory.attributesOf('toy_thing.a')).toBeUndefined();
});
