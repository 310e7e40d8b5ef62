import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a command of Terraform gave. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type CommandEnvironment = Readonly<Record<string, string | undefined>>;

/** The binary that the tests drive: `TERRAFORM_BINARY_NAME`, else `terraform`. */
export const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';

/** A directory with a configuration of its own, in which real Terraform runs without network, registry or CLI configuration. */
export class TerraformDirectory {
  readonly path = mkdtempSync(path.join(tmpdir(), 'terraform-'));

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
        ...process.env,
        CHECKPOINT_DISABLE: '1',
        TF_IN_AUTOMATION: '1',
        TF_CLI_CONFIG_FILE: undefined,
        TF_LOG: undefined,
        ...this.environment,
        ...environment,
      },
    });
    return new RunningCommand(child);
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

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

interface ShownState {
  readonly values?: {
    readonly root_module?: { readonly resources?: readonly { readonly address: string; readonly values: unknown }[] };
  };
}

/** A command under way. */
export class RunningCommand {
  readonly ended: Promise<CommandResult>;
  private stdout = '';
  private stderr = '';

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  /** Resolves when the output so far matches. Rejects when the command ends without. */
  async prints(pattern: RegExp): Promise<void> {
    for (;;) {
      if (pattern.test(this.stdout + this.stderr)) return;
      const more = new Promise<boolean>((resolve) => {
        this.child.stdout?.once('data', () => resolve(true));
        this.child.stderr?.once('data', () => resolve(true));
        this.child.once('close', () => resolve(false));
      });
      if (!(await more) && !pattern.test(this.stdout + this.stderr)) {
        throw new Error(`The command ended without printing ${pattern}:\n${this.stdout}\n${this.stderr}`);
      }
    }
  }

  /** Sends a signal to the whole process group, as a terminal does on Ctrl-C. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-(this.child.pid ?? 0), signal);
  }
}
