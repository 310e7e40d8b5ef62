import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { createServerCertificate } from '../../../../lib/custom-resource/wire/certificate';
import { GrpcClient, type Keys } from '../../wire/support/grpc-client';

/** What Terraform puts into the environment of every plugin. */
export const hostEnvironment = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5,6',
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
};

const directory = mkdtempSync(path.join(tmpdir(), 'plugin-'));
/** The plugin of the tests, in one file. */
export const pluginFile = path.join(directory, 'plugin.cjs');

beforeAll(() => {
  const entryPoints = [path.join(__dirname, 'plugin.ts')];
  buildSync({ entryPoints, outfile: pluginFile, bundle: true, platform: 'node', target: 'node20', format: 'cjs' });
});
afterAll(() => rmSync(directory, { recursive: true }));

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

export interface SpawnedPlugin {
  readonly process: ChildProcess;
  /** Resolves with the first line of stdout, without its line feed. */
  readonly firstLine: Promise<string>;
  /** All of stdout so far. */
  stdout(): string;
  /** All of stderr so far. */
  stderr(): string;
  /** The first log line that includes a text, once it is there. */
  logged(text: string): Promise<Readonly<Record<string, unknown>>>;
  /** What a pattern's first group finds in stdout, once it is there. */
  printed(pattern: RegExp): Promise<string>;
  /** The exit code, or the signal that ended the process; all output has arrived then. */
  readonly ended: Promise<number | string>;
}

/** Starts the plugin of the tests, with nothing in its environment but PATH, TMPDIR and what is given. */
export function spawnPlugin(environment: NodeJS.ProcessEnv, parameters: readonly string[] = []): SpawnedPlugin {
  const child = spawn(process.execPath, [pluginFile, ...parameters], {
    env: { PATH: process.env['PATH'], TMPDIR: directory, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (piece) => (output.stdout += String(piece)));
  child.stderr.on('data', (piece) => (output.stderr += String(piece)));
  return {
    process: child,
    firstLine: once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    async logged(text) {
      for (;;) {
        const found = output.stderr
          .split('\n')
          .slice(0, -1)
          .find((line) => line.includes(text));
        if (found !== undefined) return JSON.parse(found) as Record<string, unknown>;
        await once(child.stderr, 'data');
      }
    },
    async printed(pattern) {
      for (;;) {
        const found = pattern.exec(output.stdout)?.[1];
        if (found !== undefined) return found;
        await once(child.stdout, 'data');
      }
    },
    ended: once(child, 'close').then(([code, signal]) => (code as number | null) ?? String(signal)),
  };
}

export interface HostedPlugin extends SpawnedPlugin {
  readonly socketPath: string;
  readonly client: GrpcClient;
}

/** Starts the plugin as Terraform does, with mutual TLS, and connects to it. */
export async function hostPlugin(environment: NodeJS.ProcessEnv = {}): Promise<HostedPlugin> {
  const keys: Keys = createServerCertificate(new Date(), randomBytes(16));
  const plugin = spawnPlugin({ ...hostEnvironment, PLUGIN_CLIENT_CERT: keys.certificate, ...environment });
  const [, , , socketPath = '', , certificate = ''] = (await plugin.firstLine).split('|');
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate, 'base64').toString('base64')}\n-----END CERTIFICATE-----\n`;
  const client = new GrpcClient(socketPath, pem, keys);
  return { ...plugin, socketPath, client };
}
