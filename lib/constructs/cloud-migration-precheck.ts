import { Annotations, dependable, IResolvable, TerraformProvider, TerraformSelf } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { atSynth } from './at-synth';
import { ensureDefaultProvider } from './default-provider';
import { PrecheckTask, PrecheckTaskChecksList, PrecheckTaskTimeouts } from './generated/rdsmigration/precheck-task';
import { MigrationNetwork, MigrationSource, Prerequisites, RdsTarget, SourceSetup } from './prerequisites';
import { circularRequirements, requireFirst } from './required-assessment';
import { TerraformCheck } from './terraform-check';

/** From which result on an assessment fails: a check that blocks the migration, one that asks for review, or none. */
export type FailOn = 'error' | 'warning' | 'never';

export interface CloudMigrationPrecheckProps {
  /** The RDS instance that the migration goes into. */
  readonly target: RdsTarget;
  /** The self-managed PostgreSQL that it comes from. */
  readonly source: MigrationSource;
  /** The way from the target to the source. Default: one that exists, of which nothing is known. */
  readonly network?: MigrationNetwork;
  /** Name of the task. Default: chosen at apply, in the style of the service. */
  readonly taskName?: string;
  /** Whether an apply waits until the report is complete, and judges it. Default `true`. */
  readonly waitForReport?: boolean;
  /** From which result on the assessment fails. Default `error`. */
  readonly failOn?: FailOn;
  /** Names of checks whose result does not count, for example `Check source glibc version compatible`. Default: none. */
  readonly ignoreChecks?: string[];
  /** Whether a plan asks the service if the target can take a migration. Default `true`. */
  readonly checkTarget?: boolean;
  /** Any values; a change of one starts a new assessment. Default: none. */
  readonly triggers?: Record<string, string>;
  /** How long a create may take, for example `{ create: '30m' }`. Default 15 minutes. */
  readonly timeouts?: PrecheckTaskTimeouts;
  /**
   * Whether to declare a Terraform `check` block, which warns after every plan and apply as long as the assessment has not
   * passed. It is of use where `failOn` is `never`, and stops nothing. Default `false`.
   */
  readonly checkBlock?: boolean;
  /**
   * Provider of the task, an `RdsmigrationProvider`. Default: the unaliased one of the stack; if there is none, one is
   * declared with the region, credentials and endpoint of the stack's `AlicloudProvider`.
   */
  readonly provider?: TerraformProvider;
}

/** What an assessment found. Every value is a reference, known to Terraform after the apply. */
export interface PrecheckReport {
  /** `running`, `passed`, `warned`, `failed` or `unknown`. */
  readonly status: string;
  /** Whether the migration may go ahead under `failOn` and `ignoreChecks`. */
  readonly passed: IResolvable;
  /** Every check in the order of the report: `section`, `name`, `status` and `message`. */
  readonly checks: PrecheckTaskChecksList;
  readonly checksPassed: number;
  readonly checksWarned: number;
  readonly checksFailed: number;
  /** The report as the service wrote it, without passwords. */
  readonly detail: string;
  /** UTC, RFC 3339. */
  readonly createdAt: string;
  /** UTC, RFC 3339. */
  readonly modifiedAt: string;
}

/**
 * Assesses, during `terraform apply`, whether a self-managed PostgreSQL can be migrated into an ApsaraDB RDS for PostgreSQL
 * instance (API `CreateCloudMigrationPrecheckTask`), and waits for the report.
 *
 * What cannot work is told as early as it is known: at synth, at plan, or by the assessment itself. The task waits for
 * everything that target, source and network consist of.
 */
export class CloudMigrationPrecheck extends Construct {
  /** The Terraform resource, for what this construct does not offer. */
  readonly task: PrecheckTask;

  private readonly prerequisites: Prerequisites;
  private readonly address: string;

  constructor(scope: Construct, id: string, props: CloudMigrationPrecheckProps) {
    super(scope, id);
    this.prerequisites = new Prerequisites(this, props);
    if (props.provider === undefined) ensureDefaultProvider(this);
    const { dependencies, preconditions } = this.prerequisites;

    this.task = new PrecheckTask(this, 'task', {
      ...this.prerequisites.attributes,
      taskName: props.taskName,
      waitForReport: props.waitForReport,
      failOn: props.failOn,
      ignoreChecks: props.ignoreChecks,
      checkTarget: props.checkTarget,
      triggers: props.triggers,
      timeouts: props.timeouts,
      provider: props.provider,
      dependsOn: dependencies.length > 0 ? dependencies : undefined,
      lifecycle: preconditions.length > 0 ? { precondition: preconditions } : undefined,
    });
    this.address = dependable(this.task);
    if (props.checkBlock) {
      new TerraformCheck(this, 'passed', { condition: this.report.passed, errorMessage: this.notPassed });
    }
    this.node.addValidation({ validate: () => this.prerequisites.validate() });
    atSynth(this, () => this.prerequisites.warnings.forEach((warning) => Annotations.of(this).addWarning(warning)));
  }

  /** ID that the service gave the task. */
  get taskId(): number {
    return this.task.taskId;
  }

  /** Name of the task. */
  get taskName(): string {
    return this.task.taskName;
  }

  /** ID of the request that created the task, for support cases. */
  get requestId(): string {
    return this.task.requestId;
  }

  get report(): PrecheckReport {
    return this.task;
  }

  /**
   * What to run and write on the source before the assessment: account, remote connections, pg_hba.conf, firewall.
   *
   * @throws Error when no network says which CIDR blocks the RDS instance connects from
   */
  get sourceSetup(): SourceSetup {
    return this.prerequisites.sourceSetup;
  }

  /**
   * Lets resources, data sources and modules wait for a passed assessment: each of the given constructs, and everything
   * that is declared in it, now or later. Without a passed assessment the apply ends before them.
   *
   * @throws Error when a construct is in another stack
   */
  require(...constructs: IConstruct[]): void {
    for (const construct of constructs) {
      requireFirst(this.task, this.address, construct);
      this.node.addValidation({
        validate: () => circularRequirements(this.task, this.prerequisites.dependencies, construct),
      });
    }
    this.task.lifecycle = {
      ...this.task.lifecycle,
      postcondition: [{ condition: TerraformSelf.getAny('passed'), errorMessage: this.notPassed }],
    };
  }

  private get notPassed(): string {
    return `The assessment "${this.node.path}" has not passed. Look at its status and checks, mend the source, and apply with another value in triggers to assess again.`;
  }
}
