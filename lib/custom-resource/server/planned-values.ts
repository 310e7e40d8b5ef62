import { Schema } from '../schema/attribute';
import { mapAttributes } from '../schema/level-walk';
import { UNKNOWN } from '../values/unknown';

/**
 * The engine's part of a plan. Terraform proposes the configuration merged over the prior state; what the author left
 * unset is for the provider to decide.
 */

/** Terraform's proposal with defaults filled in and write-only values removed. */
export function withDefaults(schema: Schema, proposed: unknown, config: unknown): unknown {
  return mapAttributes(schema, proposed, config, ({ attribute, value, configured, inside }) => {
    if (attribute.writeOnly) return null;
    if (isSet(configured)) return inside(value);
    return attribute.default ?? value;
  });
}

/** A planned create: what the provider computes is unknown until it has done so. */
export function withUnknownsForCreate(schema: Schema, planned: unknown, config: unknown): unknown {
  return mapAttributes(schema, planned, config, ({ attribute, value, configured, inside }) => {
    if (isSet(configured)) return inside(value);
    return attribute.computed ? UNKNOWN : value;
  });
}

/** A planned update: what the provider may compute anew is unknown, what is stable keeps its value. */
export function withUnknownsForUpdate(schema: Schema, planned: unknown, config: unknown): unknown {
  return mapAttributes(schema, planned, config, ({ attribute, value, configured, inside }) => {
    if (isSet(configured)) return inside(value);
    return attribute.computed && !(attribute.stable && value !== null) ? UNKNOWN : value;
  });
}

/** Write-only attributes never leave the configuration. What the schema does not have is left out as well. */
export function withoutWriteOnly(schema: Schema, value: unknown): unknown {
  return mapAttributes(schema, value, undefined, (visited) =>
    visited.attribute.writeOnly ? null : visited.inside(visited.value),
  );
}

function isSet(configured: unknown): boolean {
  return configured !== null && configured !== undefined;
}
