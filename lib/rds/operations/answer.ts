import { TransportFailure } from '../transport/failure';

/**
 * Reads fields of an answer whose shape nobody vouches for. A field that is not of its documented type makes the whole
 * answer malformed; the message names the field and the type that came, never the value.
 *
 * @throws TransportFailure `MalformedAnswer` from every method.
 */
export class Answer {
  readonly #fields: object;

  /** @param path where the fields stand, for messages: `Items[3].`. */
  constructor(
    fields: unknown,
    private readonly path = '',
  ) {
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw malformed(path === '' ? 'the answer' : path.replace(/\.$/, ''), 'an object', fields);
    }
    this.#fields = fields;
  }

  /** A text, also if it is written as a number; empty if the field is missing. */
  text(name: string): string {
    return this.optionalText(name) ?? '';
  }

  optionalText(name: string): string | undefined {
    const value = this.field(name);
    if (value === undefined || typeof value === 'string') {
      return value;
    }
    if (typeof value === 'number' || isBigNumber(value)) {
      return digitsOf(value);
    }
    throw malformed(this.path + name, 'a string', value);
  }

  /** A whole number up to 2^53, also if it is written as a string. */
  integer(name: string): number {
    const value = wholeNumber(this.field(name));
    if (typeof value === 'number') {
      return value;
    }
    throw malformed(this.path + name, 'a whole number', this.field(name));
  }

  /** The same; `ifMissing` if the field is. */
  optionalInteger(name: string, ifMissing: number): number {
    return this.field(name) === undefined ? ifMissing : this.integer(name);
  }

  /** A whole number of any size: a bigint beyond 2^53. */
  longInteger(name: string): number | bigint {
    const value = wholeNumber(this.field(name));
    if (value !== undefined) {
      return value;
    }
    throw malformed(this.path + name, 'a whole number', this.field(name));
  }

  /** The elements of an array; none if the field is missing. */
  list(name: string): Answer[] {
    const value = this.field(name) ?? [];
    if (!Array.isArray(value)) {
      throw malformed(this.path + name, 'an array', value);
    }
    return value.map((item, index) => new Answer(item, `${this.path}${name}[${index}].`));
  }

  object(name: string): Answer {
    return new Answer(this.field(name), `${this.path}${name}.`);
  }

  /** Undefined for a field that is missing or null; inherited properties are not fields. */
  private field(name: string): unknown {
    const value = Object.getOwnPropertyDescriptor(this.#fields, name)?.value as unknown;
    return value ?? undefined;
  }
}

/** `@alicloud/pop-core` gives numbers of more than 15 digits as objects of bignumber.js. */
function isBigNumber(value: unknown): value is { toFixed(): string } {
  return typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function';
}

function digitsOf(value: number | { toFixed(): string }): string {
  return typeof value === 'number' ? String(value) : value.toFixed();
}

function wholeNumber(value: unknown): number | bigint | undefined {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    return undefined;
  }
  const digits = typeof value === 'number' || isBigNumber(value) ? digitsOf(value) : value;
  if (typeof digits !== 'string' || !/^(?:0|[1-9][0-9]{0,39})$/.test(digits)) {
    return undefined;
  }
  const exact = BigInt(digits);
  return exact <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact) : exact;
}

function malformed(path: string, expected: string, value: unknown): TransportFailure {
  const found =
    value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
  return new TransportFailure(
    'MalformedAnswer',
    `${path} should be ${expected}, but is ${found}. Check that the endpoint is one of RDS`,
  );
}
