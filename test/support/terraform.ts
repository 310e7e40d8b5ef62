import { ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';

/** What a command of Terraform gave. */
export interface CommandResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type CommandEnvironment = Readonly<Record<string, string | undefined>>;

/** The binary that the tests drive: `TERRAFORM_BINARY_NAME`, else `terraform`. */
export const TERRAFORM = process.env['TERRAFORM_BINARY_NAME'] ?? 'terraform';

/** Commands that have not ended. */
const underWay = new Set<RunningCommand>();

afterAll(() => underWay.forEach((command) => command.kill()));

/** A directory with a configuration of its own, in which real Terraform runs without network, registry or CLI configuration. */
export class TerraformDirectory {
  readonly path = mkdtempSync(path.join(tmpdir(), 'terraform-'));
  private readonly started: RunningCommand[] = [];

  constructor(
    private readonly environment: CommandEnvironment = {},
    private readonly binary: string = TERRAFORM,
  ) {}

  write(name: string, content: string | object): void {
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
    writeFileSync(path.join(this.path, name), text);
  }

  read(name: string): string {
    return readFileSync(path.join(this.path, name), 'utf8');
  }

  /** Starts a command; its process group is its own, as in a shell, so that signals can be sent to the group. */
  start(args: readonly string[], environment: CommandEnvironment = {}): RunningCommand {
    const child = spawn(this.binary, [...args], {
      cwd: this.path,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...withoutTerraformVariables(process.env),
        CHECKPOINT_DISABLE: '1',
        TF_IN_AUTOMATION: '1',
        TF_CLI_CONFIG_FILE: devNull,
        ...this.environment,
        ...environment,
      },
    });
    const command = new RunningCommand(child);
    this.started.push(command);
    return command;
  }

  run(args: readonly string[], environment: CommandEnvironment = {}): Promise<CommandResult> {
    return this.start(args, environment).ended;
  }

  /** Runs a command that has to succeed. */
  async succeed(args: readonly string[], environment: CommandEnvironment = {}): Promise<string> {
    const { code, stdout, stderr } = await this.run(args, environment);
    if (code !== 0) throw new Error(`${this.binary} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
    return stdout;
  }

  async json<T>(args: readonly string[]): Promise<T> {
    return JSON.parse(await this.succeed(args)) as T;
  }

  /** The attributes of one object in state, undefined when there is none. */
  async attributesOf<T = Record<string, unknown>>(address: string): Promise<T | undefined> {
    const { values } = await this.json<ShownState>(['show', '-json']);
    return values?.root_module?.resources?.find((resource) => resource.address === address)?.values as T | undefined;
  }

  /** Removes the directory, and ends what still runs in it. */
  remove(): void {
    for (const command of this.started) if (underWay.has(command)) command.kill();
    rmSync(this.path, { recursive: true, force: true });
  }
}

interface ShownState {
  readonly values?: {
    readonly root_module?: { readonly resources?: readonly { readonly address: string; readonly values: unknown }[] };
  };
}

/** The settings of whoever runs the tests are not those of the tests. */
function withoutTerraformVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('TF_')));
}

/** A command under way. */
export class RunningCommand {
  readonly ended: Promise<CommandResult>;
  private readonly changes = new EventEmitter();
  private stdout = '';
  private stderr = '';

  constructor(readonly child: ChildProcess) {
    underWay.add(this);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.changed(() => (this.stdout += text)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.changed(() => (this.stderr += text)));
    this.ended = new Promise((resolve, reject) => {
      child.on('error', (error) => {
        this.changed(() => underWay.delete(this));
        reject(error);
      });
      child.on('close', (code) => {
        this.changed(() => underWay.delete(this));
        resolve({ code, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  /** Resolves when the output so far matches. Rejects when the command ends without. */
  async prints(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.stdout + this.stderr)) {
      if (!underWay.has(this)) {
        throw new Error(`The command ended without printing ${pattern}:\n${this.stdout}\n${this.stderr}`);
      }
      await once(this.changes, 'change');
    }
  }

  /** Sends a signal to the whole process group, as a terminal does on Ctrl-C. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-(this.child.pid ?? 0), signal);
  }

  /** Ends the command and its plugins at once. */
  kill(): void {
    try {
      this.signalGroup('SIGKILL');
    } catch {
      // It has ended in the meantime.
    }
  }

  private changed(change: () => void): void {
    change();
    this.changes.emit('change');
  }
}
