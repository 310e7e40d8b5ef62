import { BlockSchema, ProviderSchema, TypeJson } from './provider-schema';

/** A reference to an attribute of a resource or data source: `data.alicloud_vpcs.all.vpcs[0].id`. */
export interface Reference {
  readonly text: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  /** Names of attributes; list indexes are left out, for every element has the same type. */
  readonly steps: readonly string[];
}

const REFERENCE = /(data\.)?\b(alicloud_\w+)\.([\w-]+)((?:\.\w+|\[\d+\])*)/g;

/** Every reference in a text that is made of Terraform templates. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map(([whole, data, type = '', name = '', rest = '']) => ({
    text: whole,
    isData: data !== undefined,
    type,
    name,
    steps: rest
      .replace(/\[\d+\]/g, '')
      .split('.')
      .filter(Boolean),
  }));
}

/** The type of what a reference leads to; undefined when the schema has no such attribute. */
export function typeOfReference(schema: ProviderSchema, { isData, type, steps }: Reference): TypeJson | undefined {
  const schemas = isData ? schema.data_source_schemas : schema.resource_schemas;
  const block = schemas[type]?.block;
  return block === undefined ? undefined : typeInBlock(block, steps);
}

function typeInBlock(block: BlockSchema, [step = '', ...rest]: readonly string[]): TypeJson | undefined {
  const attribute = block.attributes?.[step];
  if (attribute !== undefined) return typeInType(attribute.type, rest);
  const nested = block.block_types?.[step];
  return nested === undefined ? undefined : typeInBlock(nested.block, rest);
}

function typeInType(type: TypeJson, steps: readonly string[]): TypeJson | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return type;
  if (typeof type === 'string') return undefined;
  if (type[0] === 'object') {
    const member = type[1][step];
    return member === undefined ? undefined : typeInType(member, rest);
  }
  return type[0] === 'map' ? typeInType(type[1], rest) : typeInType(type[1], steps);
}
