import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ProviderSchema, ProviderSchemas } from '../../../lib/testing/schema/provider-schema';

export const ALICLOUD = 'registry.terraform.io/aliyun/alicloud';

/** The slice of aliyun/alicloud's schema, as it is in the repository. */
export const SLICE = JSON.parse(
  readFileSync(path.join(__dirname, '../../../schema/alicloud-1.289.0.json'), 'utf8'),
) as ProviderSchemas;

export const SCHEMA = SLICE.provider_schemas[ALICLOUD] as ProviderSchema;

/** The schemas without texts, which the slice has not and the engine puts in, and without empty lists of attributes. */
export function withoutTexts(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutTexts);
  if (json === null || typeof json !== 'object') return json;
  const isEmpty = (name: string, value: object): boolean => name === 'attributes' && Object.keys(value).length === 0;
  const members = Object.entries(json).filter(
    ([name, value]) => name !== 'description_kind' && !isEmpty(name, value as object),
  );
  return Object.fromEntries(
    members
      .filter(([name, value]) => !(name === 'description' && typeof value === 'string'))
      .map(([name, value]) => [name, withoutTexts(value)]),
  );
}
