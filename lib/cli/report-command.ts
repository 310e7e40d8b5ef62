import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DecisionPolicy, FailOn } from '../assessment';
import { apiReader, type ApiOptions, type ReportReader } from './report/api-reader';
import { reportOfApi } from './report/api-reports';
import { exitCodeOf } from './report/exit-code';
import { defaultFormat, renderReports, reportFormats, type ReportFormat } from './report/formats';
import type { PrecheckReport } from './report/precheck-report';
import { readState } from './report/read-state';
import { reportsOfState } from './report/state-reports';
import { appearanceOf, type OutputStream } from './report/terminal';

/** The process as the command sees it, passed in so that tests can stand in for it. */
export interface ReportEnvironment {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable;
  readonly stdout: OutputStream & { write(text: string): unknown };
  readonly createReader: (options: ApiOptions, env: NodeJS.ProcessEnv) => ReportReader;
}

export interface ReportOptions extends ApiOptions {
  readonly dbInstanceName?: string;
  readonly taskId?: bigint;
  readonly taskName?: string;
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly failOn?: FailOn;
  readonly ignoreCheck: readonly string[];
  readonly exitCode?: boolean;
}

const helpText = `
SOURCE is a state file, the output of \`terraform show -json\`, a folder of a stack (with CDKTF
cdktf.out/stacks/<stack>), or - for standard input; by default the current folder. In a folder
\`terraform show -json\` is run, or the program that TERRAFORM_BINARY_NAME names, or tofu.

With --db-instance-name the API is asked instead. Credentials come from ALICLOUD_ACCESS_KEY and
ALICLOUD_SECRET_KEY (or ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET).

Exit codes:
  0  the report was printed; with --exit-code: and every assessment passes
  1  the command failed: no assessment found, unreadable state, error of the API
  2  with --exit-code: an assessment does not pass
  3  with --exit-code: an assessment is still running, or its report is not understood

Examples:
  $ rds-precheck report cdktf.out/stacks/migration
  $ terraform show -json | rds-precheck report - --format markdown >> "$GITHUB_STEP_SUMMARY"
  $ rds-precheck report terraform.tfstate --output report.html --exit-code
  $ rds-precheck report --db-instance-name pgm-bp102g323jd4 --region cn-hangzhou
`;

/** Adds `rds-precheck report`, which prints assessment reports from a Terraform state or from the API. */
export function registerReportCommand(program: Command): void {
  program
    .command('report')
    .description('Print the assessment reports of a Terraform state, or of the API')
    .argument('[source]', 'state file, folder of a stack, or - for standard input')
    .option('--db-instance-name <id>', 'ask the API for an assessment of this RDS instance')
    .addOption(
      new Option('--task-id <id>', 'with --db-instance-name: the task; default: the latest').argParser(parseTaskId),
    )
    .option('--task-name <name>', 'with --db-instance-name: the task, by name')
    .option('--region <region>', 'region of the instance; default: ALICLOUD_REGION')
    .option('--endpoint <host or URL>', 'endpoint of RDS; default: RDS_ENDPOINT, or that of the region')
    .addOption(
      new Option('--format <format>', "form of the report; default: by the output's extension, or table").choices(
        reportFormats,
      ),
    )
    .option('--output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option('--fail-on <level>', 'judge by this level instead of the fail_on of the resource').choices([
        'error',
        'warning',
      ]),
    )
    .option(
      '--ignore-check <name>',
      'do not count findings of this check, besides ignore_checks of the resource; may be repeated',
      (name: string, names: readonly string[]) => [...names, name],
      [] as readonly string[],
    )
    .option('--exit-code', 'tell the outcome by the exit code, for pipelines')
    .addHelpText('after', helpText)
    .action(async (source: string | undefined, options: ReportOptions) => {
      process.exitCode = await runReport(source, options, {
        env: process.env,
        stdin: process.stdin,
        stdout: process.stdout,
        createReader: apiReader,
      });
    });
}

/**
 * Prints the reports and returns the exit code.
 *
 * @throws Error when there is nothing to print; its message is for the user.
 */
export async function runReport(
  source: string | undefined,
  options: ReportOptions,
  environment: ReportEnvironment,
): Promise<number> {
  const policy: DecisionPolicy = {
    ...(options.failOn === undefined ? {} : { failOn: options.failOn }),
    ignoreChecks: options.ignoreCheck,
  };
  const tasks = await readReports(source, options, policy, environment);
  const format = options.format ?? defaultFormat(options.output);
  if (options.output === undefined) {
    const { stdout, env } = environment;
    stdout.write(renderReports(format, tasks, appearanceOf(stdout, env)));
  } else {
    await save(renderReports(format, tasks, appearanceOf({}, environment.env)), options.output);
  }
  return options.exitCode === true ? exitCodeOf(tasks) : 0;
}

async function readReports(
  source: string | undefined,
  options: ReportOptions,
  policy: DecisionPolicy,
  { env, stdin, createReader }: ReportEnvironment,
): Promise<PrecheckReport[]> {
  const { dbInstanceName, taskId, taskName } = options;
  if (dbInstanceName === undefined) {
    refuseApiOptions(options);
    const { text, origin } = await readState(source ?? '.', { env, stdin });
    return reportsOfState(text, origin, policy);
  }
  if (source !== undefined) {
    throw new Error(`Give either ${source} or --db-instance-name: a report comes from a state or from the API.`);
  }
  const query = {
    dbInstanceName,
    ...(taskId === undefined ? {} : { taskId }),
    ...(taskName === undefined ? {} : { taskName }),
  };
  return [await reportOfApi(createReader(options, env), query, policy)];
}

function refuseApiOptions(options: ReportOptions): void {
  const flags = { taskId: '--task-id', taskName: '--task-name', region: '--region', endpoint: '--endpoint' } as const;
  const given = (Object.keys(flags) as (keyof typeof flags)[]).find((option) => options[option] !== undefined);
  if (given !== undefined) {
    throw new Error(`${flags[given]} is for the API: name the RDS instance with --db-instance-name as well.`);
  }
}

async function save(text: string, output: string): Promise<void> {
  await writeFile(output, text).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`Cannot write ${output}: ${error.message}. Choose a file in a folder that exists and is writable.`);
  });
}

function parseTaskId(text: string): bigint {
  if (!/^[1-9]\d{0,18}$/.test(text)) {
    throw new InvalidArgumentError('Give a whole number of at most 19 digits, such as 439946016.');
  }
  return BigInt(text);
}
