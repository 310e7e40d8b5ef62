import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';

export interface StateText {
  readonly text: string;
  /** What the text is called in errors. */
  readonly origin: string;
}

/** Largest state that is read from the Terraform program, in bytes. */
const maximumStateSize = 1024 * 1024 * 1024;

/**
 * Reads the text of a state.
 *
 * @param source `-` for standard input, a file, or a folder, in which `terraform show -json` is run. The program is
 *   that of TERRAFORM_BINARY_NAME, as with CDKTF, or else `terraform` or `tofu`, whichever is found first on PATH.
 * @throws Error when the source does not exist, no program is found, or the program fails.
 */
export async function readState(
  source: string,
  io: { readonly stdin: Readable; readonly env: NodeJS.ProcessEnv },
): Promise<StateText> {
  if (source === '-') {
    return { text: await readStream(io.stdin), origin: 'standard input' };
  }
  const path = resolve(source);
  const kind = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'it does not exist' : error.message;
    throw new Error(
      `Cannot read ${path}: ${reason}. Pass a state file, the folder of a stack, or - for standard input.`,
    );
  });
  return kind.isDirectory()
    ? { text: await showState(path, io.env), origin: path }
    : { text: decode(await readFile(path)), origin: path };
}

async function readStream(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return decode(Buffer.concat(chunks));
}

/** UTF-8, or UTF-16 where the mark at the beginning says so: Windows PowerShell redirects output as UTF-16. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

async function showState(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const named = env.TERRAFORM_BINARY_NAME;
  const programs = named === undefined || named === '' ? ['terraform', 'tofu'] : [named];
  for (const program of programs) {
    const outcome = await run(program, folder, env);
    if (outcome !== 'not found') {
      return outcome;
    }
  }
  throw new Error(
    named === undefined || named === ''
      ? `Cannot read the state of ${folder}: neither terraform nor tofu is on PATH. Install one of them, name it in TERRAFORM_BINARY_NAME, or pass the state as a file.`
      : `Cannot read the state of ${folder}: TERRAFORM_BINARY_NAME names ${named}, which does not exist. Correct it, or pass the state as a file.`,
  );
}

function run(program: string, folder: string, env: NodeJS.ProcessEnv): Promise<string | 'not found'> {
  const options = { cwd: folder, env: { ...env, CHECKPOINT_DISABLE: '1' }, maxBuffer: maximumStateSize };
  return new Promise((resolvePromise, reject) => {
    execFile(program, ['show', '-json', '-no-color'], options, (error, stdout, stderr) => {
      if (error === null) {
        resolvePromise(stdout);
      } else if (error.code === 'ENOENT') {
        resolvePromise('not found');
      } else {
        reject(
          new Error(
            `\`${program} show -json\` failed in ${folder}. Run \`${program} init\` there first, or pass the state as a file. It said:\n${stderr.trim() || error.message}`,
          ),
        );
      }
    });
  });
}
