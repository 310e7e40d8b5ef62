import { ITerraformDependable } from 'cdktf';
import { sourceRequirements } from './migration-source-rules';
import { Requirement } from './requirement';
import { SourcePassword, SourcePasswordAttributes } from './source-password';

/**
 * Where the source runs, as the API's SourceCategory: `ecsOnVpc`, `idcOnVpc`, or `internet`, which newer references of
 * the API no longer list.
 */
export type SourceCategory = 'ecsOnVpc' | 'idcOnVpc' | 'internet';

/** What every source has. Each value may be a literal or a reference. */
export interface MigrationSourceOptions {
  /** Port of the PostgreSQL server, 1 to 65535. Default 5432. */
  readonly port?: number;
  /** Role that the assessment logs in with: LOGIN, REPLICATION, CREATEROLE and a member of `pg_monitor`. */
  readonly account: string;
  /** Password of the role. */
  readonly password: SourcePassword;
  /** Version of the server, such as `15` or `15.4`. When given, it is compared with the target's. */
  readonly postgresVersion?: string | number;
  /** Size of the data in GiB. When given, it is compared with the target's storage. */
  readonly dataSizeGiB?: number;
  /** Further constructs that must exist before the assessment, such as the association of an EIP address. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A managed ECS instance: `Instance` of any generated bindings, read by attribute name. */
export interface EcsInstanceLike {
  readonly fqn?: string;
  readonly primaryIpAddress?: string;
  readonly privateIp: string;
  readonly vpcId?: string;
}

/** PostgreSQL on an ECS instance: the instance, or its private address. */
export type EcsSourceOptions = MigrationSourceOptions &
  (
    | { readonly instance: EcsInstanceLike; readonly ipAddress?: undefined }
    | { readonly ipAddress: string; readonly instance?: undefined }
  );

/** PostgreSQL at an address: IPv4, IPv6 or a DNS name. The API's reference speaks of addresses only. */
export interface AddressSourceOptions extends MigrationSourceOptions {
  readonly ipAddress: string;
}

/** The arguments of the task that describe the source. */
export type MigrationSourceAttributes = {
  readonly sourceIpAddress: string;
  readonly sourcePort: number;
  readonly sourceAccount: string;
  readonly sourceCategory: SourceCategory;
} & SourcePasswordAttributes;

/** The self-managed PostgreSQL server that the migration comes from, with the rules that it must meet. */
export class MigrationSource {
  /** A server on an ECS instance in a VPC. */
  static onEcs(options: EcsSourceOptions): MigrationSource {
    const { instance } = options;
    const address = instance === undefined ? options.ipAddress : (instance.primaryIpAddress ?? instance.privateIp);
    return new MigrationSource('ecsOnVpc', address, options, instance);
  }

  /** A server in a data center that can reach the VPC of the target. */
  static inDataCenter(options: AddressSourceOptions): MigrationSource {
    return new MigrationSource('idcOnVpc', options.ipAddress, options);
  }

  /** A server with a public address, at another cloud vendor for example. */
  static onPublicNetwork(options: AddressSourceOptions): MigrationSource {
    return new MigrationSource('internet', options.ipAddress, options);
  }

  readonly port: number;
  readonly account: string;
  readonly password: SourcePassword;
  readonly postgresVersion?: string | number;
  readonly dataSizeGiB?: number;
  /** VPC of the ECS instance, when the instance was given. */
  readonly vpcId?: string;
  /** What the task must wait for. */
  readonly dependencies: readonly ITerraformDependable[];

  private constructor(
    readonly category: SourceCategory,
    readonly ipAddress: string,
    options: MigrationSourceOptions,
    instance?: EcsInstanceLike,
  ) {
    this.port = options.port ?? 5432;
    this.account = options.account;
    this.password = options.password;
    this.postgresVersion = options.postgresVersion;
    this.dataSizeGiB = options.dataSizeGiB;
    this.vpcId = instance?.vpcId;
    const instances = instance?.fqn === undefined ? [] : [{ fqn: instance.fqn }];
    this.dependencies = [...instances, ...(options.dependsOn ?? [])];
  }

  /** The arguments of the task; these hold the password. */
  get attributes(): MigrationSourceAttributes {
    return {
      sourceIpAddress: this.ipAddress,
      sourcePort: this.port,
      sourceAccount: this.account,
      sourceCategory: this.category,
      ...this.password.attributes,
    };
  }

  /** What the source itself must meet. */
  get requirements(): Requirement[] {
    return [...sourceRequirements(this), ...this.password.requirements];
  }
}
