import { TerraformVariable } from 'cdktf';
import { advice, Requirement, requirement } from './requirement';
import { isUnknown } from './terraform-value';

/** The arguments of the task that carry the password: the write-only pair, or the sensitive one. */
export type SourcePasswordAttributes =
  { readonly sourcePasswordWo: string; readonly sourcePasswordWoVersion: number } | { readonly sourcePassword: string };

/**
 * The password of the migration account, and the way it takes. It is never part of a message, of `toString()` or of
 * `JSON.stringify()`.
 */
export class SourcePassword {
  /**
   * A variable, handed over write-only: the password reaches neither plan nor state. Needs Terraform 1.11 or OpenTofu
   * 1.11. The variable must be sensitive, and ought to be ephemeral, because Terraform saves the values of other
   * variables in the plan file: `variable.addOverride('ephemeral', true)`.
   *
   * @param variable the variable that holds the password
   * @param version a whole number from 1; count it up when the password has changed. Default 1
   */
  static fromVariable(variable: TerraformVariable, version = 1): SourcePassword {
    return new SourcePassword(
      () => ({ sourcePasswordWo: variable.stringValue, sourcePasswordWoVersion: version }),
      () => [...variableRequirements(variable), ...versionRequirements(version)],
    );
  }

  /**
   * Any value, handed over write-only: it reaches neither plan nor state, provided that it comes from where that holds
   * too, such as an ephemeral resource. Needs Terraform 1.11 or OpenTofu 1.11.
   *
   * @param value the password, best a reference
   * @param version a whole number from 1; count it up when the password has changed
   */
  static writeOnly(value: string, version: number): SourcePassword {
    return new SourcePassword(
      () => ({ sourcePasswordWo: value, sourcePasswordWoVersion: version }),
      () => [...valueRequirements(value), ...versionRequirements(version)],
    );
  }

  /**
   * Any value, as a sensitive argument: hidden in the output, but in clear text in plan and state. For Terraform and
   * OpenTofu before 1.11.
   */
  static sensitive(value: string): SourcePassword {
    return new SourcePassword(
      () => ({ sourcePassword: value }),
      () => valueRequirements(value),
    );
  }

  readonly #attributes: () => SourcePasswordAttributes;
  readonly #requirements: () => Requirement[];

  private constructor(attributes: () => SourcePasswordAttributes, requirements: () => Requirement[]) {
    this.#attributes = attributes;
    this.#requirements = requirements;
  }

  /** The arguments of the task; these hold the password. */
  get attributes(): SourcePasswordAttributes {
    return this.#attributes();
  }

  /** What a password must meet to stay secret. */
  get requirements(): Requirement[] {
    return this.#requirements();
  }

  toString(): string {
    return '(source password)';
  }

  toJSON(): string {
    return this.toString();
  }
}

function variableRequirements(variable: TerraformVariable): Requirement[] {
  const name = variable.friendlyUniqueId;
  return [
    requirement(
      variable.sensitive === true,
      `The variable "${name}" holds the source's password and is not sensitive, so Terraform would print it. ` +
        `Declare it with sensitive: true.`,
    ),
    advice(
      variable.toTerraform().variable[name].ephemeral === true,
      `The variable "${name}" holds the source's password and is not ephemeral, so Terraform saves it in plan files. ` +
        `On Terraform or OpenTofu that know ephemeral variables, call variable.addOverride('ephemeral', true).`,
    ),
  ];
}

function valueRequirements(value: string): Requirement[] {
  return [
    requirement(value !== '', `The source's password is empty. Give the account's password.`),
    advice(
      value === '' || isUnknown(value),
      `The source's password stands in the program, so it is in clear text in cdk.tf.json and in plan files. ` +
        `Use SourcePassword.fromVariable().`,
    ),
  ];
}

function versionRequirements(version: number): Requirement[] {
  return [
    requirement(
      isUnknown(version) || (Number.isInteger(version) && version >= 1),
      `The version ${version} of the source's password is no whole number from 1. ` +
        `Start with 1 and count up when the password changes.`,
    ),
  ];
}
