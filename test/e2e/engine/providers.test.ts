import { readdirSync } from 'node:fs';
import path from 'node:path';
import { apply, failedApply, plannedActions, toyDirectory } from './toy';

jest.setTimeout(60_000);

test('two configurations of one provider serve each its own resources', async () => {
  const directory = await toyDirectory();
  directory.write(
    'main.tf',
    `provider "toy" {
      alias     = "other"
      directory = "\${path.module}/others"
      greeting  = "moin"
    }
    resource "toy_thing" "a" { name = "a" }
    resource "toy_thing" "b" {
      provider = toy.other
      name     = "b"
    }
    data "toy_inventory" "b" {
      provider = toy.other
      name     = "b"
    }
    output "greeting" { value = data.toy_inventory.b.echo.greeting }`,
  );
  await apply(directory);
  const folders = ['things', 'others'].map((folder) => readdirSync(path.join(directory.path, folder)));
  expect(folders).toEqual([[expect.any(String)], [expect.any(String)]]);
  expect(await directory.json(['output', '-json', 'greeting'])).toBe('moin');
  expect(await plannedActions(directory)).toEqual({});
});

test('a provider whose configuration is unknown at plan gets it at apply', async () => {
  const directory = await toyDirectory();
  directory.write(
    'main.tf',
    `resource "toy_thing" "a" { name = "a" }
    provider "toy" {
      alias     = "later"
      directory = "\${path.module}/\${toy_thing.a.id}"
    }
    resource "toy_thing" "b" {
      provider = toy.later
      name     = "b"
    }`,
  );
  await apply(directory);
  const a = await directory.attributesOf<{ readonly id: string }>('toy_thing.a');
  expect(readdirSync(path.join(directory.path, a?.id ?? ''))).toHaveLength(1);
});

test('a configuration that the provider refuses is an error, without its token', async () => {
  const directory = await toyDirectory();
  directory.write(
    'provider.tf',
    directory.read('provider.tf').replace('provider "toy" {', 'provider "toy" {\n token = "refused-token"\n '),
  );
  directory.write('main.tf', 'resource "toy_thing" "a" { name = "a" }');
  const printed = await failedApply(directory);
  expect(printed).toContain('Error: provider toy failed unexpectedly');
  expect(printed).toContain('the store does not take the token "(sensitive)"');
});
