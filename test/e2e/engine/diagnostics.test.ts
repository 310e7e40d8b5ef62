import { TerraformDirectory } from '../../support/terraform';
import { toyDirectory, unwrapped, writeThing } from './toy';

jest.setTimeout(60_000);

interface Validation {
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
    readonly range?: { readonly start: { readonly line: number } };
    readonly snippet?: { readonly code: string };
  }[];
}

let directory: TerraformDirectory;
beforeEach(async () => {
  directory = await toyDirectory();
});

/** What `validate` says, and the code at which it points. */
async function validated(): Promise<[severity: string, summary: string, code: string | undefined][]> {
  const { stdout } = await directory.run(['validate', '-json']);
  const { diagnostics } = JSON.parse(stdout) as Validation;
  return diagnostics.map(({ severity, summary, snippet }) => [severity, summary, snippet?.code.trim()]);
}

test('each diagnostic points at the line that it is about, inside of maps and nested blocks too', async () => {
  writeThing(
    directory,
    `size = -1
    tags = {
      good = "good"
      "b d" = "bad"
    }
    hook {
      command = "a"
    }
    hook {
      command = "b"
      retry {
        times = 0
      }
    }
    old_name = "x"
    region "east" {}`,
  );
  expect((await validated()).sort()).toEqual([
    ['error', 'Bad tag', expect.stringContaining('"b d" = "bad"')],
    ['error', 'Negative size', 'size = -1'],
    ['error', 'No retries', 'times = 0'],
    ['warning', '"old_name" is deprecated', 'old_name = "x"'],
    ['warning', '"region.east" is deprecated', expect.any(String)],
  ]);
});

test('in the JSON that CDKTF writes, a diagnostic points at the line as well', async () => {
  directory.write('main.tf.json', {
    resource: { toy_thing: { a: { name: 'a', tags: { good: 'good', z: 'bad' } } } },
  });
  const { stdout } = await directory.run(['validate', '-json']);
  const [found] = (JSON.parse(stdout) as Validation).diagnostics;
  const line = directory.read('main.tf.json').split('\n')[(found?.range?.start.line ?? 0) - 1];
  expect([found?.summary, line?.trim()]).toEqual(['Bad tag', '"z": "bad"']);
});

test('what is unknown when it is validated is let pass', async () => {
  directory.write(
    'main.tf',
    `resource "toy_thing" "a" { name = "a" }
    resource "toy_thing" "b" {
      name = "b"
      size = toy_thing.a.secret_length - 1
      tags = { k = toy_thing.a.note }
    }`,
  );
  expect(await validated()).toEqual([]);
});

test('a null in a collection is refused where it stands', async () => {
  writeThing(directory, 'zones = ["x", null]\ndisks = [null]');
  expect(await validated()).toEqual([
    ['error', 'An element of "zones" is null', 'zones = ["x", null]'],
    ['error', 'An element of "disks" is null', 'disks = [null]'],
  ]);
});

test('data sources and the provider are validated too', async () => {
  directory.write('main.tf', 'data "toy_inventory" "a" { name = "" }');
  expect(await validated()).toEqual([['error', 'No name', 'data "toy_inventory" "a" { name = "" }']]);
  directory.write('provider.tf', directory.read('provider.tf').replace(/directory = .*/, 'directory = ""'));
  const result = await directory.run(['plan', '-no-color']);
  expect(unwrapped(result)).toContain('Error: No directory with provider["terraform.local/test/toy"]');
});

test('a warning of the plan is shown at its line, and lets the plan pass', async () => {
  writeThing(directory, 'behaviour = "warn at plan"');
  const printed = await directory.succeed(['plan', '-no-color']);
  expect(printed).toMatch(/Warning: Planned[^]*behaviour = "warn at plan"[^]*It was planned\./);
});

test('a failure that nobody foresaw says so, and how to find out more', async () => {
  writeThing(directory, 'behaviour = "throw"\nsecret = "hunter2"');
  const result = await directory.run(['apply', '-auto-approve', '-no-color']);
  expect(result.code).toBe(1);
  expect(unwrapped(result)).toContain(
    'Error: toy_thing failed unexpectedly with toy_thing.a, on main.tf line 1, in resource "toy_thing" "a": ' +
      '1: resource "toy_thing" "a" { Error: cannot store (sensitive) The provider did not foresee this failure. Run again ' +
      'with TF_LOG_PROVIDER=ERROR to see where it happened, and report it to those who maintain the provider.',
  );
});
