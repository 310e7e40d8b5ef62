export { createRdsClient, type RdsClientOptions } from './create-rds-client';
export {
  createCredentialsProvider,
  type CredentialSettings,
  type Credentials,
  CredentialsError,
  type CredentialsProvider,
  regionOfProfile,
} from './credentials';
export { type Endpoint, parseEndpoint, rdsEndpoint } from './endpoint';
export { type ErrorCategory, type ErrorMeaning, meaningOf } from './error-codes';
export { RdsApiError, type RdsApiErrorFacts } from './rds-api-error';
export {
  type CallOptions,
  type CreatePrecheckTaskRequest,
  type CreatePrecheckTaskResult,
  type DbInstanceAttribute,
  type DescribePrecheckResultRequest,
  type PrecheckRecord,
  type PrecheckResultPage,
  type RdsClient,
} from './rds-client';
export { REDACTED, type RedactionSubject, Redactor } from './redaction';
export { createPacer, type Pacer, type PacerOptions, pollingPause } from './pacing';
export { attemptsOf, retry, type RetryOptions } from './retry';
export { percentEncode, signRpcV1, stringToSignV1 } from './signature';
export { RDS_API_VERSION, RdsOperation, type WireParameters } from './wire';
