import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import path from 'node:path';

/** What psql gave. */
export interface PsqlResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PsqlOptions {
  readonly user?: string;
  readonly password?: string;
  /** Connects over TCP, where pg_hba.conf decides, and not over the socket, which trusts everybody. */
  readonly tcp?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** What psql reads where a terminal would be. */
  readonly input?: string;
}

/** A PostgreSQL server of the machine's own binaries, with data and socket in a folder that goes away with it. */
export class PostgresServer {
  /** Starts a server that logs every statement. */
  static async start(): Promise<PostgresServer> {
    const server = new PostgresServer(await freePort());
    server.run('initdb', ['-D', server.data, '-U', 'postgres', '-A', 'trust', '--no-sync']);
    server.append('postgresql.conf', [
      `port = ${server.port}`,
      `unix_socket_directories = '${server.folder}'`,
      "listen_addresses = '127.0.0.1'",
      "log_statement = 'all'",
      'log_min_duration_statement = 0',
    ]);
    server.control('start', '-l', server.logFile);
    return server;
  }

  /** Short, because the path of a socket may have about 100 bytes. */
  readonly folder = mkdtempSync('/tmp/pg-');
  private readonly data = path.join(this.folder, 'data');
  private readonly logFile = path.join(this.folder, 'log');
  private readonly account = unprivilegedAccount();

  private constructor(readonly port: number) {
    if (this.account !== undefined) chownSync(this.folder, this.account.uid, this.account.gid);
  }

  get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  get pgHbaFile(): string {
    return path.join(this.data, 'pg_hba.conf');
  }

  /** Replaces the lines for TCP; the socket keeps trusting everybody, so that the tests get in. */
  usePgHba(lines: string): void {
    writeFileSync(this.pgHbaFile, `local all all trust\n${lines}`);
    this.control('reload');
  }

  restart(): void {
    this.control('restart', '-l', this.logFile);
  }

  /** Runs psql with the statements, as its own process group, so that it finds no terminal to ask. */
  psql(args: readonly string[], options: PsqlOptions = {}): Promise<PsqlResult> {
    const child = spawn(path.join(binaries(), 'psql'), ['-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', ...args], {
      detached: true,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        PGHOST: options.tcp ? '127.0.0.1' : this.folder,
        PGPORT: String(this.port),
        PGUSER: options.user ?? 'postgres',
        PGDATABASE: 'postgres',
        ...(options.password === undefined ? {} : { PGPASSWORD: options.password }),
        ...options.environment,
      },
    });
    child.stdin?.end(options.input);
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout: stdout.trim(), stderr: stderr.trim() }));
    });
  }

  /** Runs a query that has to succeed and gives its rows, columns joined by `|`. */
  async query(sql: string): Promise<string[]> {
    const { code, stdout, stderr } = await this.psql(['-c', sql]);
    if (code !== 0) throw new Error(`${sql}\n${stderr}`);
    return stdout === '' ? [] : stdout.split('\n');
  }

  /** Runs a script as a user would, from a file. */
  runScript(sql: string, options: PsqlOptions = {}): Promise<PsqlResult> {
    const file = path.join(this.folder, 'script.sql');
    writeFileSync(file, sql);
    return this.psql(['-f', file], options);
  }

  stop(): void {
    this.control('stop', '-m', 'immediate');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private control(command: string, ...args: string[]): void {
    this.run('pg_ctl', [command, '-D', this.data, '-w', '-s', ...args]);
  }

  private append(name: string, lines: readonly string[]): void {
    writeFileSync(path.join(this.data, name), lines.map((line) => `${line}\n`).join(''), { flag: 'a' });
  }

  private run(binary: string, args: readonly string[]): void {
    execFileSync(path.join(binaries(), binary), args, { stdio: ['ignore', 'ignore', 'inherit'], ...this.account });
  }
}

/** PostgreSQL refuses to run as root; then it runs as nobody. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (what: string) => Number(execFileSync('id', [what, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** The folder of `initdb`, which scripts/test.mjs finds. */
function binaries(): string {
  const folder = process.env.POSTGRESQL_BIN;
  if (folder === undefined) throw new Error('POSTGRESQL_BIN has to name the folder of initdb, pg_ctl and psql.');
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
