import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Emulator, EmulatorOptions, startEmulator, TaskSummary } from '../../../lib/emulator';
import { installAlicloudStandIn } from '../../../lib/testing';
import { run, succeed } from '../../constructs/support/run';
import { temporaryDirectory } from '../../constructs/support/temporary-directory';
import { CommandEnvironment, TERRAFORM } from '../../support/terraform';

export const EXAMPLES = path.join(__dirname, '../../../examples');

/** A password that is nowhere by chance. */
export const PASSWORD = 'hush-Zq4!example';

/** Nothing listens there: whatever asks a registry fails. The emulator is not reached through a proxy. */
const NO_NETWORK = { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' };

const root = temporaryDirectory();

/** A synthesised example. */
export interface Synthesis {
  /** Folder of the stack. */
  readonly directory: string;
  /** The configuration without what differs between builds and machines. */
  readonly json: unknown;
}

/** Runs the program of an example as its reader would. */
export async function synthesise(name: string): Promise<Synthesis> {
  const workspace = mkdtempSync(path.join(root, `${name}-`));
  const program = ['--import', require.resolve('tsx'), path.join(EXAMPLES, name, 'main.ts')];
  await succeed(process.execPath, program, {
    cwd: workspace,
    env: { CDKTF_OUTDIR: undefined, STATE_BUCKET: undefined },
  });
  const directory = path.join(workspace, 'cdktf.out/stacks', name);
  const text = readFileSync(path.join(directory, 'cdk.tf.json'), 'utf8')
    .replace(/"0\.1\.0(-dev\.h[0-9a-f]+)?"/g, '"<version of this package>"')
    .replaceAll(workspace, '<folder>');
  return { directory, json: JSON.parse(text) };
}

/** An example under Terraform, with the stand-in and an emulator. */
export class RunningExample {
  private constructor(
    private readonly directory: string,
    readonly emulator: Emulator,
    private readonly environment: CommandEnvironment,
  ) {}

  static async start(
    name: string,
    variables: Readonly<Record<string, string>> = {},
    options: EmulatorOptions = { instances: [] },
  ): Promise<RunningExample> {
    const { directory } = await synthesise(name);
    const emulator = await startEmulator({ reportMillis: 0, ...options });
    const inputs = Object.entries({ source_password: PASSWORD, ...variables });
    const example = new RunningExample(directory, emulator, {
      ...NO_NETWORK,
      ...installAlicloudStandIn(directory, { emulator }).environment,
      ...Object.fromEntries(inputs.map(([variable, value]) => [`TF_VAR_${variable}`, value])),
      TF_CLI_CONFIG_FILE: undefined,
      TF_LOG: undefined,
    });
    await example.terraform('init', '-input=false');
    return example;
  }

  /** Runs a command that has to succeed. */
  terraform(...args: string[]): Promise<string> {
    return succeed(TERRAFORM, [...args, '-no-color'], { cwd: this.directory, env: this.environment });
  }

  /** What a command that has to fail complains about, in one line. */
  async failure(...args: string[]): Promise<string> {
    const { code, stderr } = await run(TERRAFORM, [...args, '-no-color'], {
      cwd: this.directory,
      env: this.environment,
    });
    if (code === 0) throw new Error(`terraform ${args.join(' ')} succeeded.`);
    return stderr.replace(/\s+/g, ' ');
  }

  async outputs(): Promise<Record<string, unknown>> {
    const printed = JSON.parse(await this.terraform('output', '-json')) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(printed).map(([name, { value }]) => [name, value]));
  }

  /** The addresses of the objects in state, in alphabetical order. */
  async objects(): Promise<string[]> {
    const addresses = await this.terraform('state', 'list');
    return addresses.split('\n').filter((line) => line !== '');
  }
}

/** What was seen in the life of an example. */
export interface Life {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly tasks: readonly TaskSummary[];
  /** Addresses of what was in state after the apply. */
  readonly objects: readonly string[];
  /** State after the apply, in Terraform's JSON. */
  readonly state: ShownState;
}

interface ShownState {
  readonly values: {
    readonly root_module: {
      readonly resources: readonly { readonly address: string; readonly values: Readonly<Record<string, unknown>> }[];
    };
  };
}

/**
 * The whole life of an example: validate, plan, apply, a plan without changes, destroy. Expects of every example that
 * nothing is left of it, and that its password is in neither plan nor state.
 */
export async function live(example: RunningExample): Promise<Life> {
  const { emulator } = example;
  const instancesBefore = emulator.instances();
  try {
    await example.terraform('validate');
    await example.terraform('plan', '-input=false', '-out=saved.tfplan');
    await example.terraform('apply', '-input=false', 'saved.tfplan');
    const [outputs, objects] = [await example.outputs(), await example.objects()];
    expect(await example.terraform('plan', '-input=false')).toContain('No changes.');

    const shown = [await example.terraform('show', '-json'), await example.terraform('show', '-json', 'saved.tfplan')];
    expect(shown.join()).not.toContain(PASSWORD);
    const state = JSON.parse(shown[0] ?? '') as ShownState;

    await example.terraform('destroy', '-input=false', '-auto-approve');
    expect(await example.objects()).toEqual([]);
    expect(emulator.instances()).toEqual(instancesBefore);
    return { outputs, objects, state, tasks: emulator.tasks() };
  } finally {
    await emulator.close();
  }
}

/** One attribute of an object in state. */
export function valueOf({ state }: Life, address: string, attribute: string): unknown {
  return state.values.root_module.resources.find((resource) => resource.address === address)?.values[attribute];
}

/** How many objects of a type were in state. */
export function countOf({ objects }: Life, type: string): number {
  return objects.filter((address) => address.startsWith(`${type}.`)).length;
}

/** The outputs that an example with one task has. */
export function outputsOf(task: TaskSummary | undefined): Readonly<Record<string, unknown>> {
  return { task_id: Number(task?.taskId), task_name: task?.taskName };
}
