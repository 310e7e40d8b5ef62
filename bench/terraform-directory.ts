import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A directory in which Terraform runs, whatever the machine is set up for. */
export class TerraformDirectory {
  readonly path = mkdtempSync(path.join(tmpdir(), 'benchmark-'));
  readonly #environment: NodeJS.ProcessEnv;

  /** @param variables of the environment, besides those of this process that are not for Terraform */
  constructor(variables: NodeJS.ProcessEnv = {}) {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TF_'));
    this.#environment = {
      ...Object.fromEntries(inherited),
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_CLI_CONFIG_FILE: this.write('empty.tfrc', ''),
      ...variables,
    };
  }

  /** @returns the path of the file */
  write(name: string, text: string): string {
    const file = path.join(this.path, name);
    writeFileSync(file, text);
    return file;
  }

  /**
   * Runs one command.
   *
   * @throws Error with what it printed, if it fails
   */
  async run(...args: readonly string[]): Promise<void> {
    const binary = process.env['TERRAFORM_BINARY_NAME'] ?? 'terraform';
    const options = { cwd: this.path, env: this.#environment, maxBuffer: 64 * 1024 * 1024 };
    await execute(binary, [...args, '-no-color'], options);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
