import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toyPlugin } from '../../fixtures/toy-provider/toy-plugin';
import { BundledPlugin } from '../../support/plugin';
import { CommandEnvironment, CommandResult, TerraformDirectory } from '../../support/terraform';

const toy = new BundledPlugin({ ...toyPlugin, source: path.join(__dirname, '../../fixtures/toy-provider/main.ts') });

/** Where the things of a directory are kept. */
const STORE = 'things';

const open: TerraformDirectory[] = [];

afterEach(() => {
  for (const directory of open.splice(0)) directory.remove();
});

/** A directory with the toy provider installed, which keeps its things beside the configuration. It goes with the test. */
export async function toyDirectory(environment: CommandEnvironment = {}, binary?: string): Promise<TerraformDirectory> {
  const directory = new TerraformDirectory(environment, binary);
  open.push(directory);
  toy.installInto(directory.path);
  directory.write(
    'provider.tf',
    `terraform {
      required_providers {
        toy = { source = "${toyPlugin.address}", version = "${toyPlugin.version}" }
      }
    }
    provider "toy" {
      directory = "\${path.module}/${STORE}"
    }`,
  );
  await directory.succeed(['init', '-no-color']);
  return directory;
}

/** A toy directory with one thing, `toy_thing.a`, applied with the arguments. */
export async function toyWith(
  thingArguments: string,
  environment: CommandEnvironment = {},
): Promise<TerraformDirectory> {
  const directory = await toyDirectory(environment);
  writeThing(directory, thingArguments);
  await apply(directory);
  return directory;
}

/** The configuration of one thing, `toy_thing.a`, whose name is `a` unless the arguments give another. */
export function writeThing(directory: TerraformDirectory, thingArguments: string): void {
  const name = /^\s*name\s*=/m.test(thingArguments) ? '' : 'name = "a"';
  directory.write('main.tf', `resource "toy_thing" "a" {\n${name}\n${thingArguments}\n}\n`);
}

/** Applies, and expects success. @returns what was printed */
export function apply(directory: TerraformDirectory, ...options: string[]): Promise<string> {
  return directory.succeed(['apply', '-auto-approve', '-no-color', ...options]);
}

/** Applies, and expects failure. @returns all that was printed, in one line */
export async function failedApply(directory: TerraformDirectory, ...options: string[]): Promise<string> {
  const result = await directory.run(['apply', '-auto-approve', '-no-color', ...options]);
  if (result.code !== 1) throw new Error(`The apply ended with ${result.code}:\n${result.stdout}\n${result.stderr}`);
  return unwrapped(result);
}

/** What Terraform plans for each object, for example `{ 'toy_thing.a': 'create' }`. What stays is left out. */
export async function plannedActions(
  directory: TerraformDirectory,
  ...options: string[]
): Promise<Record<string, string>> {
  const printed = await directory.succeed(['plan', '-json', ...options]);
  const events = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PlanEvent);
  return Object.fromEntries(
    events.flatMap(({ type, change }) =>
      type === 'planned_change' && change && change.action !== 'noop' ? [[change.resource.addr, change.action]] : [],
    ),
  );
}

/** A line of Terraform's machine-readable output. */
interface PlanEvent {
  readonly type: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
}

/** The status of an object in the stored state: `tainted`, or undefined when it is well. */
export function statusOf(directory: TerraformDirectory, address: string): string | undefined {
  const { resources } = JSON.parse(directory.read('terraform.tfstate')) as {
    readonly resources: readonly {
      readonly type: string;
      readonly name: string;
      readonly instances: readonly { readonly status?: string }[];
    }[];
  };
  return resources.find(({ type, name }) => `${type}.${name}` === address)?.instances[0]?.status;
}

/** Output without the frames and line breaks that Terraform puts around diagnostics. */
export function unwrapped({ stdout, stderr }: Pick<CommandResult, 'stdout' | 'stderr'>): string {
  return `${stdout} ${stderr}`.replace(/[│╷╵]/g, ' ').replace(/\s+/g, ' ');
}

/** The outside world of a directory's things: the files in which they are kept. */
export const store = {
  ids: (directory: TerraformDirectory): string[] =>
    readdirSync(path.join(directory.path, STORE)).map((file) => path.basename(file, '.json')),
  read: (directory: TerraformDirectory, id: string): Record<string, unknown> =>
    JSON.parse(readFileSync(fileOf(directory, id), 'utf8')) as Record<string, unknown>,
  write: (directory: TerraformDirectory, id: string, thing: object): void =>
    writeFileSync(fileOf(directory, id), JSON.stringify(thing)),
  remove: (directory: TerraformDirectory, id: string): void => rmSync(fileOf(directory, id)),
};

function fileOf(directory: TerraformDirectory, id: string): string {
  return path.join(directory.path, STORE, `${id}.json`);
}
