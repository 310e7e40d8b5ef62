/** A declaration (instance file, fault plan, option) that cannot be used; the message says where and what is allowed. */
export class DeclarationError extends Error {
  constructor(path: string, problem: string) {
    super(`${path} ${problem}`);
    this.name = 'DeclarationError';
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws DeclarationError when the value is no object or has a key that is not in `keys` */
export function requireObject(value: unknown, path: string, keys: readonly string[]): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DeclarationError(path, `must be an object with the keys ${list(keys)}, not ${describe(value)}.`);
  }
  const unknownKey = Object.keys(value).find((key) => !keys.includes(key));
  if (unknownKey !== undefined) {
    throw new DeclarationError(`${path}.${unknownKey}`, `is not known. Allowed keys: ${list(keys)}.`);
  }
  return value as JsonObject;
}

/** @throws DeclarationError when the value is no array */
export function requireArray(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new DeclarationError(path, `must be an array, not ${describe(value)}.`);
  return value;
}

/** @throws DeclarationError when the value is no text or does not match `pattern` */
export function requireText(value: unknown, path: string, pattern: RegExp, allowed: string): string {
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw new DeclarationError(path, `is ${describe(value)}, but must be ${allowed}.`);
  }
  return value;
}

/** @throws DeclarationError when the value is not one of `values` */
export function requireOneOf<const T extends string | number>(value: unknown, path: string, values: readonly T[]): T {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new DeclarationError(path, `is ${describe(value)}, which is not allowed. Allowed values: ${list(values)}.`);
  }
  return found;
}

/** @throws DeclarationError when the value is no whole number between the bounds, both included */
export function requireInteger(value: unknown, path: string, minimum: number, maximum: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum) {
    throw new DeclarationError(
      path,
      `is ${describe(value)}, but must be a whole number from ${minimum} to ${maximum}.`,
    );
  }
  return value;
}

/** @throws DeclarationError when the value is no number between the bounds, both included */
export function requireNumber(value: unknown, path: string, minimum: number, maximum: number): number {
  if (typeof value !== 'number' || !(value >= minimum && value <= maximum)) {
    throw new DeclarationError(path, `is ${describe(value)}, but must be a number from ${minimum} to ${maximum}.`);
  }
  return value;
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function list(values: readonly (string | number)[]): string {
  return values.join(', ');
}
