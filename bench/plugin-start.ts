import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundledPlugin } from '../lib/constructs/installation/bundled-plugin';
import { createServerCertificate } from '../lib/custom-resource/wire/certificate';
import { Benchmark, measurementsOf, repeat, timeOf } from './measurement';

const ROUNDS = 15;

/** From the start of the process to the line that tells Terraform where it listens, beside a Node.js that only prints a line. */
export const pluginStart: Benchmark = {
  title: 'Start of the plugin',
  async run() {
    const { file } = bundledPlugin();
    const sockets = mkdtempSync(path.join(tmpdir(), 'plugin-start-'));
    const environment = {
      ...process.env,
      TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_CLIENT_CERT: createServerCertificate(new Date(), randomBytes(16)).certificate,
      PLUGIN_UNIX_SOCKET_DIR: sockets,
    };
    try {
      const rounds = await repeat(ROUNDS, async () => ({
        'exec to handshake line': await timeToFirstLine(file, [], environment),
        'Node.js that prints a line': await timeToFirstLine(process.execPath, ['-e', 'console.log()'], process.env),
      }));
      return [
        ...measurementsOf(rounds, 'ms'),
        { name: 'size of the bundle', unit: 'kB', samples: [statSync(file).size / 1000] },
      ];
    } finally {
      rmSync(sockets, { recursive: true, force: true });
    }
  },
};

async function timeToFirstLine(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  let end = (): void => undefined;
  const time = await timeOf(async () => {
    const child = spawn(command, [...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    end = () => void child.kill('SIGKILL');
    const line = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
    if (!String(line[0]).includes('\n')) throw new Error(`${command} ended without printing a line.`);
  });
  end();
  return time;
}
