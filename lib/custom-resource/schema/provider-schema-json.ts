import { Attribute, Block, isProviderSettable, Schema } from './attribute';
import { Level } from './implied-type';
import { typeToJson } from './type-json';

/** What is needed of a plugin to describe it. */
export interface DescribedPlugin {
  readonly address: string;
  readonly provider: { readonly schema: Schema };
  readonly resources: readonly { readonly typeName: string; readonly schema: Schema }[];
  readonly dataSources?: readonly { readonly typeName: string; readonly schema: Schema }[];
}

/**
 * What `terraform providers schema -json` prints for a plugin, without running Terraform: the input of binding
 * generators and documentation.
 *
 * Source: https://developer.hashicorp.com/terraform/cli/commands/providers/schema
 */
export function providerSchemaJson(plugin: DescribedPlugin): Record<string, unknown> {
  const schemas = (definitions: DescribedPlugin['resources']): Record<string, unknown> =>
    Object.fromEntries(definitions.map(({ typeName, schema }) => [typeName, schemaJson(schema)]));
  return {
    format_version: '1.0',
    provider_schemas: {
      [plugin.address]: {
        provider: schemaJson(plugin.provider.schema),
        resource_schemas: schemas(plugin.resources),
        ...(plugin.dataSources?.length ? { data_source_schemas: schemas(plugin.dataSources) } : {}),
      },
    },
  };
}

function schemaJson(schema: Schema): Record<string, unknown> {
  return { version: schema.version ?? 0, block: blockJson(schema) };
}

function blockJson(
  level: Level & { readonly description?: string; readonly deprecationMessage?: string },
): Record<string, unknown> {
  const blocks = Object.entries(level.blocks ?? {});
  const attributes = Object.entries(level.attributes ?? {});
  return {
    ...(attributes.length ? { attributes: mapSorted(attributes, attributeJson) } : {}),
    ...(blocks.length ? { block_types: mapSorted(blocks, nestedBlockJson) } : {}),
    ...(level.description ? { description: level.description } : {}),
    description_kind: 'markdown',
    ...(level.deprecationMessage ? { deprecated: true } : {}),
  };
}

function attributeJson(attribute: Attribute): Record<string, unknown> {
  return {
    ...(attribute.nested
      ? {
          nested_type: {
            attributes: mapSorted(Object.entries(attribute.nested.attributes), attributeJson),
            nesting_mode: attribute.nested.nesting,
          },
        }
      : { type: typeToJson(attribute.type) }),
    description: attribute.description,
    description_kind: 'markdown',
    ...flags({
      required: attribute.required,
      optional: attribute.optional,
      computed: isProviderSettable(attribute),
      sensitive: attribute.sensitive,
      write_only: attribute.writeOnly,
      deprecated: attribute.deprecationMessage !== undefined,
    }),
  };
}

function nestedBlockJson(block: Block): Record<string, unknown> {
  const limits =
    block.nesting === 'single'
      ? { min: block.minItems, max: block.minItems }
      : { min: block.minItems, max: block.maxItems };
  return {
    nesting_mode: block.nesting,
    block: blockJson(block),
    ...(limits.min ? { min_items: limits.min } : {}),
    ...(limits.max ? { max_items: limits.max } : {}),
  };
}

function flags(named: Record<string, boolean | undefined>): Record<string, true> {
  return Object.fromEntries(Object.entries(named).flatMap(([name, set]) => (set ? [[name, true as const]] : [])));
}

function mapSorted<T>(entries: [string, T][], convert: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, value]) => [name, convert(value)]),
  );
}
