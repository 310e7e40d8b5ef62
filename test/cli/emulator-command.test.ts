import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import RPCClient from '@alicloud/pop-core';

const main = join(__dirname, '../../lib/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'emulator-command-'));
const running: ChildProcessWithoutNullStreams[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Command {
  readonly child: ChildProcessWithoutNullStreams;
  stdout: string;
  stderr: string;
}

function run(...options: string[]): Command {
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'emulator', ...options]);
  running.push(child);
  const command: Command = { child, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (command.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (command.stderr += text));
  return command;
}

/** Waits until the output says what it should. */
async function until(command: Command, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = pattern.exec(command[stream]);
    if (match !== null) return match;
    if (command.child.exitCode !== null) throw new Error(`ended with ${command.child.exitCode}: ${command.stderr}`);
    await Promise.race([once(command.child[stream], 'data'), once(command.child, 'close')]);
  }
}

async function started(...options: string[]) {
  const command = run(...options);
  await until(command, 'stdout', /Requests:\n$/);
  const value = (label: string) => new RegExp(`^  ${label} +(\\S.*)$`, 'm').exec(command.stdout)?.[1] ?? '';
  return { command, value };
}

/** Exit code, and everything that was printed to stderr. */
async function ended({ child, ...output }: Command): Promise<[number | null, string]> {
  let stderr = output.stderr;
  child.stderr.on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, stderr];
}

const jsonFile = (name: string, content: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
};

test('it prints what a client needs, and that is enough to create a task', async () => {
  const { command, value } = await started('--outcome', 'warn', '--report-seconds', '0');
  const [endpoint, accessKeyId, accessKeySecret] = [value('Endpoint'), value('Access key'), value('Secret key')];
  expect(command.stdout).toContain(`  provider "rdsmigration" {
    region     = "cn-hangzhou"
    access_key = "${accessKeyId}"
    secret_key = "${accessKeySecret}"
    endpoints {
      rds = "${endpoint}"
    }
  }
`);
  expect(command.stdout).toContain(`export ALICLOUD_SECRET_KEY='${accessKeySecret}'`);
  expect(command.stdout).toMatch(/pgm-emulated0001 .* report: warn/);

  const client = new RPCClient({ endpoint, accessKeyId, accessKeySecret, apiVersion: '2014-08-15' });
  const task = {
    DBInstanceName: 'pgm-emulated0001',
    SourceIpAddress: '172.16.0.10',
    SourcePort: 5432,
    SourceAccount: 'migratetest',
    SourcePassword: 'Planted-Secret-1',
    SourceCategory: 'ecsOnVpc',
  };
  const created = await client.request('CreateCloudMigrationPrecheckTask', task, { method: 'POST' });
  expect(created).toMatchObject({ TaskId: 439946016 });
  await until(command, 'stderr', /POST CreateCloudMigrationPrecheckTask pgm-emulated0001 200 TaskId=439946016 /);
  for (const secret of ['Planted-Secret-1', accessKeyId, accessKeySecret]) expect(command.stderr).not.toContain(secret);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with exit code 0', async (signal) => {
  const { command } = await started();
  const end = ended(command);
  command.child.kill(signal);
  expect(await end).toEqual([0, '']);
});

test('files, keys, token and numbers are taken from the options', async () => {
  const instances = jsonFile('instances.json', {
    instances: [{ id: 'pgm-file', status: 'Creating', region: 'eu-west-1' }],
  });
  const faults = jsonFile('faults.json', {
    queue: [{ kind: 'http-error', status: 502, body: 'html', when: 'before' }],
  });
  const { command, value } = await started(
    ...['--instances', instances, '--faults', faults, '--access-key', 'given', '--secret-key', 'Planted-Secret-2'],
    ...['--admin-token', 'token', '--first-task-id', '9007199254740993', '--requests-per-minute', '0'],
    ...['--newlines', 'escaped', '--outcome', 'ip-unreachable,warn', '--host', 'localhost'],
  );
  expect(command.stdout).toMatch(/pgm-file .* Creating .* report: ip-unreachable, warn/);
  expect(command.stdout).toContain("export ALICLOUD_ACCESS_KEY='given'");
  expect(command.stdout).toContain("export ALICLOUD_REGION='eu-west-1'");
  expect(command.stdout + command.stderr).not.toContain('Planted-Secret-2');
  expect((await fetch(`${value('Endpoint')}/`)).status).toBe(502);
  const headers = { Authorization: 'Bearer token' };
  const registered = (await (await fetch(`${value('Administration')}instances`, { headers })).json()) as object;
  expect(registered).toMatchObject({ instances: [{ id: 'pgm-file' }] });
});

test('listening beyond this machine is warned about', async () => {
  const { command } = await started('--host', '0.0.0.0');
  expect(command.stderr).toMatch(/^warning: listening on 0\.0\.0\.0: other machines can reach this emulator/);
});

test('a port that is in use is named, with what to do', async () => {
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  const { port } = occupant.address() as AddressInfo;
  const [code, stderr] = await ended(run('--port', String(port)));
  expect([code, stderr]).toEqual([1, expect.stringContaining(`error: port ${port} of 127.0.0.1 is in use.`)]);
  occupant.close();
});

test.each([
  [['--port', '65536'], 'Give a whole number from 0 to 65535.'],
  [['--outcome', 'broken'], '--outcome[0] is "broken", which is not allowed. Allowed values: pass,'],
  [['--report-seconds', 'long'], 'Give seconds from 0 to 86400'],
  [['--first-task-id', '0'], 'Give a whole number of at most 19 digits.'],
  [['--newlines', 'crlf'], 'Allowed choices are real, escaped, double-escaped.'],
  [['--access-key', 'alone'], '--access-key and --secret-key belong together'],
  [['--instances', '/nowhere/instances.json'], '/nowhere/instances.json: cannot be read (ENOENT'],
  [['--host', '203.0.113.7'], '203.0.113.7 is no address of this machine.'],
])('%j is refused with its reason and exit code 1', async (options, reason) => {
  const [code, stderr] = await ended(run(...options));
  expect([code, stderr]).toEqual([1, expect.stringContaining(reason)]);
});

test('a wrong instance file is refused with the file, the place and what is allowed', async () => {
  const file = jsonFile('wrong.json', { instances: [{ id: 'pgm-one' }, { id: 'pgm-two', status: 'Runing' }] });
  const [code, stderr] = await ended(run('--instances', file));
  expect(code).toBe(1);
  expect(stderr).toContain(
    `error: ${file}: $.instances[1].status is "Runing", which is not allowed. Allowed values: Running,`,
  );
});
