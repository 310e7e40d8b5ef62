import path from 'node:path';
import { TerraformDirectory } from '../../support/terraform';
import { zipEntries } from '../../support/zip';
import { plannedActions, toyDirectory, unwrapped, writeThing } from './toy';

jest.setTimeout(60_000);

const SECRET = 'hush-Kw7!%+ "ü\\&';

/** How files and logs may spell the secret. */
const SPELLINGS = [
  SECRET,
  JSON.stringify(SECRET).slice(1, -1),
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64'),
];

/** The names of the texts in which the secret stands, in any spelling. */
function showing(texts: Record<string, string | Buffer>): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    SPELLINGS.some((spelling) => text.includes(spelling)) ? [name] : [],
  );
}

async function directoryWithSecret(): Promise<TerraformDirectory> {
  const directory = await toyDirectory({ TF_VAR_secret: SECRET });
  directory.write(
    'variables.tf',
    'variable "secret" {\n  type      = string\n  ephemeral = true\n  sensitive = true\n}',
  );
  return directory;
}

test('a write-only value from an ephemeral variable reaches the create, and is in no file, output or log', async () => {
  const directory = await directoryWithSecret();
  writeThing(directory, 'secret_wo = var.secret\nsecret_wo_version = 1');
  const trace = { TF_LOG: 'trace' };
  const plan = await directory.run(['plan', '-no-color', '-out=planned'], trace);
  const apply = await directory.run(['apply', '-no-color', 'planned'], trace);
  expect([plan.code, apply.code]).toEqual([0, 0]);
  expect(apply.stderr).toMatch(/provider\.terraform-provider-toy\.cjs: Creating: .*name=a/);
  expect(await directory.attributesOf('toy_thing.a')).toMatchObject({ secret_length: SECRET.length, secret_wo: null });

  const entries = zipEntries(path.join(directory.path, 'planned'));
  expect([...entries.keys()]).toEqual(expect.arrayContaining(['tfplan', 'tfstate']));
  expect(
    showing({
      ...Object.fromEntries(entries),
      state: directory.read('terraform.tfstate'),
      'plan output': plan.stdout,
      'plan log': plan.stderr,
      'apply output': apply.stdout,
      'apply log': apply.stderr,
    }),
  ).toEqual([]);
});

test('the search for secrets finds one in the plan file, where there is one', async () => {
  const directory = await toyDirectory();
  writeThing(directory, `secret = ${JSON.stringify(SECRET)}`);
  await directory.succeed(['plan', '-out=planned']);
  expect(showing(Object.fromEntries(zipEntries(path.join(directory.path, 'planned'))))).toContain('tfplan');
});

test('a new version announces a new write-only value', async () => {
  const directory = await directoryWithSecret();
  writeThing(directory, 'secret_wo = var.secret\nsecret_wo_version = 1');
  await directory.succeed(['apply', '-auto-approve']);
  expect(await plannedActions(directory)).toEqual({});
  writeThing(directory, 'secret_wo = var.secret\nsecret_wo_version = 2');
  await directory.succeed(['apply', '-auto-approve'], { TF_VAR_secret: 'short' });
  expect(await directory.attributesOf('toy_thing.a')).toMatchObject({ secret_length: 5, revision: 2 });
});

test('an error that quotes a secret shows none, on screen and in the log', async () => {
  const directory = await directoryWithSecret();
  writeThing(directory, 'secret_wo = var.secret\nbehaviour = "throw"');
  const failed = await directory.run(['apply', '-auto-approve', '-no-color'], { TF_LOG: 'trace' });
  expect(unwrapped(failed)).toContain('Error: cannot store (sensitive)');
  expect(showing({ output: failed.stdout, log: failed.stderr })).toEqual([]);
});

test('a secret that the provider made up is not shown by the error that quotes it', async () => {
  const directory = await directoryWithSecret();
  writeThing(directory, 'behaviour = "throw late"');
  const failed = await directory.run(['apply', '-auto-approve', '-no-color'], { TF_LOG: 'trace' });
  expect(unwrapped(failed)).toContain('the connection was lost, the password was (sensitive)');
  const thing = await directory.attributesOf<{ readonly password: string }>('toy_thing.a');
  expect(thing?.password).toMatch(/^made-up-/);
  expect(failed.stdout + failed.stderr).not.toContain(thing?.password);
});
