import { StatusCode, StatusError } from './status';

const MILLISECONDS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 };

/** Longest delay of a timer in Node, 24.8 days. A longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * How long the caller waits, by its `grpc-timeout` header: up to eight digits and a unit, for example `500m`.
 *
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md ("Timeout")
 *
 * @returns milliseconds, rounded up; undefined when there is no header, or when it is longer than 24 days
 * @throws StatusError when the header has another form
 */
export function parseTimeout(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  const [, digits, unit] = /^(\d{1,8})([HMSmun])$/.exec(String(header)) ?? [];
  const scale = MILLISECONDS[unit ?? ''];
  if (scale === undefined) {
    throw new StatusError(StatusCode.INTERNAL, 'The grpc-timeout header is not one to eight digits and a unit.');
  }
  const milliseconds = Math.ceil(Number(digits) * scale);
  return milliseconds > LONGEST_TIMER ? undefined : milliseconds;
}
