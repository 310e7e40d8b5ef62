import { AttributePath } from '../values/attribute-path';
import { isPlainObject } from '../values/plain-object';
import { isUnknown } from '../values/unknown';
import { Attribute, Block } from './attribute';
import { Level } from './implied-type';
import { pairWithConfigured } from './set-elements';

/** One attribute met on a walk. */
export interface VisitedAttribute {
  readonly attribute: Attribute;
  readonly path: AttributePath;
  readonly value: unknown;
  /** What the author of the configuration set at the same place; null or undefined where nothing is set. */
  readonly configured: unknown;
  /** A value of this attribute with the visitor's answers in place of the nested attributes' values. */
  inside(value: unknown): unknown;
}

type Visitor = (visited: VisitedAttribute) => unknown;

/**
 * Rebuilds an object of a schema with the visitor's answer in place of every attribute's value. The visitor decides
 * whether nested attributes are visited, by `inside`; those in blocks always are. What is not of the schema's shape stays
 * as it is, and what the schema does not have is left out.
 *
 * @param configured the configuration, to be walked alongside; undefined when it does not matter
 */
export function mapAttributes(
  level: Level,
  value: unknown,
  configured: unknown,
  visit: Visitor,
  path: AttributePath = [],
): unknown {
  if (!isPlainObject(value)) return value;
  const beside = isPlainObject(configured) ? configured : {};
  const result: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(level.attributes ?? {})) {
    const here = [...path, name];
    const inside = (nestedValue: unknown): unknown =>
      attribute.nested
        ? mapNested(attribute.nested.nesting, attribute.nested, nestedValue, beside[name], visit, here)
        : nestedValue;
    result[name] = visit({ attribute, path: here, value: value[name], configured: beside[name], inside });
  }
  for (const [name, block] of Object.entries(level.blocks ?? {})) {
    const present = value[name] ?? emptyBlock(block);
    result[name] = mapNested(block.nesting, block, present, beside[name], visit, [...path, name]);
  }
  return result;
}

/** Blocks that repeat are never null in Terraform: without a block they are empty. */
export function emptyBlock({ nesting }: Block): unknown {
  if (nesting === 'single') return null;
  return nesting === 'map' ? {} : [];
}

function mapNested(
  nesting: Block['nesting'],
  level: Level,
  value: unknown,
  configured: unknown,
  visit: Visitor,
  path: AttributePath,
): unknown {
  if (isUnknown(value)) return value;
  if (nesting === 'single') return mapAttributes(level, value, configured, visit, path);
  if (nesting === 'map') {
    if (!isPlainObject(value)) return value;
    const beside = isPlainObject(configured) ? configured : {};
    const members = Object.entries(value).map(([key, member]) => [
      key,
      mapAttributes(level, member, Object.hasOwn(beside, key) ? beside[key] : undefined, visit, [...path, key]),
    ]);
    return Object.fromEntries(members);
  }
  if (!Array.isArray(value)) return value;
  return pairs(nesting, level, value, configured).map(([element, besideElement], index) =>
    mapAttributes(level, element, besideElement, visit, [...path, index]),
  );
}

function pairs(
  nesting: 'list' | 'set',
  level: Level,
  values: readonly unknown[],
  configured: unknown,
): (readonly [element: unknown, configured: unknown])[] {
  const beside: readonly unknown[] = Array.isArray(configured) ? configured : [];
  if (nesting === 'set' && Array.isArray(configured)) return pairWithConfigured(level, values, beside);
  return values.map((element, index) => [element, beside[index]] as const);
}

/** Calls `visit` for every attribute of an object, at every depth. */
export function forEachAttribute(
  level: Level,
  value: unknown,
  visit: (visited: Omit<VisitedAttribute, 'configured' | 'inside'>) => void,
): void {
  mapAttributes(level, value, undefined, (visited) => {
    visit(visited);
    return visited.inside(visited.value);
  });
}

/** One block met on a walk. */
export interface VisitedBlock {
  readonly block: Block;
  readonly path: AttributePath;
}

/** Calls `visit` for every block that an object has, at every depth. */
export function forEachBlock(
  level: Level,
  value: unknown,
  visit: (visited: VisitedBlock) => void,
  path: AttributePath = [],
): void {
  if (!isPlainObject(value)) return;
  for (const [name, block] of Object.entries(level.blocks ?? {})) {
    const here = [...path, name];
    for (const [element, elementPath] of blocksOf(block, value[name], here)) {
      visit({ block, path: elementPath });
      forEachBlock(block, element, visit, elementPath);
    }
  }
}

function blocksOf({ nesting }: Block, value: unknown, path: AttributePath): [element: unknown, path: AttributePath][] {
  if (value === null || value === undefined) return [];
  if (nesting === 'single' || isUnknown(value)) return [[value, path]];
  return Object.entries(value).map(([key, element]) => [element, [...path, nesting === 'map' ? key : Number(key)]]);
}
