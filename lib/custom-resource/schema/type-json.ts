import { AttributeType } from './attribute';

/** A type constraint in Terraform's JSON form, for example `["list","string"]`. */
export type TypeJson = string | readonly [string, unknown];

/** Source: go-cty's JSON encoding of types, used in `Attribute.type` and inside dynamic values. */
export function typeToJson(type: AttributeType): TypeJson {
  if (typeof type === 'string') return type;
  if ('list' in type) return ['list', typeToJson(type.list)];
  if ('set' in type) return ['set', typeToJson(type.set)];
  if ('map' in type) return ['map', typeToJson(type.map)];
  if ('tuple' in type) return ['tuple', type.tuple.map(typeToJson)];
  return [
    'object',
    Object.fromEntries(Object.entries(type.object).map(([name, member]) => [name, typeToJson(member)])),
  ];
}

/** @throws TypeError when the JSON is not a type that Terraform writes. */
export function typeFromJson(json: unknown): AttributeType {
  if (json === 'string' || json === 'number' || json === 'bool' || json === 'dynamic') return json;
  if (Array.isArray(json)) {
    const [kind, argument] = json as [unknown, unknown];
    if (kind === 'list') return { list: typeFromJson(argument) };
    if (kind === 'set') return { set: typeFromJson(argument) };
    if (kind === 'map') return { map: typeFromJson(argument) };
    if (kind === 'tuple' && Array.isArray(argument)) return { tuple: argument.map(typeFromJson) };
    if (kind === 'object' && argument !== null && typeof argument === 'object') {
      return {
        object: Object.fromEntries(Object.entries(argument).map(([name, member]) => [name, typeFromJson(member)])),
      };
    }
  }
  throw new TypeError(`${JSON.stringify(json)} is not a Terraform type.`);
}
