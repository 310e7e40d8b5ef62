import { commonErrors } from '../api-error';

/** Reads an operation's parameters; an empty value counts as absent. */
export class ParameterReader {
  constructor(private readonly parameters: ReadonlyMap<string, string>) {}

  optional(name: string): string | undefined {
    return this.parameters.get(name) || undefined;
  }

  /** @throws ApiError `Missing<name>` */
  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw commonErrors.missingOperationParameter(name);
    return value;
  }

  /** @throws ApiError `Missing<name>` or `InvalidParameter` */
  requiredOneOf(name: string, values: readonly string[]): string {
    const value = this.required(name);
    if (!values.includes(value)) throw commonErrors.invalidParameter(name);
    return value;
  }

  /** @throws ApiError `Missing<name>` or `InvalidParameter` when it is no whole number between the bounds */
  requiredInteger(name: string, minimum: number, maximum: number): number {
    this.required(name);
    return Number(this.optionalLong(name, BigInt(minimum), BigInt(maximum)));
  }

  /** @throws ApiError `InvalidParameter` when it is given but no whole number between the bounds */
  optionalInteger(name: string, minimum: number, maximum: number): number | undefined {
    const value = this.optionalLong(name, BigInt(minimum), BigInt(maximum));
    return value === undefined ? undefined : Number(value);
  }

  /** @throws ApiError `InvalidParameter` when it is given but no whole number between the bounds */
  optionalLong(name: string, minimum = 0n, maximum = 2n ** 63n - 1n): bigint | undefined {
    const text = this.optional(name);
    if (text === undefined) return undefined;
    const value = /^\d{1,19}$/.test(text) ? BigInt(text) : undefined;
    if (value === undefined || value < minimum || value > maximum) throw commonErrors.invalidParameter(name);
    return value;
  }
}
