import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';
import { AttributeType } from '../schema/attribute';
import { typeFromJson, typeToJson } from '../schema/type-json';
import { AttributePath, formatPath } from './attribute-path';
import { Decimal, parseNumeral } from './decimal';
import { DynamicValue } from './dynamic';
import { isUnknown, Unknown, UNKNOWN } from './unknown';

/**
 * Terraform values on the wire: msgpack, read and written by type.
 *
 * Source: Terraform plugin protocol 6, message `DynamicValue`; go-cty's msgpack encoding.
 */

/** A value does not fit the type that the schema gives it. */
export class ValueTypeError extends TypeError {
  constructor(
    readonly path: AttributePath,
    reason: string,
  ) {
    super(path.length === 0 ? reason : `${formatPath(path)}: ${reason}`);
    this.name = 'ValueTypeError';
  }
}

const UNKNOWN_EXTENSION = 0;
const REFINED_UNKNOWN_EXTENSION = 12;
/** Deeper values are refused, so that hostile input cannot exhaust the stack. Terraform's own values are far shallower. */
const DEEPEST_NESTING = 500;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: UNKNOWN_EXTENSION,
  encode: (value) => (isUnknown(value) && !value.refinement ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({
  type: REFINED_UNKNOWN_EXTENSION,
  encode: (value) => (isUnknown(value) && value.refinement ? value.refinement : null),
  decode: (data) => new Unknown(data.slice()),
});

/** @throws ValueTypeError when the bytes hold a value of another type; RangeError or Error when they are not msgpack. */
export function decodeValue(bytes: Uint8Array, type: AttributeType): unknown {
  return fromWire(decode(bytes, { useBigInt64: true, extensionCodec }), type, []);
}

/** @throws ValueTypeError when the value is not of the type, or has members that the type lacks. */
export function encodeValue(value: unknown, type: AttributeType): Uint8Array {
  return encode(toWire(value, type, []), { useBigInt64: true, extensionCodec, ignoreUndefined: false });
}

function fromWire(raw: unknown, type: AttributeType, path: AttributePath): unknown {
  if (raw === null || raw === undefined) return null;
  if (isUnknown(raw)) return raw;
  if (path.length > DEEPEST_NESTING)
    throw new ValueTypeError([], `The value is nested deeper than ${DEEPEST_NESTING} levels.`);
  if (type === 'dynamic') return dynamicFromWire(raw, path);
  if (type === 'string' || type === 'bool') return expectPrimitive(raw, type, path);
  if (type === 'number') return numberFromWire(raw, path);
  if ('list' in type)
    return expectArray(raw, type, path).map((item, index) => fromWire(item, type.list, [...path, index]));
  if ('set' in type)
    return expectArray(raw, type, path).map((item, index) => fromWire(item, type.set, [...path, index]));
  if ('tuple' in type) {
    return expectArray(raw, type, path).map((item, index) =>
      fromWire(item, elementType(type.tuple, index, path), [...path, index]),
    );
  }
  const record = expectRecord(raw, type, path);
  if ('map' in type) return mapMembers(record, (item, key) => fromWire(item, type.map, [...path, key]));
  return mapMembers(type.object, (memberType, name) => fromWire(record[name], memberType, [...path, name]));
}

function numberFromWire(raw: unknown, path: AttributePath): number | bigint | Decimal {
  if (typeof raw === 'number') return raw;
  if (typeof raw === 'bigint') return Number.isSafeInteger(Number(raw)) ? Number(raw) : raw;
  if (typeof raw !== 'string') throw mismatch(raw, 'number', path);
  try {
    return parseNumeral(raw);
  } catch {
    throw mismatch(raw, 'number', path);
  }
}

function dynamicFromWire(raw: unknown, path: AttributePath): DynamicValue {
  const [typeBytes, value] = Array.isArray(raw) ? raw : [];
  if (!(typeBytes instanceof Uint8Array)) throw mismatch(raw, 'dynamic', path);
  const type = typeFromJson(JSON.parse(Buffer.from(typeBytes).toString('utf8')));
  return new DynamicValue(type, fromWire(value, type, [...path, 1]));
}

function toWire(value: unknown, type: AttributeType, path: AttributePath): unknown {
  if (value === null || value === undefined) return null;
  if (isUnknown(value)) return value;
  if (type === 'dynamic') return dynamicToWire(value, path);
  if (type === 'string' || type === 'bool') return expectPrimitive(value, type, path);
  if (type === 'number') return numberToWire(value, path);
  if ('list' in type)
    return expectArray(value, type, path).map((item, index) => toWire(item, type.list, [...path, index]));
  if ('set' in type)
    return expectArray(value, type, path).map((item, index) => toWire(item, type.set, [...path, index]));
  if ('tuple' in type) {
    return expectArray(value, type, path).map((item, index) =>
      toWire(item, elementType(type.tuple, index, path), [...path, index]),
    );
  }
  const record = expectRecord(value, type, path);
  if ('map' in type) return mapMembers(record, (item, key) => toWire(item, type.map, [...path, key]));
  const surplus = Object.keys(record).find((name) => !Object.hasOwn(type.object, name) && record[name] !== undefined);
  if (surplus !== undefined) throw new ValueTypeError([...path, surplus], 'The schema has no such attribute.');
  return mapMembers(type.object, (memberType, name) => toWire(record[name], memberType, [...path, name]));
}

function numberToWire(value: unknown, path: AttributePath): number | string {
  if (value instanceof Decimal) return value.text;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'number' || !Number.isFinite(value)) throw mismatch(value, 'number', path);
  return Number.isSafeInteger(value) ? value : String(value);
}

function dynamicToWire(value: unknown, path: AttributePath): unknown {
  const dynamic = value instanceof DynamicValue ? value : DynamicValue.of(value);
  return [Buffer.from(JSON.stringify(typeToJson(dynamic.type))), toWire(dynamic.value, dynamic.type, path)];
}

function expectPrimitive(value: unknown, type: 'string' | 'bool', path: AttributePath): unknown {
  if (typeof value !== (type === 'bool' ? 'boolean' : 'string')) throw mismatch(value, type, path);
  return value;
}

function expectArray(value: unknown, type: AttributeType, path: AttributePath): unknown[] {
  if (!Array.isArray(value)) throw mismatch(value, type, path);
  return value;
}

function expectRecord(value: unknown, type: AttributeType, path: AttributePath): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(value, type, path);
  return value as Record<string, unknown>;
}

function elementType(types: readonly AttributeType[], index: number, path: AttributePath): AttributeType {
  const type = types[index];
  if (type === undefined) throw new ValueTypeError([...path, index], `The tuple has ${types.length} elements.`);
  return type;
}

/** Own keys only, and into an object without a prototype trap: a map may well have the key `constructor`. */
function mapMembers<T>(
  record: { readonly [name: string]: T },
  convert: (member: T, name: string) => unknown,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(record)) {
    Object.defineProperty(result, name, {
      value: convert(member, name),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return result;
}

/** Names the kind of the value, never the value: it may be a secret. */
function mismatch(value: unknown, type: AttributeType, path: AttributePath): ValueTypeError {
  const actual = Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
  return new ValueTypeError(path, `${JSON.stringify(typeToJson(type))} expected, but got ${actual}.`);
}
