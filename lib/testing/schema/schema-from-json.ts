import { Attribute, AttributeType, Block, Schema } from '../../custom-resource';
import { AttributeJson, BlockJson, NestedBlockJson, SchemaJson } from './provider-schema';

const DEPRECATED = 'aliyun/alicloud marks it as deprecated. Its documentation names what to use instead.';

/** What a schema describes. */
export type SchemaUse = 'provider' | 'resource' | 'data source';

/**
 * The schema that `terraform providers schema -json` printed, as the engine serves it. What is computed at the root of a
 * resource keeps its value through updates: the output does not tell what an update may change.
 *
 * @throws TypeError for a type that Terraform does not write
 */
export function schemaFromJson(use: SchemaUse, { version, block }: SchemaJson): Schema {
  const { attributes, ...level } = levelFromJson(block);
  if (use !== 'resource') return { version, ...level, attributes };
  const stable = Object.entries(attributes).map(([name, attribute]) => [
    name,
    attribute.computed ? { ...attribute, stable: true } : attribute,
  ]);
  return { version, ...level, attributes: Object.fromEntries(stable) };
}

function levelFromJson(block: BlockJson): Required<Pick<Block, 'attributes' | 'blocks'>> & Schema {
  return {
    attributes: mapMembers(block.attributes ?? {}, attributeFromJson),
    blocks: mapMembers(block.block_types ?? {}, nestedBlockFromJson),
    ...(block.description ? { description: block.description } : {}),
    ...(block.deprecated ? { deprecationMessage: DEPRECATED } : {}),
  };
}

function attributeFromJson(attribute: AttributeJson): Attribute {
  const { description = '', required, optional, computed, sensitive, deprecated } = attribute;
  return {
    type: typeFromJson(attribute.type),
    description,
    ...(required ? { required } : {}),
    ...(optional ? { optional } : {}),
    ...(computed ? { computed } : {}),
    ...(sensitive ? { sensitive } : {}),
    ...(deprecated ? { deprecationMessage: DEPRECATED } : {}),
  };
}

function nestedBlockFromJson({ nesting_mode, block, min_items, max_items }: NestedBlockJson): Block {
  return {
    nesting: nesting_mode,
    ...levelFromJson(block),
    ...(min_items === undefined ? {} : { minItems: min_items }),
    ...(max_items === undefined || nesting_mode === 'single' ? {} : { maxItems: max_items }),
  };
}

/** Source: go-cty's JSON encoding of types. */
function typeFromJson(json: unknown): AttributeType {
  if (json === 'string' || json === 'number' || json === 'bool' || json === 'dynamic') return json;
  if (Array.isArray(json) && json.length === 2) {
    const [kind, argument] = json as [unknown, unknown];
    if (kind === 'list') return { list: typeFromJson(argument) };
    if (kind === 'set') return { set: typeFromJson(argument) };
    if (kind === 'map') return { map: typeFromJson(argument) };
    if (kind === 'object') return { object: mapMembers(argument as Record<string, unknown>, typeFromJson) };
  }
  throw new TypeError(`${JSON.stringify(json)} is not a type that Terraform writes for attributes.`);
}

function mapMembers<From, To>(members: Readonly<Record<string, From>>, convert: (member: From) => To) {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, convert(member)]));
}
