import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  DeclarationError,
  defaultInstance,
  defaultRateLimit,
  formatLogEntry,
  isLoopbackAddress,
  newlineEncodings,
  outcomes,
  parseFaultPlan,
  parseOutcomes,
  readInstanceFile,
  readJsonFile,
  startEmulator,
  type AccessKey,
  type Emulator,
  type EmulatorOptions,
  type NewlineEncoding,
  type Outcome,
} from '../emulator';
import { emulatorBanner } from './emulator-banner';

interface EmulatorCommandOptions {
  readonly host: string;
  readonly port: number;
  readonly instances?: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly adminToken?: string;
  readonly outcome: readonly Outcome[];
  readonly reportSeconds: number;
  readonly newlines: NewlineEncoding;
  readonly firstTaskId?: bigint;
  readonly requestsPerMinute: number;
  readonly faults?: string;
}

/** Adds `rds-precheck emulator`, which serves a local RDS endpoint until it is interrupted. */
export function registerEmulatorCommand(program: Command): void {
  program
    .command('emulator')
    .description('Serve a local RDS endpoint for the cloud-migration assessment, for tests and demonstrations')
    .option('--host <address>', 'address to listen on; anything but loopback lets other machines in', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 lets the system choose', integerFrom(0, 65_535), 0)
    .option('--instances <file>', `JSON file of instances (default: one, ${defaultInstance.id})`)
    .option('--access-key <id>', 'AccessKey ID to accept; needs --secret-key (default: a random pair)')
    .option('--secret-key <secret>', 'AccessKey secret to accept; needs --access-key')
    .option('--admin-token <token>', 'bearer token of the administration (default: random)')
    .addOption(
      new Option('--outcome <names>', 'what assessments find on instances that do not say, comma-separated')
        .argParser(parseOutcomeNames)
        .default(['pass'], 'pass'),
    )
    .option('--report-seconds <seconds>', 'how long an assessment takes (the real sample: about 20)', parseSeconds, 3)
    .addOption(
      new Option('--newlines <encoding>', 'how lines of a report are separated')
        .choices(newlineEncodings)
        .default('real'),
    )
    .option('--first-task-id <number>', 'TaskId of the first task', parseTaskId)
    .option(
      '--requests-per-minute <number>',
      'requests admitted for each API in a minute; 0 = no limit',
      integerFrom(0, 1_000_000),
      defaultRateLimit.requests,
    )
    .option('--faults <file>', 'JSON file of faults to inject')
    .addHelpText('after', `\nOutcomes: ${outcomes.join(', ')}\n`)
    .action(async (options: EmulatorCommandOptions, command: Command) => {
      // Listened for from the beginning: a script may end it as soon as it has read the banner.
      const interrupted = interruption();
      const emulator = await start(options).catch((error: unknown) => command.error(explain(error, options)));
      if (!isLoopbackAddress(options.host)) process.stderr.write(openHostWarning(options.host));
      process.stdout.write(
        emulatorBanner(emulator, {
          hidesSecretKey: options.secretKey !== undefined,
          reportSeconds: options.reportSeconds,
          outcome: options.outcome.join(', '),
        }),
      );
      await interrupted;
      await emulator.close();
    });
}

async function start(options: EmulatorCommandOptions): Promise<Emulator> {
  const accessKey = givenAccessKey(options);
  const emulatorOptions: EmulatorOptions = {
    host: options.host,
    port: options.port,
    outcome: options.outcome,
    reportMillis: Math.round(options.reportSeconds * 1000),
    newlines: options.newlines,
    rateLimit:
      options.requestsPerMinute === 0 ? 'unlimited' : { requests: options.requestsPerMinute, perMilliseconds: 60_000 },
    onRequest: (entry) => process.stderr.write(`${formatLogEntry(entry)}\n`),
    ...(options.instances === undefined ? {} : { instances: readInstanceFile(options.instances) }),
    ...(options.faults === undefined
      ? {}
      : { faults: parseFaultPlan(readJsonFile(options.faults), `${options.faults}: $`) }),
    ...(accessKey === undefined ? {} : { accessKeys: [accessKey] }),
    ...(options.adminToken === undefined ? {} : { adminToken: options.adminToken }),
    ...(options.firstTaskId === undefined ? {} : { firstTaskId: options.firstTaskId }),
  };
  return startEmulator(emulatorOptions);
}

function givenAccessKey({ accessKey, secretKey }: EmulatorCommandOptions): AccessKey | undefined {
  if (accessKey === undefined && secretKey === undefined) return undefined;
  if (!accessKey || !secretKey) {
    throw new DeclarationError(
      '--access-key and --secret-key',
      'belong together: give both, or none for a random pair.',
    );
  }
  return { accessKeyId: accessKey, accessKeySecret: secretKey };
}

/** Resolves at Ctrl-C or SIGTERM; both are the normal end. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function explain(error: unknown, { host, port }: EmulatorCommandOptions): string {
  if (error instanceof DeclarationError) return `error: ${error.message}`;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return `error: port ${port} of ${host} is in use. Stop the program that listens there, choose another with --port, or leave --port out.`;
  }
  if (code === 'EACCES')
    return `error: port ${port} of ${host} may not be used by this user. Choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `error: ${host} is no address of this machine. Leave --host out to listen on 127.0.0.1.`;
  }
  return `error: the emulator cannot start: ${error instanceof Error ? error.message : String(error)}`;
}

function openHostWarning(host: string): string {
  return `warning: listening on ${host}: other machines can reach this emulator, over plain HTTP, and its reports repeat source passwords.\n`;
}

function integerFrom(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (!(value >= minimum && value <= maximum)) {
      throw new InvalidArgumentError(`Give a whole number from ${minimum} to ${maximum}.`);
    }
    return value;
  };
}

function parseSeconds(text: string): number {
  const seconds = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
  if (!(seconds <= 86_400)) throw new InvalidArgumentError('Give seconds from 0 to 86400, such as 3 or 0.5.');
  return seconds;
}

function parseTaskId(text: string): bigint {
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new InvalidArgumentError('Give a whole number of at most 19 digits.');
  return BigInt(text);
}

function parseOutcomeNames(text: string): readonly Outcome[] {
  try {
    return parseOutcomes(text.split(','), '--outcome');
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
