import { Schema } from '../schema/attribute';
import { forEachAttribute } from '../schema/level-walk';
import { Decimal } from '../values/decimal';
import { DynamicValue } from '../values/dynamic';
import { isPlainObject } from '../values/plain-object';

/** The known texts and numbers of sensitive and write-only attributes, which no message may show. */
export function secretsOf(schema: Schema, value: unknown): string[] {
  const secrets: string[] = [];
  forEachAttribute(schema, value, (visited) => {
    if (visited.attribute.sensitive || visited.attribute.writeOnly) collectTexts(visited.value, secrets);
  });
  return secrets;
}

function collectTexts(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal) into.push(String(value));
  else if (value instanceof DynamicValue) collectTexts(value.value, into);
  else if (Array.isArray(value)) value.forEach((element) => collectTexts(element, into));
  else if (isPlainObject(value)) Object.values(value).forEach((member) => collectTexts(member, into));
}
