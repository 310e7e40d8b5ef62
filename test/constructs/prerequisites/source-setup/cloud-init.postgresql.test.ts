import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SourceSetup } from '../../../../lib/constructs/prerequisites';
import { PostgresServer } from './postgres-server';

const HOME = '/var/lib/rds-migration';

/** The files of user data: each a path, permissions and a YAML block scalar, indented by six spaces. */
function filesOf(userData: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of userData
    .split(/^runcmd:$/m)[0]
    ?.split(/^ {2}- path: /m)
    .slice(1) ?? []) {
    const [name = '', permissions, scalar, ...lines] = entry.trimEnd().split('\n');
    expect([permissions, scalar]).toEqual(["    permissions: '0600'", '    content: |']);
    files[name] = lines.map((line) => `${line.replace(/^ {6}/, '')}\n`).join('');
  }
  return files;
}

jest.setTimeout(60_000);

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
}, 60_000);
afterAll(() => server.stop());

/** A host with PostgreSQL, on which the programs that need root only write down how they were called. */
class Host {
  private readonly home = mkdtempSync(path.join(server.folder, 'home-'));
  private readonly programs = mkdtempSync(path.join(server.folder, 'bin-'));
  private readonly calls = path.join(this.home, 'calls');

  constructor(programs: Readonly<Record<string, string>>) {
    // Runs psql as the superuser over the socket, whose folder psql cannot guess.
    this.install(
      'runuser',
      `[ "$1 $2 $3" = "-u postgres --" ] && shift 3 && PGHOST=${server.folder} PGUSER=postgres exec "$@"`,
    );
    Object.entries(programs).forEach(([program, script]) =>
      this.install(program, `echo ${program} "$@" >> ${this.calls}\n${script}`),
    );
  }

  /** What cloud-init does with user data: write the files, run the commands. */
  boot(userData: string): void {
    for (const [file, content] of Object.entries(filesOf(userData))) {
      writeFileSync(file.replace(HOME, this.home), content.replaceAll(HOME, this.home));
    }
    expect(userData).toMatch(new RegExp(`^runcmd:\\n {2}- \\[sh, ${HOME}/setup\\.sh\\]\\n$`, 'm'));
    const environment = { ...process.env, PATH: `${this.programs}:${process.env.PATH}` };
    execFileSync('sh', [path.join(this.home, 'setup.sh')], {
      env: environment,
      stdio: 'pipe',
    });
  }

  get log(): string[] {
    return existsSync(this.calls) ? readFileSync(this.calls, 'utf8').trim().split('\n') : [];
  }

  private install(program: string, script: string): void {
    const file = path.join(this.programs, program);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
}

function setup(account: string): SourceSetup {
  return new SourceSetup({ account, port: server.port, rdsCidrBlocks: ['172.16.0.0/12'] });
}

test('the first start of a host makes the account and lets the RDS instance in', async () => {
  const before = readFileSync(server.pgHbaFile, 'utf8');
  const host = new Host({ systemctl: '[ "$1" != is-active ]' });
  host.boot(setup('migratetest').userData);

  expect(
    await server.query("SELECT rolcanlogin, rolreplication, rolcreaterole FROM pg_roles WHERE rolname = 'migratetest'"),
  ).toEqual(['t|t|t']);
  expect(readFileSync(server.pgHbaFile, 'utf8')).toBe(setup('migratetest').pgHba + before);
  expect(host.log[0]).toBe('systemctl try-restart postgresql*.service');
  server.restart();
  expect(await server.query('SHOW listen_addresses')).toEqual(['*']);
});

test('a second run changes nothing more', async () => {
  const host = new Host({ systemctl: '[ "$1" != is-active ]' });
  host.boot(setup('migratetest').userData);
  const once = readFileSync(server.pgHbaFile, 'utf8');
  host.boot(setup('migratetest').userData);
  expect(readFileSync(server.pgHbaFile, 'utf8')).toBe(once);
});

test.each([
  [
    'ufw',
    { ufw: '[ "$1" != status ] || echo "Status: active"', systemctl: '' },
    /^ufw allow proto tcp from 172\.16\.0\.0\/12/,
  ],
  ['firewalld', { 'firewall-cmd': '', systemctl: '' }, /^firewall-cmd --permanent --add-rich-rule=rule family="ipv4"/],
])('an active %s is opened', (_name, programs, call) => {
  const host = new Host(programs);
  host.boot(setup('migratetest').userData);
  expect(host.log).toContainEqual(expect.stringMatching(call));
});

test('a firewall that is not active is left alone', () => {
  const host = new Host({ ufw: 'echo "Status: inactive"', systemctl: '[ "$1" != is-active ]' });
  host.boot(setup('migratetest').userData);
  expect(host.log.filter((call) => /allow|permanent/.test(call))).toEqual([]);
});

test('an account with odd characters arrives as it is', async () => {
  const account = `we"ird o'hara: #1 \\`;
  new Host({ systemctl: '[ "$1" != is-active ]' }).boot(setup(account).userData);
  expect(await server.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'we%'")).toEqual([account]);
});
