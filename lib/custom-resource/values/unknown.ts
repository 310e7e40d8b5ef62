import { inspect } from 'node:util';

/**
 * A value that Terraform will know only after something else was applied. The refinement (what is known of it already,
 * such as "not null") is kept in its encoded form, so that an unknown that passes through a hook loses nothing.
 *
 * Source: go-cty's msgpack encoding, extension types 0 (plain) and 12 (refined).
 */
export class Unknown {
  constructor(readonly refinement?: Uint8Array) {}

  toString(): string {
    return '(known after apply)';
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** The unknown value of which nothing is known. */
export const UNKNOWN = new Unknown();

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

/** True when no part of the value, at any depth, is unknown. */
export function isWhollyKnown(value: unknown): boolean {
  if (isUnknown(value)) return false;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  if (value !== null && typeof value === 'object') return Object.values(value).every(isWhollyKnown);
  return true;
}
