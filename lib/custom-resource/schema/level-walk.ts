import { AttributePath } from '../values/attribute-path';
import { isUnknown } from '../values/unknown';
import { Attribute, Block } from './attribute';
import { Level } from './implied-type';

/** One attribute met on a walk. */
export interface VisitedAttribute {
  readonly attribute: Attribute;
  readonly path: AttributePath;
  /** The value in the walked object. */
  readonly value: unknown;
  /** The value at the same place of the companion object; undefined where there is no such place (elements of sets). */
  readonly companion: unknown;
}

type Values = Record<string, unknown>;

/**
 * Rebuilds an object with `visit`'s answer in place of every attribute's value, at every depth: inside nested
 * attributes and blocks too. The companion is a second object of the same schema that is walked alongside.
 */
export function mapAttributes(
  level: Level,
  value: unknown,
  companion: unknown,
  visit: (visited: VisitedAttribute) => unknown,
  path: AttributePath = [],
): unknown {
  if (!isObject(value)) return value;
  const beside = isObject(companion) ? companion : undefined;
  const result: Values = {};
  for (const [name, attribute] of Object.entries(level.attributes ?? {})) {
    const here = [...path, name];
    const visited = visit({ attribute, path: here, value: value[name], companion: beside?.[name] });
    result[name] = attribute.nested
      ? mapCollection(attribute.nested.nesting, attribute.nested, visited, beside?.[name], visit, here)
      : visited;
  }
  for (const [name, block] of Object.entries(level.blocks ?? {})) {
    result[name] = mapCollection(block.nesting, block, value[name], beside?.[name], visit, [...path, name]);
  }
  return result;
}

function mapCollection(
  nesting: Block['nesting'],
  level: Level,
  value: unknown,
  companion: unknown,
  visit: (visited: VisitedAttribute) => unknown,
  path: AttributePath,
): unknown {
  if (value === null || value === undefined || isUnknown(value)) return value;
  switch (nesting) {
    case 'single':
      return mapAttributes(level, value, companion, visit, path);
    case 'list':
    case 'set': {
      const beside = nesting === 'list' && Array.isArray(companion) ? companion : [];
      return (value as unknown[]).map((item, index) =>
        mapAttributes(level, item, beside[index], visit, [...path, index]),
      );
    }
    case 'map': {
      const beside = isObject(companion) ? companion : {};
      const members = Object.entries(value as Values).map(([key, item]) => [
        key,
        mapAttributes(level, item, beside[key], visit, [...path, key]),
      ]);
      return Object.fromEntries(members) as Values;
    }
  }
}

/** Calls `visit` for every attribute of an object, at every depth. */
export function forEachAttribute(
  level: Level,
  value: unknown,
  companion: unknown,
  visit: (visited: VisitedAttribute) => void,
): void {
  mapAttributes(level, value, companion, (visited) => {
    visit(visited);
    return visited.value;
  });
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);
}
