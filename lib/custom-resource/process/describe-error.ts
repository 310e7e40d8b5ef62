/** Causes of causes are followed this far; an error may be its own cause. */
const DEEPEST_CAUSE = 5;

/**
 * What of a thrown value may go into the log: an error's stack, and those of its causes. Other properties are left out,
 * because libraries hang whole requests there. Never throws.
 */
export function describeError(error: unknown, depth = 0): string {
  if (typeof error === 'string') return error;
  if (!(error instanceof Error)) return `Something that is no error was thrown: a value of type ${typeof error}.`;
  const own = error.stack ?? `${error.name}: ${error.message}`;
  const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = error.cause === undefined ? parts : [error.cause, ...parts];
  if (depth === DEEPEST_CAUSE) return own;
  return [own, ...causes.map((cause) => `Caused by ${describeError(cause, depth + 1)}`)].join('\n');
}
