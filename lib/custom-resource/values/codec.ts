import { decode, encode, ExtData, ExtensionCodecType } from '@msgpack/msgpack';
import { AttributeType } from '../schema/attribute';
import { formatType, typeFromJson, typeToJson } from '../schema/type-json';
import { AttributePath, formatPath } from './attribute-path';
import { Decimal, parseBinary, parseNumeral } from './decimal';
import { DEEPEST_NESTING, DynamicValue } from './dynamic';
import { checkMsgpackShape } from './msgpack-shape';
import { describeKind, isPlainObject } from './plain-object';
import { isUnknown, Unknown, UNKNOWN } from './unknown';

/**
 * Terraform values on the wire: msgpack, read and written by type.
 *
 * Source: Terraform plugin protocol 6, message `DynamicValue`; go-cty's msgpack encoding.
 */

/** A value does not fit the type that the schema gives it. The message never quotes the value: it may be a secret. */
export class ValueTypeError extends TypeError {
  constructor(
    readonly path: AttributePath,
    readonly reason: string,
  ) {
    super(path.length === 0 ? reason : `${formatPath(path)}: ${reason}`);
    this.name = 'ValueTypeError';
  }
}

const UNKNOWN_EXTENSION = 0;
const REFINED_UNKNOWN_EXTENSION = 12;

/** A value, the levels of the schema around it, and the type that each dynamic value carries. */
const DEEPEST_MESSAGE = 2 * DEEPEST_NESTING;

const extensionCodec: ExtensionCodecType<undefined> = {
  tryToEncode(value) {
    if (!isUnknown(value)) return null;
    const { refinement } = value;
    return refinement
      ? new ExtData(REFINED_UNKNOWN_EXTENSION, refinement)
      : new ExtData(UNKNOWN_EXTENSION, Uint8Array.of(0));
  },
  decode(data, type) {
    if (type === UNKNOWN_EXTENSION) return UNKNOWN;
    // A copy: the message is a view of all that arrived with it.
    if (type === REFINED_UNKNOWN_EXTENSION) return new Unknown(new Uint8Array(data));
    throw new RangeError(`The value has a msgpack extension of type ${type}, which Terraform does not use.`);
  },
};

/**
 * Put before the keys of maps while they are decoded. Terraform allows the key `__proto__`, which the decoder refuses
 * because it would set the prototype of its result.
 */
const KEY_MARK = '.';

const keyDecoder = {
  canBeCached: () => true,
  decode: (bytes: Uint8Array, offset: number, length: number) =>
    KEY_MARK + Buffer.from(bytes.buffer, bytes.byteOffset + offset, length).toString('utf8'),
};

function mapKeyConverter(key: unknown): string {
  if (typeof key === 'string') return key;
  throw new RangeError('The value has a map whose keys are not strings.');
}

/** @throws ValueTypeError when the bytes hold a value of another type; RangeError when they are not whole msgpack. */
export function decodeValue(bytes: Uint8Array, type: AttributeType): unknown {
  checkMsgpackShape(bytes, DEEPEST_MESSAGE);
  return fromWire(decode(bytes, { useBigInt64: true, extensionCodec, keyDecoder, mapKeyConverter }), type, []);
}

/** @throws ValueTypeError when the value is not of the type, or has members that the type lacks. */
export function encodeValue(value: unknown, type: AttributeType): Uint8Array {
  return encode(toWire(value, type, []), { extensionCodec, maxDepth: 2 * DEEPEST_MESSAGE });
}

function fromWire(raw: unknown, type: AttributeType, path: AttributePath): unknown {
  if (raw === null || isUnknown(raw)) return raw;
  if (type === 'string' || type === 'bool') return expectPrimitive(raw, type, path);
  if (type === 'number') return numberFromWire(raw, path);
  if (type === 'dynamic') return dynamicFromWire(raw, path);
  if ('list' in type || 'set' in type || 'tuple' in type) return mapElements(raw, type, path, fromWire);
  const marked = expectObject(raw, type, path);
  const members = Object.fromEntries(Object.entries(marked).map(([key, member]) => [key.slice(1), member]));
  if ('map' in type) return mapMembers(members, (member, key) => fromWire(member, type.map, [...path, key]));
  refuseSurplus(members, type.object, path);
  return mapMembers(type.object, (memberType, name) => {
    if (!Object.hasOwn(members, name)) throw new ValueTypeError([...path, name], 'The attribute is missing.');
    return fromWire(members[name], memberType, [...path, name]);
  });
}

function numberFromWire(raw: unknown, path: AttributePath): number | bigint | Decimal {
  try {
    if (typeof raw === 'bigint') return parseNumeral(String(raw));
    // Terraform's numbers have one zero; a negative one would not equal it.
    if (typeof raw === 'number') return raw === 0 ? 0 : parseBinary(raw);
    if (typeof raw === 'string') return parseNumeral(raw);
  } catch {
    throw new ValueTypeError(path, 'Expected a value of type number, but got one that is not a finite number.');
  }
  throw mismatch(raw, 'number', path);
}

