import { meaningOf, RdsApiError } from '../../../lib/rds';

export interface ApiErrorFacts {
  readonly code: string;
  readonly operation?: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  readonly reason?: string;
}

/** An error as the client makes it of the service's answer. */
export function apiError({
  code,
  operation = 'CreateCloudMigrationPrecheckTask',
  ...facts
}: ApiErrorFacts): RdsApiError {
  const { httpStatus, requestId, reason = 'The service says why.' } = facts;
  const { retryable, outcome } = meaningOf(code, httpStatus);
  const message = `${operation} at rds.example.com failed: ${code}: ${reason}`;
  const endpoint = 'rds.example.com';
  return new RdsApiError(message, { operation, code, httpStatus, requestId, reason, retryable, outcome, endpoint });
}
