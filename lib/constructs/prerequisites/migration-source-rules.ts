import { isIP } from 'node:net';
import { Fn, Op } from 'cdktf';
import { containsAddress } from './cidr';
import type { SourceCategory } from './migration-source';
import { majorVersionExpression, majorVersionOf, OLDEST_MAJOR_VERSION } from './postgres-version';
import { advice, Requirement, requirement } from './requirement';
import { inMessage, isUnknown } from './terraform-value';

/** Addresses that no other host reaches: unspecified, loopback, link-local, multicast, reserved. */
const UNREACHABLE_BLOCKS = [
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/127', 'fe80::/10', 'ff00::/8'],
];
/** Addresses that the Internet does not route (RFC 1918, RFC 6598, RFC 4193). */
const PRIVATE_BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];
/** Roles of RDS; the assessment reports them when the source has them too. */
const ROLES_OF_RDS = ['alicloud_rds_admin', 'aurora', 'replicator'];
/** PostgreSQL cuts longer names (NAMEDATALEN - 1). */
const LONGEST_NAME_BYTES = 63;

interface Source {
  readonly category: SourceCategory;
  readonly ipAddress: string;
  readonly port: number;
  readonly account: string;
  readonly postgresVersion?: string | number;
  readonly dataSizeGiB?: number;
}

/** What the source must meet by itself. */
export function sourceRequirements(source: Source): Requirement[] {
  return [
    ...categoryRequirements(source.category),
    ...addressRequirements(source),
    ...portRequirements(source.port),
    ...accountRequirements(source.account),
    ...versionRequirements(source.postgresVersion),
    ...dataSizeRequirements(source.dataSizeGiB),
  ];
}

function categoryRequirements(category: SourceCategory): Requirement[] {
  return [
    advice(
      category !== 'internet',
      `The source is on the public network: newer references of the API no longer list the category "internet", and ` +
        `whether the service still takes it is not established. Prefer a private connection.`,
    ),
  ];
}

function addressRequirements({ ipAddress, category }: Source): Requirement[] {
  if (isUnknown(ipAddress)) return [];
  if (isIP(ipAddress) === 0) {
    return [
      requirement(
        isHostName(ipAddress),
        `The source's address "${ipAddress}" is neither an IP address nor a DNS name. ` +
          `Give the address at which the RDS instance reaches the server, without port and scheme.`,
      ),
    ];
  }
  const isPrivate = containsAddress(PRIVATE_BLOCKS, ipAddress);
  return [
    requirement(
      !containsAddress(UNREACHABLE_BLOCKS, ipAddress),
      `The source's address ${ipAddress} is one that other hosts cannot reach. Give the server's own address in its network.`,
    ),
    category === 'internet'
      ? requirement(
          !isPrivate,
          `The source's address ${ipAddress} is private, and a source on the public network needs a public one. ` +
            `Give its public address, or use MigrationSource.onEcs() or inDataCenter().`,
        )
      : advice(
          isPrivate || containsAddress(UNREACHABLE_BLOCKS, ipAddress),
          `The source's address ${ipAddress} is public, and the API documents a private one for ${category}. ` +
            `Give the private address, unless your network really uses this one.`,
        ),
  ];
}

function isHostName(text: string): boolean {
  const label = /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/;
  const labels = text.replace(/\.$/, '').split('.');
  // A name that ends in digits is a mistyped IPv4 address (WHATWG URL takes it so, too).
  return text.length <= 253 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? '');
}

function portRequirements(port: number): Requirement[] {
  return [
    requirement(
      isUnknown(port) || (Number.isInteger(port) && port >= 1 && port <= 65535),
      `The source's port ${port} is no TCP port. Give a whole number from 1 to 65535; PostgreSQL's own is 5432.`,
    ),
  ];
}

function accountRequirements(account: string): Requirement[] {
  if (isUnknown(account)) return [];
  return [
    requirement(
      account !== '' && Buffer.byteLength(account) <= LONGEST_NAME_BYTES,
      `The source's account ${JSON.stringify(account)} is no name of a role: PostgreSQL takes 1 to ` +
        `${LONGEST_NAME_BYTES} bytes. Give the role that was made for the migration.`,
    ),
    requirement(
      !hasControlCharacter(account) && !account.startsWith('/'),
      `The source's account ${JSON.stringify(account)} cannot be named in pg_hba.conf, because of a control character ` +
        `or a leading slash. Make a role with another name for the migration.`,
    ),
    requirement(
      !ROLES_OF_RDS.includes(account) && !account.startsWith('pg_'),
      `The source's account "${account}" is a name that RDS or PostgreSQL keeps for itself. ` +
        `Make a role with another name for the migration, such as "migratetest".`,
    ),
  ];
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}

function versionRequirements(version: string | number | undefined): Requirement[] {
  if (version === undefined) return [];
  return [
    requirement(
      isUnknown(version)
        ? Op.gte(Fn.try([majorVersionExpression(version), 0]), OLDEST_MAJOR_VERSION)
        : (majorVersionOf(version) ?? 0) >= OLDEST_MAJOR_VERSION,
      `The source runs PostgreSQL "${inMessage(version)}", and migration starts at ${OLDEST_MAJOR_VERSION}. ` +
        `Upgrade it first, or correct postgresVersion (server_version, such as 15.4).`,
    ),
  ];
}

function dataSizeRequirements(dataSizeGiB: number | undefined): Requirement[] {
  if (dataSizeGiB === undefined || isUnknown(dataSizeGiB)) return [];
  return [
    requirement(
      Number.isFinite(dataSizeGiB) && dataSizeGiB >= 0,
      `The source's dataSizeGiB ${dataSizeGiB} is no size. Give the sum of pg_database_size() in GiB.`,
    ),
  ];
}
