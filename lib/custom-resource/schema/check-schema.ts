import { Attribute, AttributeType, Block, Schema } from './attribute';
import { Level } from './implied-type';

/** What a schema describes. */
export type SchemaKind = 'resource' | 'data source' | 'provider';

const NAME = /^[a-z_][a-z0-9_]*$/;
const NAME_RULE = 'a name is made of lower-case letters, digits and underscores';

/** Meta-arguments, which a schema cannot use for itself. Source: Terraform's language reference. */
const RESERVED_ROOT_NAMES: Readonly<Record<SchemaKind, readonly string[]>> = {
  resource: ['connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'],
  'data source': ['count', 'depends_on', 'for_each', 'lifecycle', 'provider'],
  provider: ['alias', 'version'],
};

/** What has a meaning only for an object that is created and stored. */
const RESOURCE_ONLY = ['writeOnly', 'requiresReplace', 'stable'] as const;

/** Where a level stands. */
interface Surroundings {
  readonly kind: SchemaKind;
  readonly path: readonly string[];
  /** How the blocks and attributes around it nest, from the outermost. */
  readonly nestings: readonly Block['nesting'][];
}

/** A rule that a schema breaks. */
interface Fault {
  readonly path: readonly string[];
  readonly rule: string;
}

/**
 * Checks a schema against the rules of Terraform that types cannot express, so that a mistake is an error where the
 * resource is defined and not a cryptic one inside Terraform.
 *
 * @param owner for messages, for example `the resource toy_thing`
 * @throws TypeError that names the owner, and each attribute with the rule that it breaks.
 */
export function checkSchema(kind: SchemaKind, owner: string, schema: Schema): void {
  const faults = [...faultsOfRoot(kind, schema), ...faultsOfLevel(schema, { kind, path: [], nestings: [] })];
  if (faults.length === 0) return;
  const lines = faults.map(({ path, rule }) => `- "${path.join('.')}": ${rule}.`);
  throw new TypeError(`The schema of ${owner} is not valid:\n${lines.join('\n')}`);
}

function* faultsOfRoot(kind: SchemaKind, { attributes, blocks, version = 0 }: Schema): Generator<Fault> {
  for (const name of [...Object.keys(attributes ?? {}), ...Object.keys(blocks ?? {})]) {
    if (RESERVED_ROOT_NAMES[kind].includes(name)) yield { path: [name], rule: 'Terraform reserves the name' };
  }
  if (!isCount(version)) yield { path: ['version'], rule: 'a version is a whole number from 0' };
}

function* faultsOfLevel(level: Level, surroundings: Surroundings): Generator<Fault> {
  for (const [name, attribute] of Object.entries(level.attributes ?? {})) {
    const path = [...surroundings.path, name];
    if (!NAME.test(name)) yield { path, rule: NAME_RULE };
    for (const rule of brokenByAttribute(attribute, surroundings)) yield { path, rule };
    if (attribute.nested) {
      const { nesting, attributes } = attribute.nested;
      yield* faultsOfLevel({ attributes }, inside(surroundings, path, nesting));
    }
  }
  for (const [name, block] of Object.entries(level.blocks ?? {})) {
    const path = [...surroundings.path, name];
    if (!NAME.test(name)) yield { path, rule: NAME_RULE };
    if (Object.hasOwn(level.attributes ?? {}, name)) yield { path, rule: 'an attribute has the same name' };
    for (const rule of brokenByLimits(block)) yield { path, rule };
    yield* faultsOfLevel(block, inside(surroundings, path, block.nesting));
  }
}

function inside({ kind, nestings }: Surroundings, path: readonly string[], nesting: Block['nesting']): Surroundings {
  return { kind, path, nestings: [...nestings, nesting] };
}

function* brokenByAttribute(attribute: Attribute, { kind, nestings }: Surroundings): Generator<string> {
  const { required = false, optional = false, computed = false, writeOnly = false, stable = false } = attribute;
  if (required ? optional || computed : !optional && !computed) {
    yield 'set exactly one of required, optional, computed, or optional together with computed';
  }
  for (const flag of RESOURCE_ONLY) {
    if (attribute[flag] && kind !== 'resource') yield `a ${kind} cannot use ${flag}`;
  }
  if (computed && kind === 'provider') yield 'a provider has no state, so nothing of it is computed';
  if (writeOnly && computed) yield 'a write-only attribute cannot be computed';
  if (writeOnly && nestings.includes('set')) yield 'a set cannot hold write-only attributes';
  if (stable && !computed) yield 'only computed attributes can be stable';
  if (stable && nestings.some((nesting) => nesting === 'list' || nesting === 'set')) {
    yield 'nothing is stable inside of lists and sets, whose elements may change places';
  }
  if (attribute.default !== undefined) yield* brokenByDefault(attribute.default, attribute);
  const insideCollection = nestings.some((nesting) => nesting !== 'single');
  if (!attribute.nested && (insideCollection ? mentionsDynamic(attribute.type) : holdsDynamic(attribute.type))) {
    yield 'a collection cannot hold dynamic values, because its elements have one type; use one dynamic attribute in its place';
  }
}

function* brokenByDefault(value: string | number | boolean, attribute: Attribute): Generator<string> {
  if (!attribute.optional || attribute.computed || attribute.writeOnly) {
    yield 'a default belongs to an attribute that is optional, and neither computed nor write-only';
  }
  const type = typeof value === 'boolean' ? 'bool' : typeof value;
  if (attribute.type !== type) yield `the default is a ${type}, the attribute is not`;
  else if (type === 'number' && !Number.isFinite(value)) yield 'the default is not a finite number';
}

function* brokenByLimits({ nesting, minItems = 0, maxItems }: Block): Generator<string> {
  if (!isCount(minItems) || (maxItems !== undefined && !isCount(maxItems))) {
    yield 'item limits are whole numbers from 0';
  }
  if (nesting === 'map' && (minItems > 0 || maxItems !== undefined)) yield 'map blocks have no item limits';
  if (nesting === 'single' && (minItems > 1 || maxItems !== undefined)) {
    yield 'a single block has minItems 0 or 1 and no maxItems';
  }
  if (maxItems !== undefined && minItems > maxItems) yield 'minItems is greater than maxItems';
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Whether a collection somewhere in the type has elements with a dynamic part. */
function holdsDynamic(type: AttributeType): boolean {
  if (typeof type === 'string') return false;
  if ('list' in type || 'set' in type || 'map' in type) return mentionsDynamic(type);
  return partsOf(type).some(holdsDynamic);
}

function mentionsDynamic(type: AttributeType): boolean {
  return type === 'dynamic' || (typeof type !== 'string' && partsOf(type).some(mentionsDynamic));
}

function partsOf(type: Exclude<AttributeType, string>): readonly AttributeType[] {
  if ('list' in type) return [type.list];
  if ('set' in type) return [type.set];
  if ('map' in type) return [type.map];
  if ('tuple' in type) return type.tuple;
  return Object.values(type.object);
}
