import { ITerraformDependable, Precondition } from 'cdktf';
import { IConstruct } from 'constructs';
import { networkRequirements, storageRequirements, versionRequirements } from './compatibility-rules';
import { MigrationSource, MigrationSourceAttributes } from './migration-source';
import { MigrationNetwork } from './network/migration-network';
import { RdsTarget } from './rds-target';
import { errorsOf, preconditionsOf, Requirement, warningsOf } from './requirement';
import { SourceSetup } from './source-setup/source-setup';

/** Target, source and network of one assessment. */
export interface PrerequisitesOptions {
  readonly target: RdsTarget;
  readonly source: MigrationSource;
  /** The way from the target to the source. Default: one that exists, of which nothing is known. */
  readonly network?: MigrationNetwork;
}

/** The arguments of the task that come from the prerequisites. */
export type PrecheckTaskAttributes = { readonly dbInstanceName: string } & MigrationSourceAttributes;

/**
 * What must hold before an assessment can pass, for one target, source and network: the arguments of the task, the
 * problems known at synth, the preconditions for what only Terraform knows, and what the task must wait for.
 */
export class Prerequisites {
  /** @param scope the construct that the assessment belongs to; references are seen from there */
  constructor(
    private readonly scope: IConstruct,
    private readonly options: PrerequisitesOptions,
  ) {
    options.network?.admit(options.source.port);
  }

  /** The arguments of the task; these hold the password. */
  get attributes(): PrecheckTaskAttributes {
    const { target, source } = this.options;
    return { dbInstanceName: target.instanceId, ...source.attributes };
  }

  /** Problems that are known at synth, all at once; empty when there are none. For `node.addValidation`. */
  validate(): string[] {
    return errorsOf(this.requirements);
  }

  /** Advice that is known at synth not to be followed. For `Annotations.addWarning`. */
  get warnings(): string[] {
    return warningsOf(this.requirements);
  }

  /** What only Terraform can decide. For the `lifecycle` of the task. */
  get preconditions(): Precondition[] {
    return preconditionsOf(this.requirements);
  }

  /** What the task must wait for, and what is destroyed after it. For `dependsOn` of the task. */
  get dependencies(): ITerraformDependable[] {
    const { target, source, network } = this.options;
    return [...target.dependencies, ...source.dependencies, ...(network?.dependencies ?? [])];
  }

  /**
   * What to run and write on the source.
   *
   * @throws Error when no network says which CIDR blocks the RDS instance connects from
   */
  get sourceSetup(): SourceSetup {
    const { source, network } = this.options;
    return new SourceSetup({
      account: source.account,
      port: source.port,
      rdsCidrBlocks: network?.connection.rdsCidrBlocks ?? [],
    });
  }

  private get requirements(): Requirement[] {
    const { target, source, network } = this.options;
    const compatibility = [
      ...versionRequirements(target, source),
      ...storageRequirements(target, source),
      ...(network === undefined ? [] : networkRequirements(this.scope, network.connection, target, source)),
    ];
    return [...target.requirements, ...source.requirements, ...target.provided(compatibility)];
  }
}
