import { SourceSetup } from '../../../../lib/constructs/prerequisites';
import { PostgresServer, PsqlResult } from './postgres-server';

const PASSWORDS = [
  '123456',
  `'; DROP ROLE postgres; --`,
  'back\\slash \\n',
  ':password',
  '$PATH `id` "x"',
  'pässwörd ∑',
  '%s',
];
const ACCOUNTS = [
  ...[
    'migratetest',
    'Migrate Test',
    'we"ird',
    '"',
    `o'hara`,
    'back\\slash',
    '\\',
    'ünïcödé',
    ':name',
    '$1',
    '$$',
    '%s',
  ],
  ...['all', 'replication', 'sameuser', '+group', '@file', 'a,b', '#hash', 'select', '`id`', '{x}', "''", ' leading'],
];
const LOOPBACK = '127.0.0.1/32';

jest.setTimeout(60_000);

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
}, 60_000);
afterAll(() => server.stop());

function setupFor(account: string): SourceSetup {
  return new SourceSetup({ account, port: server.port, rdsCidrBlocks: [LOOPBACK] });
}

function makeAccount(account: string, password: string): Promise<PsqlResult> {
  return server.runScript(setupFor(account).accountSql, { environment: { SOURCE_PASSWORD: password } });
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The privileges of a role, and the roles that it is a member of. */
function privilegesOf(account: string): Promise<string[]> {
  return server.query(`
    SELECT rolcanlogin, rolreplication, rolcreaterole, rolsuper, rolcreatedb, rolbypassrls,
      ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = role.oid)
    FROM pg_roles AS role WHERE rolname = ${text(account)}`);
}

test.each(ACCOUNTS)('the account %j gets the privileges it needs and no others, and logs in', async (account) => {
  expect(await makeAccount(account, 'a password')).toMatchObject({
    code: 0,
    stdout: expect.not.stringContaining('password'),
  });
  expect(await privilegesOf(account)).toEqual(['t|t|t|f|f|f|{pg_monitor}']);

  server.usePgHba(setupFor(account).pgHba);
  const login = { tcp: true, user: account, password: 'a password' };
  expect(await server.psql(['-c', 'SELECT current_user'], login)).toMatchObject({ code: 0, stdout: account.trim() });
  expect(await server.psql(['-d', 'replication=true', '-c', 'IDENTIFY_SYSTEM'], login)).toMatchObject({ code: 0 });
});

test.each(ACCOUNTS)('pg_hba.conf names the account %j, and nobody else', async (account) => {
  server.usePgHba(setupFor(account).pgHba);
  expect(
    await server.query(`
      SELECT database, user_name = ARRAY[${text(account)}], address, netmask, auth_method, error FROM pg_hba_file_rules
      WHERE type = 'host' ORDER BY line_number`),
  ).toEqual(['{all}|t|127.0.0.1|255.255.255.255|md5|', '{replication}|t|127.0.0.1|255.255.255.255|md5|']);
});

test('who is not named in pg_hba.conf is not let in', async () => {
  await makeAccount('another', 'a password');
  server.usePgHba(setupFor('migratetest').pgHba);
  const { code, stderr } = await server.psql(['-c', 'SELECT 1'], {
    tcp: true,
    user: 'another',
    password: 'a password',
  });
  expect(code).not.toBe(0);
  expect(stderr).toContain('no pg_hba.conf entry');
});

test.each(PASSWORDS)('the password %j is set as it is, and again when it changes', async (password) => {
  await makeAccount('migratetest', 'the password before');
  expect(await makeAccount('migratetest', password)).toMatchObject({ code: 0 });
  server.usePgHba(setupFor('migratetest').pgHba);
  const login = (given: string) => server.psql(['-c', 'SELECT 1'], { tcp: true, user: 'migratetest', password: given });
  expect(await login(password)).toMatchObject({ code: 0 });
  expect((await login('the password before')).code).not.toBe(0);
});

test('the password is in no log, although the server logs every statement', async () => {
  await makeAccount('migratetest', 'never in a log');
  const { log } = server;
  expect(log).toContain('ALTER ROLE "migratetest" WITH LOGIN REPLICATION CREATEROLE');
  expect(log).not.toContain('never in a log');
});

test('without SOURCE_PASSWORD, psql asks for the password and sends a hash', async () => {
  const result = await server.runScript(setupFor('asked').accountSql, { input: 'typed in\ntyped in\n' });
  expect(result).toMatchObject({ code: 0 });
  expect(server.log).not.toContain('typed in');
  server.usePgHba(setupFor('asked').pgHba);
  const login = { tcp: true, user: 'asked', password: 'typed in' };
  expect(await server.psql(['-c', 'SELECT 1'], login)).toMatchObject({ code: 0 });
});

test('an account that has more privileges keeps them', async () => {
  await server.query('CREATE ROLE dba SUPERUSER CREATEDB');
  expect(await makeAccount('dba', 'a password')).toMatchObject({ code: 0 });
  expect(await privilegesOf('dba')).toEqual(['t|t|t|t|t|f|{pg_monitor}']);
});

test('a failure ends the script at once', async () => {
  await server.query("CREATE ROLE weak LOGIN PASSWORD 'x'");
  const { code, stderr } = await server.runScript(setupFor('migratetest').accountSql, { user: 'weak' });
  expect(code).not.toBe(0);
  expect(stderr.match(/ERROR/g)).toHaveLength(1);
});
