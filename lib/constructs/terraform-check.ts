import { IResolvable, TerraformElement } from 'cdktf';
import { Construct } from 'constructs';

export interface TerraformCheckConfig {
  /** Boolean expression that should hold. */
  readonly condition: IResolvable;
  /** What is told when it does not. */
  readonly errorMessage: string;
}

/**
 * A Terraform `check` block: after every plan and apply it warns when its condition does not hold, and stops nothing. CDKTF
 * has no construct for it, and its HCL output (`cdktf synth --hcl`) cannot hold it.
 *
 * Source: https://developer.hashicorp.com/terraform/language/checks
 */
export class TerraformCheck extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: TerraformCheckConfig,
  ) {
    super(scope, id, 'check');
  }

  override toTerraform(): unknown {
    const { condition, errorMessage } = this.config;
    return { check: { [this.friendlyUniqueId]: { assert: [{ condition, error_message: errorMessage }] } } };
  }
}
