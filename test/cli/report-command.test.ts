import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import {
  registerReportCommand,
  runReport,
  type ReportEnvironment,
  type ReportOptions,
} from '../../lib/cli/report-command';
import { attributes, showState } from './report/states';

const folder = mkdtempSync(join(tmpdir(), 'report-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const failing = stateWith('failing.json', attributes());
const passing = stateWith(
  'passing.json',
  attributes({ detail: 'Check rds databases: success\n*Migrate check success*' }),
);

function stateWith(name: string, values: Record<string, unknown>): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(showState([{ address: 'rdsmigration_precheck_task.this', values }])));
  return file;
}

interface Run {
  readonly code: number;
  readonly output: string;
}

async function run(
  source: string | undefined,
  options: Partial<ReportOptions> = {},
  environment: Partial<ReportEnvironment> = {},
): Promise<Run> {
  let output = '';
  const code = await runReport(
    source,
    { ignoreCheck: [], ...options },
    {
      env: {},
      stdin: Readable.from([]),
      stdout: { write: (text: string) => (output += text) },
      createReader: () => {
        throw new Error('The API must not be asked.');
      },
      ...environment,
    },
  );
  return { code, output };
}

test('a state file is printed as a table, without colour where there is no terminal', async () => {
  const { code, output } = await run(failing);

  expect(code).toBe(0);
  expect(output).toMatch(/^FAILED {2}rdsmigration_precheck_task\.this\n/);
  expect(output).not.toContain('\u001b');
});

test('a terminal gets colour, unless NO_COLOR is set', async () => {
  let output = '';
  const stdout = { isTTY: true, columns: 80, write: (text: string) => (output += text) };
  await run(failing, {}, { stdout });
  expect(output).toContain('\u001b[31m');

  output = '';
  await run(failing, {}, { stdout, env: { NO_COLOR: '1' } });
  expect(output).not.toContain('\u001b');
});

test('standard input is read with -', async () => {
  const stdin = Readable.from([readFileSync(failing)]);

  expect((await run('-', { format: 'json' }, { stdin })).output).toContain('"status": "failed"');
});

test('with --output the file is written, in the format of its name, and nothing is printed', async () => {
  const file = join(folder, 'report.html');

  expect((await run(failing, { output: file })).output).toBe('');
  expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/);
});

test('a table in a file has no colour, whatever the terminal', async () => {
  const file = join(folder, 'report.txt');
  await run(failing, { output: file }, { stdout: { isTTY: true, write: () => true } });

  expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
});

test('--format goes before the name of the output', async () => {
  const file = join(folder, 'summary.html');
  await run(failing, { output: file, format: 'markdown' });

  expect(readFileSync(file, 'utf8')).toMatch(/^## ❌/);
});

test('an output that cannot be written is named', async () => {
  await expect(run(failing, { output: join(folder, 'none', 'report.html') })).rejects.toThrow(
    /^Cannot write .*none.report\.html: .*ENOENT.* Choose a file in a folder that exists/,
  );
});

test.each([
  [failing, { exitCode: true }, 2],
  [failing, {}, 0],
  [passing, { exitCode: true }, 0],
  [failing, { exitCode: true, ignoreCheck: ['Check port connectable'] }, 0],
  [failing, { exitCode: true, ignoreCheck: ['Check port connectable'], failOn: 'warning' as const }, 2],
])('%s with %j ends with its exit code', async (source, options, code) => {
  expect((await run(source, options)).code).toBe(code);
});

test('with an instance the API is asked, with the options and the environment', async () => {
  const asked: unknown[] = [];
  const { output } = await run(
    undefined,
    { dbInstanceName: 'pgm-x', taskId: 7n, region: 'cn-hangzhou', format: 'json' },
    {
      env: { A: 'b' },
      createReader: ({ region }, env) => {
        asked.push(region, env);
        return {
          describeCloudMigrationPrecheckResult: (request) => {
            asked.push(request);
            const record = {
              ...{
                taskId: 7,
                taskName: 'n',
                sourceCategory: 'ecsonvpc',
                sourceIpAddress: '10.0.0.1',
                sourcePort: 5432,
              },
              ...{ sourceAccount: 'u', targetInstanceName: 'pgm-x', detail: '', gmtCreated: '', gmtModified: '' },
            };
            return Promise.resolve({ items: [record], pageNumber: 1, pageSize: 100, totalSize: 1, requestId: 'r' });
          },
        };
      },
    },
  );

  expect(asked).toEqual([
    'cn-hangzhou',
    { A: 'b' },
    { dbInstanceName: 'pgm-x', taskId: 7n, pageNumber: 1, pageSize: 100 },
  ]);
  expect(JSON.parse(output).reports[0]).toMatchObject({ task_id: '7', status: 'running' });
});

test('a source and an instance together are refused', async () => {
  await expect(run(failing, { dbInstanceName: 'pgm-x' })).rejects.toThrow(
    /Give either .*failing\.json or --db-instance-name/,
  );
});

test.each([
  [{ taskId: 1n }, '--task-id'],
  [{ taskName: 'x' }, '--task-name'],
  [{ region: 'cn-hangzhou' }, '--region'],
  [{ endpoint: 'localhost' }, '--endpoint'],
])('an option for the API without an instance is refused: %p', async (options, flag) => {
  await expect(run(failing, options)).rejects.toThrow(
    `${flag} is for the API: name the RDS instance with --db-instance-name as well.`,
  );
});

function parse(...words: string[]): Promise<Command> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerReportCommand(program);
  program.commands.forEach((command) => command.exitOverride().configureOutput({ writeErr: () => undefined }));
  return program.parseAsync(['report', ...words], { from: 'user' });
}

test.each([
  [['--task-id', '0'], /Give a whole number/],
  [['--task-id', '12x'], /Give a whole number/],
  [['--format', 'pdf'], /Allowed choices are table, json, markdown, html, junit/],
  [['--fail-on', 'never'], /Allowed choices are error, warning/],
])('%j is refused on the command line', async (words, message) => {
  await expect(parse(...words)).rejects.toThrow(message);
});

test('the help explains the exit codes', () => {
  const program = new Command();
  registerReportCommand(program);
  let help = '';
  program.commands[0]?.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();

  expect(help).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
});

const main = join(__dirname, '../../lib/cli/main.ts');
const spawn = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', main, 'report', ...words], { encoding: 'utf8' });

test('the process prints to standard output and ends with the exit code', () => {
  const { stdout, stderr, status } = spawn(failing, '--exit-code', '--ignore-check', 'a', '--ignore-check', 'b');

  expect(stdout).toContain('fail on error, ignoring Check database connectable, a, b');
  expect(stderr).toBe('');
  expect(status).toBe(2);
});

test('the process tells a failure on standard error and ends with 1', () => {
  const { stdout, stderr, status } = spawn(join(folder, 'missing.json'), '--exit-code');

  expect(stdout).toBe('');
  expect(stderr).toMatch(/^error: Cannot read .*missing\.json: it does not exist\. Pass a state file/);
  expect(status).toBe(1);
});
