export interface RdsApiErrorFacts {
  /** For example `CreateCloudMigrationPrecheckTask`. */
  readonly operation: string;
  /** The service's error code, or one of this package for failures on the way, for example `ConnectionReset`. */
  readonly code: string;
  readonly httpStatus?: number;
  readonly requestId?: string;
  /** Whether a repetition may succeed. */
  readonly retryable: boolean;
  /** `rejected`: nothing was carried out. `unknown`: the service may have acted although no answer says so. */
  readonly outcome: 'rejected' | 'unknown';
}

/** Every failure of an RDS operation. Its message holds no secrets. */
export class RdsApiError extends Error {
  readonly operation: string;
  readonly code: string;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
  readonly outcome: 'rejected' | 'unknown';

  constructor(message: string, facts: RdsApiErrorFacts) {
    super(message);
    this.name = 'RdsApiError';
    this.operation = facts.operation;
    this.code = facts.code;
    this.httpStatus = facts.httpStatus;
    this.requestId = facts.requestId;
    this.retryable = facts.retryable;
    this.outcome = facts.outcome;
  }
}
