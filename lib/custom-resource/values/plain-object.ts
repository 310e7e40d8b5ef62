/** True for what an object literal makes: not for arrays, nor for instances of classes such as Date, Map or Unknown. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What a value is, for messages: never the value itself, which may be a secret. */
export function describeKind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Uint8Array) return 'binary data';
  switch (typeof value) {
    case 'boolean':
      return 'a bool';
    case 'bigint':
      return 'a number';
    case 'number':
      return Number.isFinite(value) ? 'a number' : 'a number that is not finite';
    case 'object':
      return isPlainObject(value) ? 'an object' : `an instance of ${value.constructor.name}`;
    default:
      return `a ${typeof value}`;
  }
}
