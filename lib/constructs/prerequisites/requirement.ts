import { Precondition } from 'cdktf';
import { Condition } from './terraform-value';

/** One thing that must hold before an assessment can pass, checked as early as the values in it are known. */
export interface Requirement {
  /** `error`: the assessment cannot pass. `warning`: it can, and somebody should look. */
  readonly severity: 'error' | 'warning';
  /** A boolean when it is decided at synth, otherwise the expression with which Terraform decides it. */
  readonly holds: Condition;
  /** Names the thing, its value, the reason and the next step. */
  readonly message: string;
}

/** Something without which the assessment cannot pass. */
export function requirement(holds: Condition, message: string): Requirement {
  return { severity: 'error', holds, message };
}

/** Something that somebody should look at. */
export function advice(holds: Condition, message: string): Requirement {
  return { severity: 'warning', holds, message };
}

/** The prerequisites that are known at synth not to hold. */
export function errorsOf(requirements: readonly Requirement[]): string[] {
  return failedAtSynth(requirements, 'error');
}

/** The advice that is known at synth not to be followed. Terraform has no warning of this kind, so it ends at synth. */
export function warningsOf(requirements: readonly Requirement[]): string[] {
  return failedAtSynth(requirements, 'warning');
}

/** The prerequisites that only Terraform can decide, as preconditions of a resource. */
export function preconditionsOf(requirements: readonly Requirement[]): Precondition[] {
  return requirements.flatMap(({ severity, holds, message }) =>
    severity === 'error' && typeof holds !== 'boolean' ? [{ condition: holds, errorMessage: message }] : [],
  );
}

function failedAtSynth(requirements: readonly Requirement[], severity: Requirement['severity']): string[] {
  return requirements
    .filter((each) => each.severity === severity && each.holds === false)
    .map(({ message }) => message);
}
