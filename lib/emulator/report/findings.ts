/** The source that an assessment looks at; its texts go into the report, the password included, as RDS does it. */
export interface AssessedSource {
  readonly ipAddress: string;
  readonly port: number;
  readonly account: string;
  readonly password: string;
}

/** A problem that an assessment can report: one item of one section. */
export interface Finding {
  readonly section: string;
  readonly item: string;
  readonly level: 'error' | 'warning';
  readonly text: (source: AssessedSource) => string;
}

const connectivity = 'Check source connectivity';

const finding = (
  level: Finding['level'],
  section: string,
  item: string,
  text: string | ((source: AssessedSource) => string),
): Finding => ({ level, section, item, text: typeof text === 'string' ? () => text : text });

/**
 * The documented problems, by the name they are declared with.
 *
 * The vendor's guide gives the texts of `warn`, `target-not-empty`, `ip-unreachable`, `port-unreachable` and
 * `login-failed`, and the beginning of `missing-replication`'s. It names the other problems without their texts, and
 * `rds user` and `extensions` without their items: those words are this emulator's (see README.md).
 */
export const findings = {
  warn: finding(
    'warning',
    'Check source glibc version',
    'Check source glibc version compatible',
    'source glibc version is not compatible with rds pg',
  ),
  'target-not-empty': finding(
    'error',
    'Check rds empty',
    'Check rds databases',
    'postgres not empty, check if any table exists',
  ),
  'ip-unreachable': finding(
    'error',
    connectivity,
    'Check ip connectable',
    (source) => `${source.ipAddress} is unapproachable`,
  ),
  'port-unreachable': finding(
    'error',
    connectivity,
    'Check port connectable',
    (source) => `${source.port} is unapproachable`,
  ),
  'login-failed': finding(
    'error',
    connectivity,
    'Check database connectable',
    (source) => `cannot connect to source database by ${source.account}:${source.password}`,
  ),
  'missing-replication': finding(
    'error',
    connectivity,
    'Check account replication privilege',
    (source) => `${source.account} has no replication privilege`,
  ),
  'missing-createrole': finding(
    'error',
    connectivity,
    'Check account createrole privilege',
    (source) => `${source.account} has no createrole privilege`,
  ),
  'missing-monitor': finding(
    'error',
    connectivity,
    'Check account monitor privilege',
    (source) => `${source.account} has no pg_monitor privilege`,
  ),
  'version-mismatch': finding(
    'error',
    'Check source version',
    'Check major version consistent',
    'source major version differs from rds major version',
  ),
  'disk-too-small': finding(
    'error',
    'Check disk size',
    'Check disk size enough',
    'source data exceeds 80% of the rds disk size',
  ),
  'wal-keep-disabled': finding(
    'error',
    'Check wal keep size',
    'Check wal keep size large enough',
    'wal keep size is 0',
  ),
  'wal-keep-too-small': finding(
    'warning',
    'Check wal keep size',
    'Check wal keep size large enough',
    'wal keep size is below the recommended size',
  ),
  'spec-params-too-large': finding(
    'error',
    'Check spec params',
    'Check if spec params too large',
    'max_connections of the source exceeds that of rds',
  ),
  'triggers-incompatible': finding(
    'error',
    'Check triggers',
    'Check triggers compatible',
    'source has an incompatible trigger',
  ),
  'user-functions-incompatible': finding(
    'error',
    'Check user functions',
    'Check user functions compatible',
    'source has an incompatible user function',
  ),
  'reserved-role': finding(
    'error',
    'Check rds user',
    'Check rds user not exists in source',
    'source has the reserved role alicloud_rds_admin',
  ),
  'extension-unsupported': finding(
    'error',
    'Check extensions',
    'Check extensions compatible',
    'extension is not supported by rds pg',
  ),
  'extension-outdated': finding(
    'warning',
    'Check extensions',
    'Check extensions compatible',
    'extension version is older than that of rds pg',
  ),
} satisfies Record<string, Finding>;
