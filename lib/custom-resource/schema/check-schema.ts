import { Attribute, AttributeType, Attributes, Schema } from './attribute';
import { Level } from './implied-type';

const NAME = /^[a-z_][a-z0-9_]*$/;
/** Meta-arguments of every resource, which a schema cannot use for itself. Source: Terraform's language reference. */
const RESERVED_ROOT_NAMES = ['connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'];

/**
 * Checks a schema against the rules of Terraform that types cannot express, so that a mistake is an error where the
 * resource is defined and not a cryptic one inside Terraform.
 *
 * @throws TypeError that names the owner (a resource type, say), the attribute and the rule.
 */
export function checkSchema(owner: string, schema: Schema): void {
  for (const name of [...Object.keys(schema.attributes ?? {}), ...Object.keys(schema.blocks ?? {})]) {
    if (RESERVED_ROOT_NAMES.includes(name)) throw fault(owner, [name], 'the name is reserved by Terraform');
  }
  checkLevel(owner, schema, [], false);
}

function checkLevel(owner: string, level: Level, path: string[], insideSet: boolean): void {
  for (const [name, attribute] of Object.entries(level.attributes ?? {})) {
    checkAttribute(owner, attribute, [...path, name], insideSet);
  }
  for (const [name, block] of Object.entries(level.blocks ?? {})) {
    const here = [...path, name];
    if (!NAME.test(name)) throw fault(owner, here, 'a name is made of lower-case letters, digits and underscores');
    if (level.attributes && name in level.attributes) throw fault(owner, here, 'an attribute has the same name');
    const { minItems = 0, maxItems } = block;
    if (block.nesting === 'map' && (minItems > 0 || maxItems))
      throw fault(owner, here, 'map blocks have no item limits');
    if (block.nesting === 'single' && (minItems > 1 || maxItems)) {
      throw fault(owner, here, 'a single block has minItems 0 or 1 and no maxItems');
    }
    checkLevel(owner, block, here, insideSet || block.nesting === 'set');
  }
}

function checkAttribute(owner: string, attribute: Attribute, path: string[], insideSet: boolean): void {
  const { required = false, optional = false, computed = false, writeOnly = false } = attribute;
  if (!NAME.test(path.at(-1) ?? ''))
    throw fault(owner, path, 'a name is made of lower-case letters, digits and underscores');
  if (required ? optional || computed : !optional && !computed) {
    throw fault(owner, path, 'set exactly one of required, optional, computed, or optional together with computed');
  }
  if (writeOnly && computed) throw fault(owner, path, 'a write-only attribute cannot be computed');
  if (writeOnly && insideSet) throw fault(owner, path, 'a set cannot hold write-only attributes');
  if (attribute.stable && !computed) throw fault(owner, path, 'only computed attributes can be stable');
  if (attribute.default !== undefined) checkDefault(owner, attribute.default, attribute, path);
  if (attribute.nested) {
    const { nesting, attributes } = attribute.nested;
    checkLevel(owner, { attributes: attributes as Attributes }, path, insideSet || nesting === 'set');
  } else if (insideSet ? mentionsDynamic(attribute.type) : setOfDynamic(attribute.type)) {
    throw fault(owner, path, 'a set cannot hold dynamic values');
  }
}

function checkDefault(owner: string, value: string | number | boolean, attribute: Attribute, path: string[]): void {
  if (!attribute.optional || attribute.computed || attribute.writeOnly) {
    throw fault(owner, path, 'a default belongs to an attribute that is optional, and neither computed nor write-only');
  }
  const type = typeof value === 'boolean' ? 'bool' : typeof value;
  if (attribute.type !== type) throw fault(owner, path, `the default is a ${type}, the attribute is not`);
}

function setOfDynamic(type: AttributeType): boolean {
  if (typeof type === 'string') return false;
  if ('set' in type) return mentionsDynamic(type.set);
  return partsOf(type).some(setOfDynamic);
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

function fault(owner: string, path: readonly string[], rule: string): TypeError {
  return new TypeError(`The schema of ${owner} is not valid at "${path.join('.')}": ${rule}.`);
}
