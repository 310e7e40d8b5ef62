import { DiagnosticError } from '../../custom-resource';
import { RdsApiError } from '../../rds';
import { guideFor } from './error-guide';

/** Facts about a failed operation that the error itself does not hold. */
export interface FailureContext {
  /** The target instance. */
  readonly dbInstanceName?: string;
  /** What is left behind, and what the next apply does about it. */
  readonly consequence?: string;
}

/**
 * The diagnostic for an error of the service: what went wrong, why, what to do, and what support needs to know.
 * Everything else is returned as it is, for the engine to report as an unexpected failure.
 */
export function asDiagnostic(error: unknown, { dbInstanceName, consequence }: FailureContext = {}): unknown {
  if (!(error instanceof RdsApiError)) return error;
  const guide = guideFor(error.code, error.message);
  const lines = [
    ...(guide ? [guide.cause, guide.nextStep] : []),
    ...(isPermission(error.code)
      ? [`It needs "rds:${error.operation}" on "acs:rds:*:*:dbinstance/${dbInstanceName ?? '*'}".`]
      : []),
    ...(consequence ? [consequence] : []),
    '',
    `The service said: ${error.message}`,
    factsOf(error),
  ];
  return new DiagnosticError(guide?.summary ?? `${error.operation} failed`, lines.join('\n'), guide?.path);
}

function isPermission(code: string): boolean {
  return code.startsWith('Forbidden.RAM') || code.startsWith('NoPermission');
}

function factsOf({ operation, code, httpStatus, requestId }: RdsApiError): string {
  const facts = [
    `operation ${operation}`,
    `code ${code}`,
    ...(httpStatus === undefined ? [] : [`HTTP status ${httpStatus}`]),
    ...(requestId ? [`RequestId ${requestId}`] : []),
  ];
  return `(${facts.join(', ')})`;
}
