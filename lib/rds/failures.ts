import { ClientErrorCode, meaningOf } from './error-codes';
import { RdsApiError } from './rds-api-error';
import { Redactor } from './redaction';
import { Exchange } from './transport/exchange';
import { connectionFailure, TransportFailure } from './transport/failure';

/** In which call something failed. */
export interface FailedCall {
  readonly operation: string;
  /** Host and port. */
  readonly endpoint: string;
  readonly exchange: Exchange;
  /** Knows the secrets of the call. */
  readonly redactor: Redactor;
}

/**
 * Makes one error of the many kinds that `@alicloud/pop-core` and the layers below it throw. The original is not kept as
 * its cause: it may hold the whole answer, the request's headers, or a URL.
 */
export function toRdsApiError(thrown: unknown, call: FailedCall): RdsApiError {
  if (thrown instanceof RdsApiError) {
    return thrown;
  }
  if (thrown instanceof TransportFailure) {
    return clientError(thrown.code, thrown.reason, call);
  }
  const answer = serviceAnswerOf(thrown);
  if (answer !== undefined) {
    return serviceError(answer, call);
  }
  const systemCode = systemCodeOf(thrown);
  if (systemCode !== undefined) {
    const { code, reason } = connectionFailure(systemCode);
    return clientError(code, reason, call);
  }
  return unreadableAnswer(call);
}

/** An answer that is not JSON, or not JSON that `@alicloud/pop-core` can take. */
function unreadableAnswer(call: FailedCall): RdsApiError {
  const { httpStatus } = call.exchange;
  if (httpStatus === undefined) {
    return clientError('ConnectionFailed', 'the request failed before an answer came', call);
  }
  return isSuccess(httpStatus)
    ? clientError('MalformedAnswer', 'the answer is not JSON. Check that the endpoint is one of RDS', call)
    : httpError(call);
}

/** An answer whose HTTP status says that it is an error, while its body has no error code of RDS. */
export function httpError(call: FailedCall): RdsApiError {
  const reason =
    'the endpoint answered with an HTTP error that is not one of RDS. Check the endpoint, and proxies on the way';
  return clientError('HttpError', reason, call);
}

export function isSuccess(httpStatus: number | undefined): boolean {
  return httpStatus !== undefined && httpStatus >= 200 && httpStatus < 300;
}

function clientError(code: ClientErrorCode, reason: string, call: FailedCall): RdsApiError {
  const { httpStatus, requestSent } = call.exchange;
  const { retryable, outcome } = meaningOf(code, httpStatus);
  return describedError({ code, reason, retryable, outcome: requestSent ? outcome : 'rejected', httpStatus }, call);
}

interface ServiceAnswer {
  readonly Code?: unknown;
  readonly Message?: unknown;
  readonly RequestId?: unknown;
}

/** The body of an error answer, as `@alicloud/pop-core` hands it on. */
function serviceAnswerOf(thrown: unknown): ServiceAnswer | undefined {
  const { data, entry } = asObject(thrown) as { data?: unknown; entry?: unknown };
  return entry !== undefined && typeof data === 'object' && data !== null ? data : undefined;
}

function systemCodeOf(thrown: unknown): string | undefined {
  const { code } = asObject(thrown) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,64}$/.test(code) ? code : undefined;
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function serviceError({ Code, Message, RequestId }: ServiceAnswer, call: FailedCall): RdsApiError {
  if (typeof Code !== 'string' || !/^[\w.:-]{1,128}$/.test(Code)) {
    return unreadableAnswer(call);
  }
  const { httpStatus } = call.exchange;
  const { retryable, outcome } = meaningOf(Code, httpStatus);
  const reason = typeof Message === 'string' ? serviceReason(Message, call.redactor) : '';
  const code = call.redactor.redact(Code);
  const requestId = requestIdOf(RequestId, call.redactor);
  return describedError({ code, reason, retryable, outcome, httpStatus, requestId }, call);
}

/** A request id as the service gives it; anything else in its place is not repeated. */
function requestIdOf(value: unknown, redactor: Redactor): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(value) ? redactor.redact(value) : undefined;
}

const LONGEST_REASON = 1000;

/**
 * The service's message in one line. What follows "server string to sign is" is dropped: it is the whole request, which
 * helps nobody and holds everything.
 */
function serviceReason(message: string, redactor: Redactor): string {
  const [told] = redactor.redact(message).split(/\s*(?:server\s+)?string\s*to\s*sign\b/i);
  const line = singleLine(told ?? '');
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

function singleLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

interface ErrorDescription {
  readonly code: string;
  readonly reason: string;
  readonly retryable: boolean;
  readonly outcome: 'rejected' | 'unknown';
  readonly httpStatus: number | undefined;
  readonly requestId?: string | undefined;
}

function describedError(description: ErrorDescription, { operation, endpoint }: FailedCall): RdsApiError {
  const { code, reason, httpStatus, requestId } = description;
  const details = [
    ...(httpStatus === undefined ? [] : [`HTTP ${httpStatus}`]),
    ...(requestId === undefined ? [] : [`RequestId ${requestId}`]),
  ];
  const message = [
    `${operation} at ${endpoint} failed: ${code}`,
    ...(reason === '' ? [] : [`: ${reason.replace(/\.$/, '')}.`]),
    ...(details.length === 0 ? [] : [` (${details.join(', ')})`]),
  ].join('');
  return new RdsApiError(message, { ...description, operation, endpoint });
}
