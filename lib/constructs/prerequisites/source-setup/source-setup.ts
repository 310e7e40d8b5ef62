import { passwordSql, roleSql } from './account-sql';
import { cloudInit } from './cloud-init';
import { FirewallCommands, firewallCommands } from './firewall';
import { pgHbaLines } from './pg-hba';

/** The values that the instructions are made from; each may be a literal or a reference. */
export interface SourceSetupOptions {
  /** Role that the assessment logs in with. */
  readonly account: string;
  /** Port of the PostgreSQL server. */
  readonly port: number;
  /** CIDR blocks that the connections of the RDS instance come from. */
  readonly rdsCidrBlocks: readonly string[];
}

/**
 * What to run and write on the source before the assessment, from the values of the stack: the account, remote
 * connections, pg_hba.conf and the firewall. The password is in none of it. Facts: the guides "Create an account for cloud
 * migration", "Configure a self-managed PostgreSQL instance to listen to remote connections", "Update the pg_hba.conf
 * file" and "Configure the firewall" of ApsaraDB RDS for PostgreSQL.
 *
 * A string may hold references; show it with a `TerraformOutput`, or hand it to a resource.
 */
export class SourceSetup {
  /** Value of `listen_addresses`: every address of the host. It takes effect when the server starts again. */
  readonly listenAddresses = '*';

  /** @throws Error when no CIDR block is given, because none of it could name the RDS instance */
  constructor(private readonly options: SourceSetupOptions) {
    if (options.rdsCidrBlocks.length === 0) {
      throw new Error(
        'The setup of the source names the CIDR blocks that the RDS instance connects from, and none is known. ' +
          'Give the assessment a network, and existing() or publicNetwork() their rdsCidrBlocks.',
      );
    }
  }

  /**
   * psql script that makes the account with the privileges it needs and sets its password, which it takes from the
   * environment variable SOURCE_PASSWORD or asks for. Run it as a superuser: `psql -X -d postgres -f account.sql`.
   */
  get accountSql(): string {
    return roleSql(this.options.account) + passwordSql(this.options.account);
  }

  /** Lines for the top of pg_hba.conf; reload the server afterwards. */
  get pgHba(): string {
    return pgHbaLines(this.options.account, this.options.rdsCidrBlocks);
  }

  /** Lines for postgresql.conf; start the server again afterwards. */
  get postgresqlConf(): string {
    return `listen_addresses = '${this.listenAddresses}'\n`;
  }

  /** Commands for the host's firewall, for each of the usual ones. */
  get firewall(): FirewallCommands {
    return firewallCommands(this.options.port, this.options.rdsCidrBlocks);
  }

  /**
   * cloud-init user data that does all of it at the first start of an ECS instance, except for the password: set that
   * with the second half of {@link accountSql} or with `\password` in psql. The image needs PostgreSQL, running, and
   * systemd.
   */
  get userData(): string {
    return cloudInit({
      port: this.options.port,
      roleSql: roleSql(this.options.account),
      pgHba: this.pgHba,
      listenAddresses: this.listenAddresses,
      firewall: this.firewall,
    });
  }
}
