import { Fn, ITerraformDependable, Op } from 'cdktf';
import { DbInstanceFacts, DbInstanceLike, DbInstancesDataSource } from './db-instance';
import { targetRequirements } from './rds-target-rules';
import { Requirement, requirement } from './requirement';
import { asNumber, asText, Condition, isUnknown } from './terraform-value';

interface RdsTargetDescription {
  readonly instanceId: string;
  readonly facts: () => DbInstanceFacts;
  readonly label: () => string;
  readonly dependencies?: readonly ITerraformDependable[];
  readonly existence?: Requirement;
  readonly withoutVswitch?: () => boolean;
}

/**
 * The ApsaraDB RDS for PostgreSQL instance that the migration goes into, with the rules that it must meet: PostgreSQL 10
 * or newer, a primary instance, cloud disks, not serverless, in a VPC.
 *
 * Whether it is running, unlocked and empty changes over time, and Terraform evaluates preconditions at every plan, long
 * after the assessment too. So that is left to the service, which is asked when a task is planned and created.
 */
export class RdsTarget {
  /** An instance that Terraform manages. What the stack configures is checked at synth, the rest when Terraform knows it. */
  static fromDbInstance(db: DbInstanceLike): RdsTarget {
    const readOnly = db.terraformResourceType === 'alicloud_db_readonly_instance';
    return new RdsTarget({
      instanceId: db.id,
      facts: () => ({
        engine: db.engineInput ?? db.engine,
        engineVersion: db.engineVersionInput ?? db.engineVersion,
        dbInstanceStorageType: db.dbInstanceStorageTypeInput ?? db.dbInstanceStorageType,
        instanceStorage: db.instanceStorageInput ?? db.instanceStorage,
        category: db.categoryInput ?? db.category,
        instanceChargeType: db.instanceChargeTypeInput,
        dbInstanceType: readOnly ? 'Readonly' : db.dbInstanceType,
        vpcId: db.vpcIdInput ?? db.vpcId,
      }),
      label: () =>
        db.terraformResourceType === undefined || db.friendlyUniqueId === undefined
          ? labelOf(db.id)
          : `${db.terraformResourceType}.${db.friendlyUniqueId}`,
      dependencies: db.fqn === undefined ? [] : [{ fqn: db.fqn }],
      withoutVswitch: () => 'vswitchIdInput' in db && db.vswitchIdInput === undefined,
    });
  }

  /**
   * An instance that exists.
   *
   * @param instanceId ID of the instance, such as `pgm-bp102g323jd4`
   * @param facts what you know of it; the more, the earlier a mistake shows
   */
  static fromInstanceId(instanceId: string, facts: DbInstanceFacts = {}): RdsTarget {
    return new RdsTarget({ instanceId, facts: () => facts, label: () => labelOf(instanceId) });
  }

  /**
   * An instance found by `alicloud_db_instances`. The data source reads it during the plan, so the plan fails when it is
   * no fit, or when nothing is found.
   *
   * @param index which of the instances found; default 0. The data source ignores `ids` and `nameRegex` together with
   *   `pageNumber` or `pageSize`, so do not combine them.
   */
  static fromDataSource(dataSource: DbInstancesDataSource, index = 0): RdsTarget {
    const instance = dataSource.instances.get(index);
    const label = () => `data.alicloud_db_instances.${dataSource.friendlyUniqueId}.instances[${index}]`;
    return new RdsTarget({
      instanceId: instance.id,
      facts: () => ({
        engine: orNothing(instance.engine),
        engineVersion: orNothing(instance.engineVersion),
        dbInstanceStorageType: orNothing(instance.dbInstanceStorageType),
        instanceStorage: Fn.try([instance.instanceStorage, 0]),
        instanceChargeType: orNothing(instance.chargeType),
        dbInstanceType: orNothing(instance.dbInstanceType),
        vpcId: orNothing(instance.vpcId),
      }),
      label,
      existence: requirement(
        Op.gt(Fn.lengthOf(dataSource.instances.fqn), asNumber(index)),
        `${label()} does not exist: the data source found too few instances. ` +
          `Widen its filters, and check that the provider's region is the instance's.`,
      ),
    });
  }

  /** ID of the instance; the API calls it DBInstanceName. */
  readonly instanceId: string;
  /** What the task must wait for. */
  readonly dependencies: readonly ITerraformDependable[];

  private constructor(private readonly description: RdsTargetDescription) {
    this.instanceId = description.instanceId;
    this.dependencies = description.dependencies ?? [];
  }

  /** What is known of the instance. */
  get facts(): DbInstanceFacts {
    return this.description.facts();
  }

  /** How messages name the instance. */
  get label(): string {
    return this.description.label();
  }

  /** What the instance itself must meet. */
  get requirements(): Requirement[] {
    const { existence, withoutVswitch = () => false } = this.description;
    const own = this.provided(targetRequirements(this, withoutVswitch()));
    return existence === undefined ? own : [existence, ...own];
  }

  /** Limits what is asked of an instance that may not have been found to the case that it was. */
  provided(requirements: readonly Requirement[]): Requirement[] {
    const exists: Condition = this.description.existence?.holds ?? true;
    return requirements.map((requirement) =>
      typeof exists === 'boolean' || typeof requirement.holds === 'boolean'
        ? requirement
        : { ...requirement, holds: Op.or(Op.not(exists), requirement.holds) },
    );
  }
}

/** How messages name an instance that has no address in the stack. */
function labelOf(instanceId: string): string {
  return isUnknown(instanceId) ? 'The RDS instance' : `RDS instance ${instanceId}`;
}

/** An attribute of a list element, empty when the list is shorter. */
function orNothing(attribute: string): string {
  return Fn.try([asText(attribute), '']);
}
