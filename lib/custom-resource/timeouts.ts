import { Block } from './schema/attribute';

/** The operations that Terraform's `timeouts` block names. */
export type TimeoutOperation = 'create' | 'read' | 'update' | 'delete';

const MILLISECONDS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/**
 * The `timeouts` block that users know from other providers: `timeouts { create = "15m" }`.
 *
 * @param defaults the default of each supported operation, as a duration (`"15m"`)
 */
export function timeoutsBlock<const O extends Partial<Record<TimeoutOperation, string>>>(defaults: O) {
  const attributes = Object.fromEntries(
    Object.entries(defaults).map(([operation, duration]) => [
      operation,
      {
        type: 'string',
        optional: true,
        description: `How long a ${operation} may take: a number and a unit (h, m, s), for example "1h30m". Default: "${duration}".`,
      },
    ]),
  ) as { readonly [K in keyof O]: { type: 'string'; optional: true; description: string } };
  return { nesting: 'single', description: 'How long operations may take.', attributes } as const satisfies Block;
}

/**
 * Milliseconds of a duration as Terraform's users write it: `"90s"`, `"15m"`, `"1h30m"`, `"1.5h"`.
 *
 * Source: the format of Go's `time.ParseDuration`, which Terraform's other providers accept; units below a millisecond
 * and negative durations make no sense for a timeout.
 *
 * @throws RangeError when the text is not such a duration.
 */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new RangeError(
      `"${text}" is not a duration: use a number and a unit (h, m, s), for example "15m" or "1h30m".`,
    );
  }
  return parts.reduce((total, [, amount, unit]) => total + Number(amount) * (MILLISECONDS[unit ?? ''] ?? 0), 0);
}
