import { BlockSchema, ProviderSchema, TypeJson } from './provider-schema';
import { referencesIn, typeOfReference } from './references';

type Json = unknown;
type JsonObject = Record<string, Json>;

/** The parts of a synthesised stack that concern a provider. */
export interface SynthesizedStack {
  readonly provider?: Record<string, JsonObject[]>;
  readonly resource?: Record<string, Record<string, JsonObject>>;
  readonly data?: Record<string, Record<string, JsonObject>>;
}

const META_ARGUMENTS = ['//', 'alias', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'];

/** Where a stack does not keep to a provider's schema; empty when it does everywhere. */
export function problemsOf(stack: SynthesizedStack, schema: ProviderSchema): string[] {
  return new Conformance(stack, schema).problems();
}

class Conformance {
  constructor(
    private readonly stack: SynthesizedStack,
    private readonly schema: ProviderSchema,
  ) {}

  problems(): string[] {
    const { provider = {}, resource = {}, data = {} } = this.stack;
    return [
      ...(provider.alicloud ?? []).flatMap((each) => this.inBlock('provider', this.schema.provider.block, each)),
      ...this.inObjects('', resource, this.schema.resource_schemas),
      ...this.inObjects('data.', data, this.schema.data_source_schemas),
      ...this.inReferences(),
    ];
  }

  private inObjects(
    prefix: string,
    objects: NonNullable<SynthesizedStack['resource']>,
    schemas: ProviderSchema['resource_schemas'],
  ): string[] {
    const ours = Object.entries(objects).filter(([type]) => type.startsWith('alicloud_'));
    return ours.flatMap(([type, instances]) =>
      Object.entries(instances).flatMap(([name, config]) => {
        const block = schemas[type]?.block;
        const path = `${prefix}${type}.${name}`;
        return block === undefined ? [`${path}: no such type`] : this.inBlock(path, block, config);
      }),
    );
  }

  private inBlock(
    path: string,
    { attributes = {}, block_types: blocks = {} }: BlockSchema,
    config: JsonObject,
  ): string[] {
    const given = Object.entries(config).filter(([name]) => !META_ARGUMENTS.includes(name));
    const missing = [
      ...Object.entries(attributes).flatMap(([name, { required }]) => (required ? [name] : [])),
      ...Object.entries(blocks).flatMap(([name, { min_items: least = 0 }]) => (least > 0 ? [name] : [])),
    ].filter((name) => !(name in config));
    return [
      ...missing.map((name) => `${path}.${name}: missing`),
      ...given.flatMap(([name, value]) => {
        const here = `${path}.${name}`;
        const attribute = attributes[name];
        const block = blocks[name];
        if (attribute !== undefined) {
          if (!attribute.required && !attribute.optional) return [`${here}: cannot be set`];
          if (attribute.deprecated) return [`${here}: deprecated`];
          return this.inValue(here, attribute.type, value);
        }
        if (block === undefined) return [`${here}: no such attribute`];
        const elements = (Array.isArray(value) ? value : [value]) as JsonObject[];
        const { min_items: least = 0, max_items: most = Infinity } = block;
        const counted = elements.length < least || elements.length > most ? [`${here}: ${elements.length} blocks`] : [];
        return [...counted, ...elements.flatMap((each) => this.inBlock(here, block.block, each))];
      }),
    ];
  }

  private inValue(path: string, type: TypeJson, value: Json): string[] {
    if (typeof value === 'string' && value.includes('${')) {
      const [reference] = referencesIn(value);
      const isWhole = reference !== undefined && value === `\${${reference.text}}`;
      const actual = isWhole ? typeOfReference(this.schema, reference) : undefined;
      if (actual === undefined || isConvertible(actual, type)) return [];
      return [`${path}: ${value} is ${JSON.stringify(actual)}, not ${JSON.stringify(type)}`];
    }
    if (typeof type === 'string') {
      const expected = { bool: 'boolean', number: 'number', string: 'string' }[type];
      return typeof value === expected ? [] : [`${path}: ${JSON.stringify(value)} is no ${type}`];
    }
    if (type[0] === 'list' || type[0] === 'set') {
      const [kind, element] = type;
      return Array.isArray(value)
        ? value.flatMap((each, index) => this.inValue(`${path}[${index}]`, element, each))
        : [`${path}: ${JSON.stringify(value)} is no ${kind}`];
    }
    if (typeof value !== 'object' || value === null) return [`${path}: ${JSON.stringify(value)} is no ${type[0]}`];
    return Object.entries(value).flatMap(([name, each]) => {
      const member = type[0] === 'object' ? type[1][name] : type[1];
      return member === undefined
        ? [`${path}.${name}: no such attribute`]
        : this.inValue(`${path}.${name}`, member, each);
    });
  }

  private inReferences(): string[] {
    const { resource = {}, data = {} } = this.stack;
    return referencesIn(JSON.stringify(this.stack)).flatMap((reference) => {
      const declared = (reference.isData ? data : resource)[reference.type]?.[reference.name];
      if (declared === undefined) return [`${reference.text}: not declared`];
      const isWhole = reference.steps.length === 0;
      return isWhole || typeOfReference(this.schema, reference) !== undefined
        ? []
        : [`${reference.text}: no such attribute`];
    });
  }
}

/** Whether Terraform turns a value of one type into the other by itself. */
function isConvertible(from: TypeJson, to: TypeJson): boolean {
  if (typeof from === 'string' || typeof to === 'string') {
    return typeof from === 'string' && typeof to === 'string' && (from === to || from === 'string' || to === 'string');
  }
  if (from[0] === 'object' || to[0] === 'object') return JSON.stringify(from) === JSON.stringify(to);
  return (from[0] === 'map') === (to[0] === 'map') && isConvertible(from[1], to[1]);
}
