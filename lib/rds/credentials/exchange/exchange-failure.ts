import { meaningOf } from '../../error-codes';
import { connectionFailure } from '../../transport/failure';

/** Why a source gave nothing, without anything that it or the other side said beyond error codes. */
export class ExchangeFailure extends Error {
  /** @param reason without a full stop */
  constructor(
    readonly reason: string,
    readonly retryable = false,
  ) {
    super(reason);
    this.name = 'ExchangeFailure';
  }
}

/**
 * An answer that is an error, or holds no credentials.
 *
 * @param peer who answered
 * @param answer its JSON, if it was that; only its error code and request id are repeated
 */
export function refusal(
  peer: string,
  status: number | undefined,
  answer: Readonly<Record<string, unknown>> | undefined,
): ExchangeFailure {
  const code = matching(answer?.Code ?? answer?.ErrorCode ?? answer?.error, /^[A-Za-z][A-Za-z._]{0,63}$/);
  const requestId = matching(answer?.RequestId ?? answer?.requestId, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i);
  const details = [...(status ? [`HTTP ${status}`] : []), ...(requestId ? [`RequestId ${requestId}`] : [])].join(', ');
  const said = code && code !== 'Success' ? `answered ${code}` : 'gave an answer that holds no credentials';
  return new ExchangeFailure(`${peer} ${said}${details && ` (${details})`}`, meaningOf(code ?? '', status).retryable);
}

/** A request that was not answered. @param error of Node.js, `fetch` or httpx; only its code is repeated */
export function noAnswer(peer: string, error: unknown): ExchangeFailure {
  const code = systemCodeOf(error);
  if (code !== undefined) {
    const failure = connectionFailure(code);
    return new ExchangeFailure(`${peer} cannot be reached: ${failure.reason}`, meaningOf(failure.code).retryable);
  }
  return isTimeout(error)
    ? new ExchangeFailure(`${peer} did not answer in time`, true)
    : new ExchangeFailure(`${peer} gave an answer that holds no credentials`);
}

/** Undefined unless the error comes from the operating system, OpenSSL or Node.js itself. */
export function systemCodeOf(error: unknown): string | undefined {
  const { code, cause } = record(error);
  return matching(code, /^[A-Z][A-Z0-9_]{2,64}$/) ?? (cause === undefined ? undefined : systemCodeOf(cause));
}

function isTimeout(error: unknown): boolean {
  const { name } = record(error);
  return typeof name === 'string' && name.includes('Timeout');
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
