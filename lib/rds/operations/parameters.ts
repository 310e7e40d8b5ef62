import { TransportFailure } from '../transport/failure';
import { WireParameters } from '../wire';

/**
 * Prepares parameters for the form body. Those without a value are left out, because `@alicloud/pop-core` would send the
 * word "undefined".
 *
 * @throws TransportFailure `InvalidRequest` for a value that cannot be sent as it is; the value is not quoted.
 */
export function wireParameters(values: Readonly<Record<string, string | number | bigint | undefined>>): WireParameters {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, wireValue(name, value)]])),
  );
}

function wireValue(name: string, value: unknown): string {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))) {
    return String(value);
  }
  if (typeof value !== 'string') {
    throw invalid(name, 'must be a string or a whole number');
  }
  if (/\p{Surrogate}/u.test(value)) {
    throw invalid(name, 'holds half of a UTF-16 surrogate pair, which cannot be sent; write the whole character');
  }
  return value;
}

function invalid(name: string, reason: string): TransportFailure {
  return new TransportFailure('InvalidRequest', `the parameter ${name} ${reason}`);
}
