import { isPlainObject } from '../values/plain-object';
import { AttributeType } from './attribute';

/** A type constraint in Terraform's JSON form, for example `["list","string"]`. */
export type TypeJson = string | readonly [string, unknown];

/** Deeper types are refused, so that hostile input cannot exhaust the stack. */
const DEEPEST_TYPE = 400;

/** Source: go-cty's JSON encoding of types, used in `Attribute.type` and inside dynamic values. */
export function typeToJson(type: AttributeType): TypeJson {
  if (typeof type === 'string') return type;
  if ('list' in type) return ['list', typeToJson(type.list)];
  if ('set' in type) return ['set', typeToJson(type.set)];
  if ('map' in type) return ['map', typeToJson(type.map)];
  if ('tuple' in type) return ['tuple', type.tuple.map(typeToJson)];
  return ['object', mapMembers(type.object, typeToJson)];
}

/** @throws TypeError when the JSON is not a type that Terraform writes. */
export function typeFromJson(json: unknown): AttributeType {
  return readType(json, 0);
}

function readType(json: unknown, depth: number): AttributeType {
  if (depth > DEEPEST_TYPE) throw new TypeError(`The type is nested deeper than ${DEEPEST_TYPE} levels.`);
  if (json === 'string' || json === 'number' || json === 'bool' || json === 'dynamic') return json;
  if (!Array.isArray(json) || json.length !== 2) throw new TypeError('The type is not one that Terraform writes.');
  const [kind, argument] = json as [unknown, unknown];
  const inner = (part: unknown): AttributeType => readType(part, depth + 1);
  if (kind === 'list') return { list: inner(argument) };
  if (kind === 'set') return { set: inner(argument) };
  if (kind === 'map') return { map: inner(argument) };
  if (kind === 'tuple' && Array.isArray(argument)) return { tuple: argument.map(inner) };
  if (kind === 'object' && isPlainObject(argument)) return { object: mapMembers(argument, inner) };
  throw new TypeError('The type is not one that Terraform writes.');
}

/** The type as Terraform's users write it, for example `list(string)`. */
export function formatType(type: AttributeType): string {
  if (typeof type === 'string') return type === 'dynamic' ? 'any' : type;
  if ('list' in type) return `list(${formatType(type.list)})`;
  if ('set' in type) return `set(${formatType(type.set)})`;
  if ('map' in type) return `map(${formatType(type.map)})`;
  return 'tuple' in type ? 'tuple' : 'object';
}

function mapMembers<From, To>(members: { readonly [name: string]: From }, convert: (member: From) => To) {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, convert(member)]));
}
