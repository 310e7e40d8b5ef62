/** A page of the vendor's documentation. */
export interface GuideLink {
  readonly title: string;
  readonly url: string;
}

/** What is known about a check of the service. */
export interface KnownCheck {
  /** The words that its name or its heading contains, in lower case and without "Check" in front. */
  readonly topic: string;
  readonly cause: string;
  readonly remedy: string;
  readonly links: readonly GuideLink[];
}

/** The vendor's guides that the explanations rest on. */
export const guides = {
  assessmentReport: {
    title: 'Cloud migration assessment reports',
    url: 'https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-postgresql/introduction-to-cloud-migration-assessment-reports',
  },
  cloudMigration: {
    title: 'Migrate a self-managed PostgreSQL to ApsaraDB RDS',
    url: 'https://www.alibabacloud.com/help/doc-detail/365562.htm',
  },
  migrationAccount: {
    title: 'Create an account for cloud migration',
    url: 'https://help.aliyun.com/en/rds/apsaradb-rds-for-postgresql/create-an-account-for-cloud-migration-on-a-self-managed-postgresql-instance',
  },
  disasterRecoveryReport: {
    title: 'Feasibility assessment of disaster recovery',
    url: 'https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-postgresql/analyze-the-feasibility-assessment-report-of-disaster-recovery-construction',
  },
} as const satisfies Readonly<Record<string, GuideLink>>;

const { assessmentReport, cloudMigration, migrationAccount, disasterRecoveryReport } = guides;

/**
 * The checks that the samples and the guides name. Order matters only where one topic contains another: the more
 * particular one comes first. What the guides leave open is worded as a possibility, not as a fact.
 */
