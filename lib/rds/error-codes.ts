/** What kind of failure an error code stands for. */
export type ErrorCategory =
  /** Too many requests of this account. */
  | 'throttling'
  /** The service or the way to it fails; it may be mended soon. */
  | 'unavailable'
  /** The clock of this machine is more than 15 minutes off. */
  | 'clock'
  /** The access key is unknown or disabled, or its secret is wrong. */
  | 'credentials'
  /** The security token has expired or is not one. */
  | 'security-token'
  /** The RAM identity may not call the operation. */
  | 'permission'
  /** A parameter is missing or wrong. */
  | 'parameter'
  /** No such instance; another region's endpoint says the same. */
  | 'instance-not-found'
  /** The instance is changing, or is stopped. */
  | 'instance-state'
  | 'instance-locked'
  /** The instance is of a kind that cannot be a target. */
  | 'instance-unsupported'
  /** The endpoint does not know the operation. */
  | 'operation'
  /** No connection, or one that broke. */
  | 'connection'
  | 'timeout'
  /** The answer is not one of RDS. */
  | 'answer'
  /** The caller ended the call. */
  | 'aborted'
  | 'other';

/** What an error code means for the caller. */
export interface ErrorMeaning {
  readonly category: ErrorCategory;
  /** Whether a repetition may succeed. */
  readonly retryable: boolean;
  /** `rejected`: nothing was carried out. `unknown`: the service may have acted. */
  readonly outcome: 'rejected' | 'unknown';
}

const final = (category: ErrorCategory): ErrorMeaning => ({ category, retryable: false, outcome: 'rejected' });
const transient = (category: ErrorCategory): ErrorMeaning => ({ category, retryable: true, outcome: 'rejected' });
const uncertain = (category: ErrorCategory): ErrorMeaning => ({ category, retryable: true, outcome: 'unknown' });

/**
 * The codes of the operations and of the gateway before them. The first entry that is equal to a code, or that ends in
 * `*` and begins like it, decides.
 *
 * Sources: error codes of the operations' reference pages; common client errors,
 * https://help.aliyun.com/document_detail/26313.html; `NeedRetry` of the aliyun/alicloud provider.
 */
const MEANINGS: readonly (readonly [pattern: string, meaning: ErrorMeaning])[] = [
  ['Throttling*', transient('throttling')],
  ['Rejected.Throttling*', transient('throttling')],
  ['ServiceUnavailable*', uncertain('unavailable')],
  ['InternalError*', uncertain('unavailable')],
  // A copy of the request, sent on by something in between, may have been carried out.
  ['SignatureNonceUsed', uncertain('unavailable')],

  ['InvalidTimeStamp*', final('clock')],
  ['IllegalTimestamp', final('clock')],
  ['SignatureDoesNotMatch', final('credentials')],
  ['IncompleteSignature', final('credentials')],
  ['InvalidSignatureMethod', final('credentials')],
  ['InvalidAccessKeyId*', final('credentials')],
  ['MissingSecurityToken', final('security-token')],
  ['InvalidSecurityToken*', final('security-token')],

  ['InvalidDBInstanceName.NotFound', final('instance-not-found')],
  ['InvalidDBInstanceId.NotFound', final('instance-not-found')],
  ['Forbidden.InstanceNotFound', final('instance-not-found')],
  ['IncorrectDBInstanceState', transient('instance-state')],
  ['OperationDenied.DBInstanceStatus', transient('instance-state')],
  ['OperationDenied.DBStatus', transient('instance-state')],
  ['IncorrectDBInstanceLockMode', final('instance-locked')],
  ['IncorrectDBInstance', final('instance-unsupported')],
  ['IncorrectDBInstanceType', final('instance-unsupported')],

  ['Forbidden*', final('permission')],
  ['NoPermission*', final('permission')],
  ['InvalidApi*', final('operation')],
  ['InvalidAction*', final('operation')],
  ['InvalidProduct*', final('operation')],
  ['InvalidVersion*', final('operation')],
  ['UnsupportedHTTPMethod', final('operation')],
  ['Missing*', final('parameter')],
  ['Invalid*', final('parameter')],
];

/**
 * The codes of this package, for failures that the service has no part in. Where the request never left, the transport
 * says so and the outcome is `rejected`, whatever stands here.
 */
const CLIENT_MEANINGS = {
  ConnectionRefused: transient('connection'),
  ConnectionUnreachable: transient('connection'),
  ConnectionReset: uncertain('connection'),
  ConnectionFailed: uncertain('connection'),
  HostNotFound: final('connection'),
  NameResolutionFailed: transient('connection'),
  CertificateInvalid: final('connection'),
  NotTls: final('connection'),
  ConnectTimeout: transient('timeout'),
  ReadTimeout: uncertain('timeout'),
  DeadlineExceeded: uncertain('timeout'),
  MalformedAnswer: uncertain('answer'),
  AnswerTooLarge: { category: 'answer', retryable: false, outcome: 'unknown' },
  HttpError: uncertain('unavailable'),
  Aborted: { category: 'aborted', retryable: false, outcome: 'unknown' },
  InvalidRequest: final('parameter'),
  NoCredentials: final('credentials'),
} as const satisfies Readonly<Record<string, ErrorMeaning>>;

/** A code for a failure that the service has no part in. */
export type ClientErrorCode = keyof typeof CLIENT_MEANINGS;

function isClientErrorCode(code: string): code is ClientErrorCode {
  return Object.hasOwn(CLIENT_MEANINGS, code);
}

/** A code that no table knows is judged by its HTTP status: 4xx was refused, anything else is not certain. */
function meaningOfStatus(httpStatus: number | undefined): ErrorMeaning {
  if (httpStatus === 429) {
    return transient('throttling');
  }
  if (httpStatus === 408 || (httpStatus !== undefined && httpStatus >= 500)) {
    return uncertain('unavailable');
  }
  return httpStatus !== undefined && httpStatus >= 400
    ? final('other')
    : { category: 'other', retryable: false, outcome: 'unknown' };
}

/**
 * What an error code means. The code decides before the HTTP status does, because the service gives 404 for a locked
 * instance and 400 for throttling.
 *
 * @param code the service's, or a {@link ClientErrorCode}.
 */
export function meaningOf(code: string, httpStatus?: number): ErrorMeaning {
  if (code === 'HttpError') {
    return meaningOfStatus(httpStatus);
  }
  if (isClientErrorCode(code)) {
    return CLIENT_MEANINGS[code];
  }
  const known = MEANINGS.find(([pattern]) =>
    pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern,
  );
  return known?.[1] ?? meaningOfStatus(httpStatus);
}
