import { valuesSame } from '../values/equal';
import { isPlainObject } from '../values/plain-object';
import { isUnknown } from '../values/unknown';
import { Block, isProviderSettable } from './attribute';
import { attributeType, Level } from './implied-type';

/**
 * Finds for each configured element of a set the element that was proposed for it. The elements of a set have no names:
 * what belongs together is told by what the author set.
 *
 * A configured element for which none was proposed stands for itself. That happens when Terraform took two of them for
 * the same former one.
 */
export function pairWithConfigured(
  level: Level,
  proposed: readonly unknown[],
  configured: readonly unknown[],
): (readonly [element: unknown, configured: unknown])[] {
  const matches = matchElements(level, proposed, configured);
  return configured.map((wanted, index) => [matches[index] ?? wanted, wanted] as const);
}

/** For each configured element one that could come from it, undefined where there is none. No element is taken twice. */
function matchElements(level: Level, values: readonly unknown[], configured: readonly unknown[]): unknown[] {
  const free = [...values];
  return configured.map((wanted) => {
    const index = free.findIndex((candidate) => couldComeFrom(level, candidate, wanted));
    return index < 0 ? undefined : free.splice(index, 1)[0];
  });
}

/** Whether the value has all that the author set, and beyond that only what the provider may set. */
function couldComeFrom(level: Level, value: unknown, configured: unknown): boolean {
  if (!isPlainObject(value) || !isPlainObject(configured)) return bothMissing(value, configured);
  for (const [name, attribute] of Object.entries(level.attributes ?? {})) {
    if (configured[name] === null && isProviderSettable(attribute)) continue;
    const fits = attribute.nested
      ? nestedCouldComeFrom(attribute.nested.nesting, attribute.nested, value[name], configured[name])
      : valuesSame(value[name], configured[name], attributeType(attribute));
    if (!fits) return false;
  }
  return Object.entries(level.blocks ?? {}).every(([name, block]) =>
    nestedCouldComeFrom(block.nesting, block, value[name], configured[name]),
  );
}

function nestedCouldComeFrom(nesting: Block['nesting'], level: Level, value: unknown, configured: unknown): boolean {
  if (nesting === 'single') return couldComeFrom(level, value, configured);
  if (nesting === 'map') {
    if (!isPlainObject(value) || !isPlainObject(configured)) return bothMissing(value, configured);
    const keys = Object.keys(configured);
    if (keys.length !== Object.keys(value).length) return false;
    return keys.every((key) => Object.hasOwn(value, key) && couldComeFrom(level, value[key], configured[key]));
  }
  if (!Array.isArray(value) || !Array.isArray(configured)) return bothMissing(value, configured);
  if (value.length !== configured.length) return false;
  if (nesting === 'list') return configured.every((wanted, index) => couldComeFrom(level, value[index], wanted));
  return !matchElements(level, value, configured).includes(undefined);
}

function bothMissing(left: unknown, right: unknown): boolean {
  return (left === null && right === null) || (isUnknown(left) && isUnknown(right));
}