export const knownChecks: readonly KnownCheck[] = [
  {
    topic: 'rds databases',
    cause: 'The target RDS instance is not empty: it holds databases or tables of its own.',
    remedy:
      'Drop every database of the target except template0, template1 and postgres, and in postgres every table except ha_health_check; or take a new, empty instance.',
    links: [assessmentReport],
  },
  {
    topic: 'rds empty',
    cause: 'The target RDS instance is not empty.',
    remedy: 'Remove the databases and tables that users created on the target, or take a new, empty instance.',
    links: [assessmentReport],
  },
  {
    topic: 'ip connectable',
    cause: 'The source does not answer a ping from the network of the RDS instance.',
    remedy:
      "Give the source's private IP address, make sure that its network is connected to the VPC of the RDS instance (same VPC, CEN, VPN or Express Connect), and let ICMP from that VPC through the security group and the firewall.",
    links: [assessmentReport, cloudMigration],
  },
  {
    topic: 'port connectable',
    cause: 'The source answers, but nothing accepts connections on the port.',
    remedy:
      "Set listen_addresses = '*' in postgresql.conf and restart PostgreSQL, check that the port is the one it listens on, and open it for the VPC of the RDS instance in the security group and the firewall.",
    links: [assessmentReport, cloudMigration],
  },
  {
    topic: 'database connectable',
    cause:
      'PostgreSQL turned the login down: the account or its password is wrong, or pg_hba.conf has no line that lets the account in from the VPC of the RDS instance.',
    remedy:
      'Try the account and its password with psql. In pg_hba.conf add "host all <account> <CIDR of the RDS VPC> md5" and "host replication <account> <CIDR of the RDS VPC> md5", then reload with SELECT pg_reload_conf();',
    links: [assessmentReport, migrationAccount],
  },
  {
    topic: 'replication privilege',
    cause: 'The migration account may not replicate.',
    remedy: 'As a superuser of the source run: ALTER ROLE <account> REPLICATION;',
    links: [migrationAccount, assessmentReport],
  },
  {
    topic: 'createrole privilege',
    cause: 'The migration account may not create roles.',
    remedy: 'As a superuser of the source run: ALTER ROLE <account> CREATEROLE;',
    links: [migrationAccount, assessmentReport],
  },
  {
    topic: 'monitor privilege',
    cause: 'The migration account is not a member of pg_monitor.',
    remedy: 'As a superuser of the source run: GRANT pg_monitor TO <account>;',
    links: [migrationAccount, assessmentReport],
  },
  {
    topic: 'source connectivity',
    cause: 'The RDS instance cannot reach the source, or the migration account lacks a right.',
    remedy:
      'Go through network, firewall, listen_addresses, pg_hba.conf and the rights of the migration account (LOGIN, REPLICATION, CREATEROLE, pg_monitor).',
    links: [assessmentReport, migrationAccount],
  },
  {
    topic: 'glibc version',
    cause:
      'The source runs on another version of glibc than RDS. Sort orders of text can differ between the two, and an index on text that was built under one order is unreliable under the other.',
    remedy:
      'Find the indexes on text columns whose collation is neither C nor POSIX nor from ICU, plan REINDEX for them right after the switch-over, and check unique constraints on text. If no such index exists, the warning can be accepted.',
    links: [assessmentReport],
  },
  {
    topic: 'major version',
    cause: 'Source and target run different major versions of PostgreSQL; the copy is physical and needs the same one.',
    remedy:
      'Create the RDS instance in the major version of the source. To get to a newer version, migrate first and upgrade inside RDS, or upgrade the source before the migration.',
    links: [assessmentReport, cloudMigration],
  },
  {
    topic: 'source version',
    cause: 'Source and target run different versions of PostgreSQL.',
    remedy: 'Create the RDS instance in the major version of the source.',
    links: [assessmentReport, cloudMigration],
  },
  {
    topic: 'disk size',
    cause:
      "The data of the source does not fit into the target with room to spare. (The guide to disaster recovery asks for at most 80 % of the target's storage.)",
    remedy: 'Enlarge the storage of the RDS instance, or remove data from the source that is no longer needed.',
    links: [assessmentReport, disasterRecoveryReport],
  },
  {
    topic: 'wal keep size',
    cause:
      'The source keeps too little write-ahead log: it may remove segments that the target has not copied yet, which breaks the synchronisation. (In the guide to disaster recovery 0 is an error, a small value a warning.)',
    remedy:
      'Raise wal_keep_size (PostgreSQL 13 and later) or wal_keep_segments (10 to 12) in postgresql.conf so that it covers the log written during the full copy, and reload.',
    links: [assessmentReport, disasterRecoveryReport],
  },
  {
    topic: 'spec param',
    cause:
      "Parameters that follow the instance's size, such as max_connections or max_prepared_transactions, are larger on the source than on the target. A physical standby must not have less than its primary.",
    remedy: 'Choose a larger class for the RDS instance, or lower these parameters on the source and restart it.',
    links: [assessmentReport, disasterRecoveryReport],
  },
  {
    topic: 'triggers',
    cause: 'The source has triggers that RDS holds incompatible. The guides do not say which; the message counts.',
    remedy:
      'Change or drop the triggers that the message names (candidates are event triggers and triggers whose functions need superuser rights), and create them again after the migration where RDS allows them.',
    links: [assessmentReport],
  },
  {
    topic: 'user functions',
    cause: 'The source has functions that RDS holds incompatible. The guides do not say which; the message counts.',
    remedy:
      'Change or drop the functions that the message names (candidates are functions in C or in an untrusted language, and those that use files or programs of the server).',
    links: [assessmentReport],
  },
  {
    topic: 'rds user',
    cause: 'The source has a role with a name that RDS keeps for itself: alicloud_rds_admin, aurora or replicator.',
    remedy: 'Rename the role on the source: ALTER ROLE <role> RENAME TO <new name>; and adapt whoever logs in with it.',
    links: [assessmentReport, disasterRecoveryReport],
  },
  {
    topic: 'extension',
    cause:
      'The source uses an extension that the target does not offer, or offers only in an older version. (An extension that is newer on the target is a warning.)',
    remedy:
      'Drop extensions that are not needed, bring the others to a version that RDS offers with ALTER EXTENSION … UPDATE, or choose an RDS minor version that has them.',
    links: [assessmentReport, disasterRecoveryReport],
  },
  {
    topic: 'system catalog',
    cause: 'The system catalogs of the source are not as RDS expects them, possibly after changes made by hand.',
    remedy: 'Undo what the message names before the migration.',
    links: [assessmentReport],
  },
  {
    topic: 'reserved role',
    cause: 'A role of the source has rights that RDS reserves for roles of its own.',
    remedy: 'Revoke the rights that the message names on the source, or rename the role.',
    links: [assessmentReport],
  },
  {
    topic: 'replication slot',
    cause: 'The source has logical replication slots. They are not carried over by a physical copy.',
    remedy:
      'List them with SELECT slot_name, plugin, active FROM pg_replication_slots; drop those that are not used, and plan to create the others again after the switch-over.',
    links: [disasterRecoveryReport],
  },
  {
    topic: 'cross db',
    cause: 'Databases of the source reach one another on the same server, through postgres_fdw or dblink for example.',
    remedy: 'Point these foreign servers and connection strings at the new address after the switch-over.',
    links: [disasterRecoveryReport],
  },
];
