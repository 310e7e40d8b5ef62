import { Attribute, Schema } from '../schema/attribute';
import { Level } from '../schema/implied-type';
import { forEachAttribute, mapAttributes } from '../schema/level-walk';
import { AttributePath } from '../values/attribute-path';
import { valuesEqual } from '../values/equal';
import { isUnknown, UNKNOWN } from '../values/unknown';

/** What the author set; undefined where the walk cannot tell, which is inside sets. */
type Configured = unknown;

/**
 * Terraform's proposal with the engine's own part added: write-only values removed, defaults filled in.
 *
 * @param proposed the configuration merged over the prior state, as Terraform proposes it
 */
export function withDefaults(schema: Schema, proposed: unknown, config: unknown): unknown {
  return mapAttributes(schema, proposed, config, ({ attribute, value, companion }) => {
    if (attribute.writeOnly) return null;
    if (attribute.default === undefined || isSet(companion, value)) return value;
    return attribute.default;
  });
}

/** A planned create: what the provider computes is unknown until it has done so. */
export function withUnknownsForCreate(schema: Schema, planned: unknown, config: unknown): unknown {
  return mapAttributes(schema, planned, config, ({ attribute, value, companion }) =>
    attribute.computed && !isSet(companion, value) ? UNKNOWN : value,
  );
}

/** A planned update: what the provider may compute anew is unknown, what is stable keeps its value. */
export function withUnknownsForUpdate(schema: Schema, planned: unknown, config: unknown): unknown {
  return mapAttributes(schema, planned, config, ({ attribute, value, companion }) => {
    if (!attribute.computed || isSet(companion, value)) return value;
    return attribute.stable && value !== null ? value : UNKNOWN;
  });
}

function isSet(configured: Configured, value: unknown): boolean {
  return configured === undefined ? value !== null : configured !== null;
}

/** Paths of the attributes with `requiresReplace` whose value changes. An unknown value counts as a change. */
export function replacedPaths(schema: Schema, planned: unknown, prior: unknown): AttributePath[] {
  const paths: AttributePath[] = [];
  forEachAttribute(schema, planned, prior, ({ attribute, path, value, companion }) => {
    if (attribute.requiresReplace && !valuesEqual(value, companion)) paths.push(path);
  });
  return paths;
}

/** Write-only attributes never leave the configuration. */
export function withoutWriteOnly(schema: Schema, value: unknown): unknown {
  return mapAttributes(schema, value, undefined, (visited) => (visited.attribute.writeOnly ? null : visited.value));
}

/** Write-only attributes that the configuration sets, for clients that know none. Unknown values count as set. */
export function writeOnlyValuesSet(schema: Schema, config: unknown): { path: AttributePath; attribute: Attribute }[] {
  const found: { path: AttributePath; attribute: Attribute }[] = [];
  forEachAttribute(schema, config, undefined, ({ attribute, path, value }) => {
    if (attribute.writeOnly && value !== null && value !== undefined) found.push({ path, attribute });
  });
  return found;
}

/** The known strings of sensitive and write-only attributes, which no message may show. */
export function secretsOf(schema: Schema, value: unknown): string[] {
  const secrets: string[] = [];
  forEachAttribute(schema as Level, value, undefined, (visited) => {
    if (visited.attribute.sensitive || visited.attribute.writeOnly) collectStrings(visited.value, secrets);
  });
  return secrets;
}

function collectStrings(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (value !== null && typeof value === 'object' && !isUnknown(value)) {
    Object.values(value).forEach((member) => collectStrings(member, into));
  }
}

/** The first place that is still unknown, for a result in which nothing may be. */
export function firstUnknownPath(value: unknown, path: AttributePath = []): AttributePath | undefined {
  if (isUnknown(value)) return path;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = firstUnknownPath(member, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}
