import { AttributeType } from '../schema/attribute';
import { describeKind, isPlainObject } from './plain-object';
import { Unknown } from './unknown';

/** Deeper values are refused, so that neither hostile input nor a value that holds itself exhausts the stack. */
export const DEEPEST_NESTING = 200;

/** The value of an attribute of type `'dynamic'`: a value together with the type that Terraform gave it. */
export class DynamicValue {
  constructor(
    readonly type: AttributeType,
    readonly value: unknown,
  ) {}

  /**
   * The dynamic value that HCL would make of a plain JavaScript value: arrays are tuples, objects are objects.
   *
   * @throws TypeError for functions, dates, maps and other values that Terraform cannot hold, and for a value that holds
   * itself.
   */
  static of(value: unknown): DynamicValue {
    return value instanceof DynamicValue ? value : new DynamicValue(typeOf(value, 0), value);
  }
}

function typeOf(value: unknown, depth: number): AttributeType {
  if (depth > DEEPEST_NESTING) throw new TypeError(`The value is nested deeper than ${DEEPEST_NESTING} levels.`);
  if (value === null || value === undefined || value instanceof Unknown) return 'dynamic';
  if (value instanceof DynamicValue) return value.type;
  if (value instanceof Number) return 'number';
  if (Array.isArray(value)) return { tuple: value.map((item) => typeOf(item, depth + 1)) };
  if (isPlainObject(value)) {
    const members = Object.entries(value).map(([name, member]) => [name, typeOf(member, depth + 1)]);
    return { object: Object.fromEntries(members) };
  }
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'number';
    default:
      throw new TypeError(`Terraform has no values like ${describeKind(value)}.`);
  }
}
