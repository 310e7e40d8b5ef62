import { Fn } from 'cdktf';
import { asText } from './terraform-value';

/**
 * Oldest major version that can be migrated. The assessment needs the role `pg_monitor`, which PostgreSQL 10 introduced;
 * the guides name no newest one.
 */
export const OLDEST_MAJOR_VERSION = 10;

/** The major version in `15`, `15.0` or `9.6.24`; undefined when the text is no version. */
export function majorVersionOf(version: string | number): number | undefined {
  const [, major] = /^(\d+)(?:\.\d+)*$/.exec(String(version)) ?? [];
  return major === undefined ? undefined : Number(major);
}

/** The same for a version that only Terraform knows. */
export function majorVersionExpression(version: string | number): number {
  return Fn.tonumber(Fn.element(Fn.split('.', asText(version)), 0));
}
