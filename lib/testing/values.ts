import { Attribute, AttributeType, Block, isUnknown, Schema, UNKNOWN } from '../custom-resource';

/** The values of one object, by attribute. */
export type Values = Readonly<Record<string, unknown>>;

/** A text attribute; undefined where it is unset, empty or unknown. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Every text at any depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (isUnknown(value) || value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}

/**
 * Puts a value in every place that the plan left to the provider: the one given for the attribute, otherwise one of its
 * type without meaning.
 */
export function completed(schema: Schema, planned: Values, known: Values): Values {
  const complete = (name: string, type: AttributeType): unknown => {
    const value = planned[name] === undefined ? UNKNOWN : planned[name];
    return filled(isUnknown(value) && known[name] !== undefined ? known[name] : value, type);
  };
  const attributes = Object.entries(schema.attributes ?? {}).map(([name, attribute]) => [
    name,
    complete(name, typeOf(attribute)),
  ]);
  const blocks = Object.entries(schema.blocks ?? {}).map(([name, block]) => [
    name,
    filled(planned[name], collectionOf(block)),
  ]);
  return Object.fromEntries([...attributes, ...blocks]);
}

/**
 * The state of a data source: its arguments, what is known of the rest, and values without meaning for what is not. What is
 * known may be of any shape; only the members that the schema has are taken.
 */
export function answered(schema: Schema, config: Values, known: Values): Values {
  const attributes = Object.entries(schema.attributes ?? {}).map(([name, attribute]) => {
    const asked = config[name] ?? null;
    return [name, asked !== null || !attribute.computed ? asked : shaped(known[name], typeOf(attribute))];
  });
  const blocks = Object.keys(schema.blocks ?? {}).map((name) => [name, config[name]]);
  return Object.fromEntries([...attributes, ...blocks]);
}

function shaped(value: unknown, type: AttributeType): unknown {
  if (value === null || value === undefined) return blank(type);
  if (typeof type === 'string' || 'tuple' in type) return value;
  if ('object' in type) {
    const members = Object.entries(type.object);
    return Object.fromEntries(members.map(([name, member]) => [name, shaped((value as Values)[name], member)]));
  }
  if ('map' in type || !Array.isArray(value)) return value;
  const element = 'list' in type ? type.list : type.set;
  return value.map((member) => shaped(member, element));
}

function filled(value: unknown, type: AttributeType): unknown {
  if (isUnknown(value)) return blank(type);
  if (value === null || value === undefined || typeof type === 'string') return value ?? null;
  if ('object' in type) {
    const members = Object.entries(type.object);
    return Object.fromEntries(members.map(([name, member]) => [name, filled((value as Values)[name], member)]));
  }
  if ('map' in type) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member, type.map)]));
  }
  if ('tuple' in type || !Array.isArray(value)) return value;
  const element = 'list' in type ? type.list : type.set;
  return value.map((member) => filled(member, element));
}

function blank(type: AttributeType): unknown {
  if (type === 'string') return '';
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (typeof type === 'string') return null;
  if ('object' in type) {
    return Object.fromEntries(Object.entries(type.object).map(([name, member]) => [name, blank(member)]));
  }
  return 'map' in type ? {} : [];
}

function typeOf(attribute: Attribute): AttributeType {
  if (attribute.type === undefined) throw new TypeError('A provider of protocol 5 has no nested attributes.');
  return attribute.type;
}

function collectionOf(block: Block): AttributeType {
  const object = {
    object: {
      ...Object.fromEntries(Object.entries(block.attributes ?? {}).map(([name, each]) => [name, typeOf(each)])),
      ...Object.fromEntries(Object.entries(block.blocks ?? {}).map(([name, each]) => [name, collectionOf(each)])),
    },
  };
  switch (block.nesting) {
    case 'single':
      return object;
    case 'list':
      return { list: object };
    case 'set':
      return { set: object };
    case 'map':
      return { map: object };
  }
}

const SECRET = /password|psk|private_key|server_key|secret|token|user_data/;

/** What may be written down outside of Terraform's state: also what aliyun/alicloud 1.x keeps secret without saying so. */
export function withoutSecrets(schema: Schema, values: Values): Values {
  const isOpen = ([name, value]: [string, unknown]): boolean =>
    !SECRET.test(name) && !schema.attributes?.[name]?.sensitive && !isUnknown(value);
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (value === null || typeof value !== 'object' || isUnknown(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !SECRET.test(name))
        .map(([name, member]) => [name, strip(member)]),
    );
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(isOpen)
      .map(([name, value]) => [name, strip(value)]),
  );
}