function dynamicFromWire(raw: unknown, path: AttributePath): DynamicValue {
  const [typeBytes, value] = Array.isArray(raw) && raw.length === 2 ? raw : [];
  if (!(typeBytes instanceof Uint8Array)) throw mismatch(raw, 'dynamic', path);
  const type = readDynamicType(typeBytes, path);
  return new DynamicValue(type, fromWire(value, type, path));
}

function readDynamicType(bytes: Uint8Array, path: AttributePath): AttributeType {
  try {
    return typeFromJson(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    // The parser's own words are left out: they quote what it was given.
    throw new ValueTypeError(path, 'The type of the value is not one that Terraform writes.');
  }
}

function toWire(value: unknown, type: AttributeType, path: AttributePath): unknown {
  if (value === null || value === undefined) return null;
  if (isUnknown(value)) return value;
  if (type === 'dynamic') return dynamicToWire(value, path);
  if (value instanceof DynamicValue) return toWire(value.value, type, path);
  if (type === 'string') return wellFormed(expectPrimitive(value, type, path) as string);
  if (type === 'bool') return expectPrimitive(value, type, path);
  if (type === 'number') return numberToWire(value, path);
  if ('list' in type || 'set' in type || 'tuple' in type) return mapElements(value, type, path, toWire);
  const members = expectObject(value, type, path);
  if ('map' in type) {
    const keys = Object.fromEntries(Object.entries(members).map(([key, member]) => [wellFormed(key), member]));
    return mapMembers(keys, (member, key) => toWire(member, type.map, [...path, key]));
  }
  refuseSurplus(members, type.object, path);
  return mapMembers(type.object, (memberType, name) => toWire(members[name], memberType, [...path, name]));
}

function numberToWire(value: unknown, path: AttributePath): number | string {
  if (value instanceof Decimal) return value.text;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw mismatch(value, 'number', path);
  return Number.isSafeInteger(value) ? value : String(value);
}

function dynamicToWire(value: unknown, path: AttributePath): unknown {
  const dynamic = dynamicOf(value, path);
  // A value whose type is not known either is null or unknown, and goes without a type.
  if (dynamic.type === 'dynamic') return toWire(dynamic.value, 'dynamic', path);
  return [Buffer.from(JSON.stringify(typeToJson(dynamic.type))), toWire(dynamic.value, dynamic.type, path)];
}

function dynamicOf(value: unknown, path: AttributePath): DynamicValue {
  try {
    return DynamicValue.of(value);
  } catch (error) {
    throw new ValueTypeError(path, (error as TypeError).message);
  }
}

/** What no UTF-8 can hold, half of a surrogate pair, becomes U+FFFD, as everywhere in JavaScript. */
function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text).toString() : text;
}

function expectPrimitive(value: unknown, type: 'string' | 'bool', path: AttributePath): unknown {
  if (typeof value !== (type === 'bool' ? 'boolean' : 'string')) throw mismatch(value, type, path);
  return value;
}

type SequenceType = Extract<
  AttributeType,
  { readonly list: unknown } | { readonly set: unknown } | { readonly tuple: unknown }
>;

function mapElements(value: unknown, type: SequenceType, path: AttributePath, convert: typeof fromWire): unknown[] {
  if (!Array.isArray(value)) throw mismatch(value, type, path);
  if ('tuple' in type && value.length !== type.tuple.length) {
    throw new ValueTypeError(path, `The tuple has ${type.tuple.length} elements, but got ${value.length}.`);
  }
  return value.map((item, index) => convert(item, elementType(type, index), [...path, index]));
}

function elementType(type: SequenceType, index: number): AttributeType {
  if ('list' in type) return type.list;
  return 'set' in type ? type.set : (type.tuple[index] ?? 'dynamic');
}

function expectObject(value: unknown, type: AttributeType, path: AttributePath): Record<string, unknown> {
  if (!isPlainObject(value)) throw mismatch(value, type, path);
  return value;
}

function refuseSurplus(members: object, known: object, path: AttributePath): void {
  const surplus = Object.entries(members).find(([name, member]) => member !== undefined && !Object.hasOwn(known, name));
  if (surplus) throw new ValueTypeError([...path, surplus[0]], 'The schema has no such attribute.');
}

/** `Object.fromEntries` makes a plain member of every key, `__proto__` too. */
function mapMembers<T>(
  members: { readonly [name: string]: T },
  convert: (member: T, name: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, convert(member, name)]));
}

function mismatch(value: unknown, type: AttributeType, path: AttributePath): ValueTypeError {
  return new ValueTypeError(path, `Expected a value of type ${formatType(type)}, but got ${describeKind(value)}.`);
}
