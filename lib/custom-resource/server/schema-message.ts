import { Attribute, Block, Schema } from '../schema/attribute';
import { Level } from '../schema/implied-type';
import { isProviderSettable } from '../schema/attribute';
import { typeToJson } from '../schema/type-json';
import {
  Schema as SchemaMessage,
  Schema_Attribute,
  Schema_Block,
  Schema_NestedBlock,
  Schema_NestedBlock_NestingMode,
  Schema_Object_NestingMode,
  StringKind,
} from '../wire/generated/tfplugin6';

/** Terraform takes this for "as many as there are". */
const UNLIMITED = 0;

export function schemaMessage(schema: Schema): SchemaMessage {
  return { version: schema.version ?? 0, block: blockMessage(schema) };
}

function blockMessage(
  level: Level & { readonly description?: string; readonly deprecationMessage?: string },
): Schema_Block {
  return {
    version: 0,
    attributes: Object.entries(level.attributes ?? {}).map(([name, attribute]) => attributeMessage(name, attribute)),
    blockTypes: Object.entries(level.blocks ?? {}).map(([name, block]) => nestedBlockMessage(name, block)),
    description: level.description ?? '',
    descriptionKind: StringKind.MARKDOWN,
    deprecated: level.deprecationMessage !== undefined,
  };
}

function attributeMessage(name: string, attribute: Attribute): Schema_Attribute {
  return {
    name,
    type: attribute.nested ? new Uint8Array() : Buffer.from(JSON.stringify(typeToJson(attribute.type))),
    nestedType: attribute.nested && {
      attributes: Object.entries(attribute.nested.attributes).map(([member, nested]) =>
        attributeMessage(member, nested),
      ),
      nesting: Schema_Object_NestingMode[nestingName(attribute.nested.nesting)],
      minItems: 0,
      maxItems: UNLIMITED,
    },
    description: attribute.description,
    descriptionKind: StringKind.MARKDOWN,
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: isProviderSettable(attribute),
    sensitive: attribute.sensitive ?? false,
    deprecated: attribute.deprecationMessage !== undefined,
    writeOnly: attribute.writeOnly ?? false,
  };
}

function nestedBlockMessage(typeName: string, block: Block): Schema_NestedBlock {
  const single = block.nesting === 'single';
  const minItems = block.minItems ?? 0;
  return {
    typeName,
    block: blockMessage(block),
    nesting: Schema_NestedBlock_NestingMode[nestingName(block.nesting)],
    minItems,
    maxItems: single ? minItems : (block.maxItems ?? UNLIMITED),
  };
}

function nestingName(nesting: Block['nesting']): 'SINGLE' | 'LIST' | 'SET' | 'MAP' {
  return nesting.toUpperCase() as 'SINGLE' | 'LIST' | 'SET' | 'MAP';
}
