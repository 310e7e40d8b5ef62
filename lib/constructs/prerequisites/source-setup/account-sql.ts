import { quoteName, quoteText } from './quoting';

/**
 * Makes the migration account, or completes it: LOGIN, REPLICATION, CREATEROLE and membership of `pg_monitor`, nothing
 * more; SUPERUSER is not needed. It sets no password. An account that has more keeps it.
 *
 * For psql, run by a superuser. (From PostgreSQL 16 a role with CREATEROLE, REPLICATION and the ADMIN option on
 * `pg_monitor` may do the same.)
 */
export function roleSql(account: string): string {
  return [
    '\\set ON_ERROR_STOP on',
    'SET standard_conforming_strings = on;',
    `SELECT format('CREATE ROLE %I', name) FROM (VALUES (${quoteText(account)})) AS account (name)`,
    '  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name) \\gexec',
    `ALTER ROLE ${quoteName(account)} WITH LOGIN REPLICATION CREATEROLE;`,
    `GRANT pg_monitor TO ${quoteName(account)};`,
    '',
  ].join('\n');
}

/**
 * Gives the account its password: that of the environment variable SOURCE_PASSWORD, kept out of the server's log as far
 * as the session may do that, or else the one that psql asks for and sends as a hash.
 */
export function passwordSql(account: string): string {
  return [
    '\\set ON_ERROR_STOP on',
    '\\set has_password `test -n "$SOURCE_PASSWORD" && echo true || echo false`',
    '\\if :has_password',
    '\\set source_password `printf %s "$SOURCE_PASSWORD"`',
    'SELECT set_config(name, value, false)',
    "  FROM (VALUES ('log_statement', 'none'), ('log_min_duration_statement', '-1'),",
    "    ('log_min_error_statement', 'panic')) AS setting (name, value)",
    '  WHERE (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) \\g /dev/null',
    `ALTER ROLE ${quoteName(account)} PASSWORD :'source_password';`,
    '\\unset source_password',
    '\\else',
    `\\password ${quoteName(account)}`,
    '\\endif',
    '',
  ].join('\n');
}
