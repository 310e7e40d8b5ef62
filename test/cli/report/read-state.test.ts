import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readState } from '../../../lib/cli/report/read-state';

const folder = mkdtempSync(join(tmpdir(), 'read-state-'));
const stack = join(folder, 'stack');
mkdirSync(stack);
afterAll(() => rmSync(folder, { recursive: true }));

const noInput = Readable.from([]);

/** Puts a program that stands in for Terraform into a folder of its own, which becomes the PATH with the shell's. */
function withPrograms(programs: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const bin = mkdtempSync(join(folder, 'bin-'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: bin };
}

test('a file is read as it is', async () => {
  const file = join(folder, 'state.json');
  writeFileSync(file, '{"a":"检查"}');

  expect(await readState(file, { stdin: noInput, env: {} })).toEqual({ text: '{"a":"检查"}', origin: file });
});

test.each([
  ['UTF-8', Buffer.from('\ufeff{"a":"é"}', 'utf8')],
  ['UTF-16', Buffer.from('\ufeff{"a":"é"}', 'utf16le')],
])('a file with the mark of %s is read, as PowerShell writes it', async (_encoding, bytes) => {
  const file = join(folder, 'powershell.json');
  writeFileSync(file, bytes);

  expect((await readState(file, { stdin: noInput, env: {} })).text).toBe('{"a":"é"}');
});

test('- is standard input, in pieces of any size', async () => {
  const bytes = Buffer.from('{"a":"检"}');
  const stdin = Readable.from([...bytes].map((byte) => Buffer.of(byte)));

  expect(await readState('-', { stdin, env: {} })).toEqual({ text: '{"a":"检"}', origin: 'standard input' });
});

test('in a folder, terraform show -json is run there', async () => {
  const env = withPrograms({ terraform: 'echo "$PWD|$*"', tofu: 'echo tofu' });

  expect((await readState(stack, { stdin: noInput, env })).text).toBe(`${stack}|show -json -no-color\n`);
});

test('tofu is run where there is no terraform', async () => {
  const env = withPrograms({ tofu: 'echo tofu' });

  expect((await readState(stack, { stdin: noInput, env })).text).toBe('tofu\n');
});

test('TERRAFORM_BINARY_NAME goes before both, as a name or a path', async () => {
  const env = withPrograms({ terraform: 'echo terraform', mine: 'echo mine' });
  const path = join(env.PATH ?? '', 'mine');

  expect((await readState(stack, { stdin: noInput, env: { ...env, TERRAFORM_BINARY_NAME: 'mine' } })).text).toBe(
    'mine\n',
  );
  expect((await readState(stack, { stdin: noInput, env: { ...env, TERRAFORM_BINARY_NAME: path } })).text).toBe(
    'mine\n',
  );
});

test('a large state is read whole', async () => {
  const script = 'i=0; while [ $i -lt 3000 ]; do printf "%01000d" 1; i=$((i+1)); done';
  const env = withPrograms({ terraform: script });

  expect((await readState(stack, { stdin: noInput, env })).text).toHaveLength(3_000_000);
});

test('a path that does not exist is named, with what can be given', async () => {
  const missing = join(folder, 'missing.json');

  await expect(readState(missing, { stdin: noInput, env: {} })).rejects.toThrow(
    `Cannot read ${missing}: it does not exist. Pass a state file, the folder of a stack, or - for standard input.`,
  );
});

test('a missing program is named, with what can be done', async () => {
  await expect(readState(stack, { stdin: noInput, env: withPrograms({}) })).rejects.toThrow(
    `Cannot read the state of ${stack}: neither terraform nor tofu is on PATH. Install one of them, name it in TERRAFORM_BINARY_NAME, or pass the state as a file.`,
  );
  await expect(readState(stack, { stdin: noInput, env: { PATH: '', TERRAFORM_BINARY_NAME: 'none' } })).rejects.toThrow(
    'TERRAFORM_BINARY_NAME names none, which does not exist',
  );
});

test('a failure of the program is told with its words and the next step', async () => {
  const env = withPrograms({ terraform: 'echo "Error: Required plugins are not installed" >&2; exit 1' });

  await expect(readState(stack, { stdin: noInput, env })).rejects.toThrow(
    `\`terraform show -json\` failed in ${stack}. Run \`terraform init\` there first, or pass the state as a file. It said:\nError: Required plugins are not installed`,
  );
});

test('a program is not asked for updates in the network', async () => {
  const env = withPrograms({ terraform: 'echo "$CHECKPOINT_DISABLE"' });

  expect((await readState(stack, { stdin: noInput, env })).text).toBe('1\n');
});
