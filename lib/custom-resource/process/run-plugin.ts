import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createServerCertificate } from '../wire/certificate';
import { createGrpcServer, type MutualTls } from '../wire/grpc-server';
import { bindPluginServices } from '../wire/plugin-services';
import { bindProviderService, type ProviderService } from '../wire/provider-service';
import { describeError } from './describe-error';
import { attachText, byHandText, type PluginIdentity } from './identity';
import { createHostedLifetime, debugLifetime, endOnSignals, ignoreSignals, type Lifetime } from './lifetime';
import { createLogger, readLogLevel, type Logger, type LogLevel } from './logger';
import { redirectOutput } from './redirect-output';
import { chooseSocketPath } from './socket-path';
import { handshakeLine, readStart, type HostStart } from './start';
import { deliverStrayError } from './stray-errors';
import { writeToStderr } from './write-to-stderr';

export interface PluginOptions extends PluginIdentity {
  /**
   * Makes the service of one connection. Terraform opens one connection a process; only with `--debug` do further ones
   * follow, each a command of its own that begins with an unconfigured provider.
   */
  readonly createService: (context: { readonly log: Logger }) => ProviderService;
  /** Takes secrets out of a text. Every text that is logged passes it. */
  readonly redact: (text: string) => string;
}

const STDOUT = 1;

/**
 * Makes this process a Terraform plugin: what it does depends on who started it. Returns at once; the process ends when
 * its host is done with it. Started by hand it says how it is installed, and ends with exit code 1.
 */
export function runPlugin(options: PluginOptions): void {
  const start = readStart(process.env, process.argv.slice(2));
  if (start.kind === 'byHand') {
    writeToStderr(byHandText(options, process.platform, process.arch));
    process.exit(1);
  }
  if (start.kind === 'refused') failStart(start.reason);
  if (start.kind === 'host') serveHost(options, start);
  else serveDebugging(options);
}

function serveHost(options: PluginOptions, { clientCertificate, socketDirectory }: HostStart): void {
  const log = createProcessLogger(options, readLogLevel(process.env, options.name));
  ignoreSignals();
  redirectOutput(log);
  const server = clientCertificate && createServerCertificate(new Date(), randomBytes(16));
  serve(options, {
    log,
    lifetime: createHostedLifetime(() => process.exit()),
    tls: server && clientCertificate && { ...server, clientCertificate },
    socketDirectory,
    announcement: (socketPath) => handshakeLine(socketPath, server?.der),
  });
}

function serveDebugging(options: PluginOptions): void {
  const level = readLogLevel(process.env, options.name);
  endOnSignals(() => process.exit());
  serve(options, {
    log: createProcessLogger(options, level === 'off' ? 'info' : level),
    lifetime: debugLifetime,
    announcement: (socketPath) => attachText(options, socketPath, process.pid),
  });
}

function createProcessLogger({ name, redact }: PluginOptions, level: LogLevel | 'off'): Logger {
  return createLogger({ level, module: name, redact, now: () => new Date(), write: writeToStderr });
}

interface Serving {
  readonly log: Logger;
  readonly lifetime: Lifetime;
  readonly tls?: MutualTls | undefined;
  readonly socketDirectory?: string | undefined;
  /** What goes to stdout, once the socket listens. */
  readonly announcement: (socketPath: string) => string;
}

function serve(options: PluginOptions, { log, lifetime, tls, socketDirectory, announcement }: Serving): void {
  let announced = false;

  /** Before the host knows the socket an error ends the process; afterwards calls are under way that must not be lost. */
  function onError(what: string, error: unknown, nextStep = ''): void {
    log.error(what, { error: describeError(error) });
    if (announced) return;
    const reason = error instanceof Error ? error.message : describeError(error);
    failStart(options.redact(`The plugin ${options.name} could not start: ${reason}. ${nextStep}`));
  }

  process.on('uncaughtException', (error) => {
    onError('An exception was thrown where nothing catches it', error);
    deliverStrayError(error);
  });
  process.on('unhandledRejection', (reason) => onError('A promise was rejected that nothing awaits', reason));

  const server = createGrpcServer({
    tls,
    createMethods: () => [
      ...bindProviderService(options.createService({ log })),
      ...bindPluginServices(() => lifetime.shutdown()),
    ],
    onConnect() {
      log.debug('A host has connected');
      lifetime.connected();
    },
    onDisconnect() {
      log.debug('A host has disconnected');
      lifetime.disconnected();
    },
    onRefuse: () => log.warn('Refused a connection that did not show the certificate of the program that started me'),
    onFailure: (path, error) => log.error('A call failed', { call: path, error: describeError(error) }),
  });
  const socketPath = chooseSocketPath(socketDirectory, tmpdir(), randomBytes(8).toString('hex'));
  process.once('exit', () => rmSync(socketPath, { force: true }));
  const nextStep = 'Set TMPDIR to a directory to which this user may write.';
  server.on('error', (error) => onError('The server failed', error, nextStep));
  server.listen(socketPath, () => {
    chmodSync(socketPath, 0o600);
    writeSync(STDOUT, announcement(socketPath));
    announced = true;
    log.debug('Listening', { socket: socketPath, version: options.version });
  });
}

/**
 * Ends a process that cannot serve. The reason goes to stdout as well, in one line: of a plugin that fails to start
 * Terraform shows its user the first line there, and nothing of stderr.
 */
function failStart(reason: string): never {
  writeToStderr(`${reason.trim()}\n`);
  writeSync(STDOUT, `${reason.replaceAll('\n', ' ').trim()}\n`);
  process.exit(1);
}
