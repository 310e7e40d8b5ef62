import { ErrorCategory, meaningOf } from './error-codes';

export interface RdsApiErrorFacts {
  /** For example `CreateCloudMigrationPrecheckTask`. */
  readonly operation: string;
  /** The service's error code, or one of this package for failures on the way, for example `ConnectionReset`. */
  readonly code: string;
  readonly httpStatus?: number | undefined;
  readonly requestId?: string | undefined;
  /** Whether a repetition may succeed. */
  readonly retryable: boolean;
  /** `rejected`: nothing was carried out. `unknown`: the service may have acted although no answer says so. */
  readonly outcome: 'rejected' | 'unknown';
  /** Host and port that the request went to, or would have. */
  readonly endpoint?: string | undefined;
  /** What the service, or this package in its place, says about the failure, in one line. */
  readonly reason?: string | undefined;
}

/** Every failure of an RDS operation. Its message holds no secrets. */
export class RdsApiError extends Error {
  readonly operation: string;
  readonly code: string;
  /** What kind of failure the code stands for. */
  readonly category: ErrorCategory;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
  readonly outcome: 'rejected' | 'unknown';
  readonly endpoint: string | undefined;
  readonly reason: string;

  constructor(message: string, facts: RdsApiErrorFacts) {
    super(message);
    this.name = 'RdsApiError';
    this.operation = facts.operation;
    this.code = facts.code;
    this.category = meaningOf(facts.code, facts.httpStatus).category;
    this.httpStatus = facts.httpStatus;
    this.requestId = facts.requestId;
    this.retryable = facts.retryable;
    this.outcome = facts.outcome;
    this.endpoint = facts.endpoint;
    this.reason = facts.reason ?? message;
  }
}
