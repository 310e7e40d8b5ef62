/** An answer that refuses a request, in the vendor's terms. */
export class ApiError extends Error {
  constructor(
    readonly httpStatus: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/*
 * Where codes, statuses and texts come from:
 * - `operationErrors`: the reference page of CreateCloudMigrationPrecheckTask, word for word.
 * - `commonErrors`: RDS's table of client error codes (help.aliyun.com/document_detail/26313.html) and, where marked
 *   "gateway", the texts of the API gateway that all RPC products share.
 * What is not established for the real service is listed in README.md.
 */
export const operationErrors = {
  instanceState: () =>
    new ApiError(400, 'IncorrectDBInstanceState', 'The current instance state does not support this operation.'),
  instance: () => new ApiError(403, 'IncorrectDBInstance', 'The current DB instance does not support this operation.'),
  instanceType: () =>
    new ApiError(403, 'IncorrectDBInstanceType', 'The database instance type does not support the operation.'),
  instanceNameNotFound: () =>
    new ApiError(404, 'InvalidDBInstanceName.NotFound', 'The database instance does not exist.'),
  instanceLockMode: () =>
    new ApiError(404, 'IncorrectDBInstanceLockMode', 'Current DB instance lock mode does not support this operation.'),
  instanceIdNotFound: () =>
    new ApiError(404, 'InvalidDBInstanceId.NotFound', 'The DBInstanceId provided does not exist in our records.'),
};

export const commonErrors = {
  missingCommonParameter: (name: string) =>
    new ApiError(
      400,
      'MissingParameter',
      `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
    ),
  missingTimestamp: () =>
    new ApiError(
      400,
      'IllegalTimestamp',
      'The input parameter "Timestamp" that is mandatory for processing this request is not supplied.',
    ),
  /** gateway */
  missingOperationParameter: (name: string) =>
    new ApiError(400, `Missing${name}`, `${name} is mandatory for this action.`),
  invalidParameter: (name: string) =>
    new ApiError(400, 'InvalidParameter', `The specified parameter "${name}" is not valid.`),
  invalidAction: () => new ApiError(403, 'InvalidAction', 'The specified action is not valid.'),
  /** gateway */
  invalidVersion: () => new ApiError(400, 'InvalidVersion', 'Specified parameter Version is not valid.'),
  unsupportedHttpMethod: () => new ApiError(403, 'UnsupportedHTTPMethod', 'This http method not supported.'),
  /** gateway */
  unknownPath: () =>
    new ApiError(404, 'InvalidApi.NotFound', 'Specified api is not found, please check your url and method.'),
  accessKeyNotFound: () =>
    new ApiError(404, 'InvalidAccessKeyId.NotFound', 'The Access Key ID provided does not exist in our records.'),
  incompleteSignature: () =>
    new ApiError(400, 'IncompleteSignature', 'The request signature does not conform to Aliyun standards.'),
  invalidSignatureMethod: () =>
    new ApiError(400, 'InvalidSignatureMethod', 'Specified parameter SignatureMethod is not valid.'),
  /** gateway; the text holds the whole request, the password included, as the real one does */
  signatureDoesNotMatch: (serverStringToSign: string) =>
    new ApiError(
      400,
      'SignatureDoesNotMatch',
      `Specified signature is not matched with our calculation. server string to sign is:${serverStringToSign}`,
    ),
  /** gateway */
  nonceUsed: () => new ApiError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.'),
  /** gateway */
  timestampExpired: () =>
    new ApiError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.'),
  /** gateway */
  timestampFormat: () =>
    new ApiError(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.'),
  missingSecurityToken: () => new ApiError(400, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.'),
  securityTokenMalformed: () =>
    new ApiError(400, 'InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.'),
  securityTokenMismatch: () =>
    new ApiError(
      400,
      'InvalidSecurityToken.MismatchWithAccessKey',
      'Specified SecurityToken mismatch with the AccessKey.',
    ),
  securityTokenExpired: () => new ApiError(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.'),
  /** gateway */
  throttled: () => new ApiError(400, 'Throttling.User', 'Request was denied due to user flow control.'),
  bodyTooLarge: () => new ApiError(413, 'RequestBodyTooLarge', 'The request body is larger than this emulator reads.'),
};
