import { AttributePath, DiagnosticError } from '../../custom-resource';
import { attemptsOf, RdsApiError } from '../../rds';
import { describeAttempts } from './attempts';
import { guideFor } from './error-guide';

/** Facts about a failed operation that the error itself does not hold. */
export interface FailureContext {
  /** The target instance. */
  readonly dbInstanceName?: string | undefined;
  /** What is left behind, and what the next apply does about it. */
  readonly consequence?: string | undefined;
  /** The attribute that the password came from. Default: `source_password`. */
  readonly passwordAttribute?: string | undefined;
  /** The tries before this error. Default: what `retry` noted about it. */
  readonly attempts?: ReturnType<typeof attemptsOf>;
}

/**
 * The diagnostic for an error of the service: what went wrong, why, what to do, and what support needs to know.
 * Everything else is returned as it is, for the engine to report: interruptions, and what nobody foresaw.
 */
export function asDiagnostic(error: unknown, context: FailureContext = {}): unknown {
  if (!(error instanceof RdsApiError) || error.category === 'aborted') return error;
  const { consequence, attempts = attemptsOf(error) } = context;
  const guide = guideFor(error);
  const paragraphs = [
    guide ? `${guide.cause} ${guide.nextStep}` : UNDOCUMENTED,
    ...(error.category === 'permission' ? [neededPermission(error, context)] : []),
    ...(consequence ? [consequence] : []),
    [`${isAnswer(error) ? 'RDS says' : 'Reason'}: ${error.reason}`, factsOf(error)].join('\n'),
    ...(attempts ? describeAttempts(attempts) : []),
  ];
  return new DiagnosticError(
    guide?.summary ?? `${error.operation} failed`,
    paragraphs.join('\n\n'),
    pathOf(guide?.path, context),
  );
}

const UNDOCUMENTED =
  'The error code is not documented for this operation. If the message below does not help, give the RequestId to Alibaba ' +
  'Cloud support.';

/** As a RAM policy would have to say it. */
function neededPermission({ operation }: RdsApiError, { dbInstanceName }: FailureContext): string {
  return `Needed: "Action": "rds:${operation}", "Resource": "acs:rds:*:*:dbinstance/${dbInstanceName ?? '*'}".`;
}

/** Whether RDS answered at all; otherwise the reason is one of this package. */
function isAnswer({ requestId, httpStatus }: RdsApiError): boolean {
  return requestId !== undefined || httpStatus !== undefined;
}

function factsOf({ operation, endpoint, code, httpStatus, requestId }: RdsApiError): string {
  const facts = [
    endpoint ? `${operation} at ${endpoint}` : operation,
    `code ${code}`,
    ...(httpStatus === undefined ? [] : [`HTTP status ${httpStatus}`]),
    ...(requestId ? [`RequestId ${requestId}`] : []),
  ];
  return `(${facts.join(', ')})`;
}

function pathOf(path: AttributePath | undefined, { passwordAttribute }: FailureContext): AttributePath | undefined {
  return path?.[0] === 'source_password' && passwordAttribute ? [passwordAttribute] : path;
}
