export { REDACTED, type RedactionSubject, Redactor } from './redaction';
export { type Endpoint, parseEndpoint, rdsEndpoint } from './endpoint';
export { percentEncode, signRpcV1, stringToSignV1 } from './signature';
export { RDS_API_VERSION, RdsOperation, type WireParameters } from './wire';
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
export { RdsApiError, type RdsApiErrorFacts } from './rds-api-error';
export { attemptsOf, retry, type RetryOptions } from './retry';
