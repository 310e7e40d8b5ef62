import { Attribute, Block, Schema } from '../schema/attribute';
import { attributeType, impliedType, Level } from '../schema/implied-type';
import { mapAttributes } from '../schema/level-walk';
import { AttributePath } from '../values/attribute-path';
import { valuesEqual } from '../values/equal';
import { isPlainObject } from '../values/plain-object';
import { isUnknown } from '../values/unknown';

/**
 * Paths of the attributes with `requiresReplace` whose value changes, at every depth. An unknown value counts as a change,
 * and so does an element that comes or goes. Elements of a set cannot be addressed: there the path is that of the set.
 */
export function replacedPaths(schema: Schema, planned: unknown, prior: unknown): AttributePath[] {
  return pathsInLevel(schema, planned, prior, []);
}

function pathsInLevel(level: Level, planned: unknown, prior: unknown, path: AttributePath): AttributePath[] {
  const [after, before] = [membersOf(planned), membersOf(prior)];
  const attributes = Object.entries(level.attributes ?? {}).flatMap(([name, attribute]) => {
    const here = [...path, name];
    if (attribute.requiresReplace) {
      return valuesEqual(after[name], before[name], attributeType(attribute)) ? [] : [here];
    }
    const { nested } = attribute;
    return nested ? pathsInNested(nested.nesting, nested, after[name], before[name], here) : [];
  });
  const blocks = Object.entries(level.blocks ?? {}).flatMap(([name, block]) =>
    pathsInNested(block.nesting, block, after[name], before[name], [...path, name]),
  );
  return [...attributes, ...blocks];
}

function pathsInNested(
  nesting: Block['nesting'],
  level: Level,
  planned: unknown,
  prior: unknown,
  path: AttributePath,
): AttributePath[] {
  const decisive = onlyRequiringReplace(level);
  if (decisive === undefined) return [];
  if (isUnknown(planned)) return [path];
  switch (nesting) {
    case 'single':
      return pathsInLevel(level, planned, prior, path);
    case 'list': {
      const [after, before] = [elementsOf(planned), elementsOf(prior)];
      const longer = after.length > before.length ? after : before;
      return longer.flatMap((_, index) => pathsInLevel(level, after[index], before[index], [...path, index]));
    }
    case 'map': {
      const [after, before] = [membersOf(planned), membersOf(prior)];
      const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
      return [...keys].flatMap((key) => pathsInLevel(level, member(after, key), member(before, key), [...path, key]));
    }
    case 'set': {
      const [after, before] = [planned, prior].map((set) => elementsOf(set).map((element) => pick(decisive, element)));
      return valuesEqual(after, before, { set: impliedType(decisive) }) ? [] : [path];
    }
  }
}

/** The level with nothing but what decides about a replacement; undefined when nothing does. */
function onlyRequiringReplace(level: Level): Level | undefined {
  const attributes = Object.entries(level.attributes ?? {}).flatMap(([name, attribute]): [string, Attribute][] => {
    if (attribute.requiresReplace) return [[name, attribute]];
    const inner = attribute.nested && onlyRequiringReplace(attribute.nested);
    if (!attribute.nested || !inner) return [];
    const nested = { nesting: attribute.nested.nesting, attributes: inner.attributes ?? {} };
    return [[name, { ...attribute, nested }]];
  });
  const blocks = Object.entries(level.blocks ?? {}).flatMap(([name, block]): [string, Block][] => {
    const inner = onlyRequiringReplace(block);
    return inner ? [[name, { nesting: block.nesting, ...inner }]] : [];
  });
  if (attributes.length === 0 && blocks.length === 0) return undefined;
  return { attributes: Object.fromEntries(attributes), blocks: Object.fromEntries(blocks) };
}

/** The part of a value that the level describes. */
function pick(level: Level, value: unknown): unknown {
  return mapAttributes(level, value, undefined, (visited) => visited.inside(visited.value));
}

function member(members: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(members, key) ? members[key] : undefined;
}

function membersOf(value: unknown): Record<string, unknown> {
  return isPlainObject(value) ? value : {};
}

function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
