import { AttributeType } from '../schema/attribute';
import { Unknown } from './unknown';

/** The value of an attribute of type `'dynamic'`: a value together with the type that Terraform gave it. */
export class DynamicValue {
  constructor(
    readonly type: AttributeType,
    readonly value: unknown,
  ) {}

  /**
   * The dynamic value that HCL would make of a plain JavaScript value: arrays are tuples, objects are objects.
   *
   * @throws TypeError for functions, symbols and other values that Terraform cannot hold.
   */
  static of(value: unknown): DynamicValue {
    return new DynamicValue(typeOf(value), value);
  }
}

function typeOf(value: unknown): AttributeType {
  if (value === null || value === undefined || value instanceof Unknown) return 'dynamic';
  if (Array.isArray(value)) return { tuple: value.map(typeOf) };
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'number';
    case 'object':
      if (value instanceof Number) return 'number';
      return { object: Object.fromEntries(Object.entries(value).map(([name, member]) => [name, typeOf(member)])) };
    default:
      throw new TypeError(`A ${typeof value} cannot be a Terraform value.`);
  }
}
