import { HookContext } from '../definitions/hook-context';
import { DiagnosticError } from '../diagnostics/diagnostic-error';
import { describeError } from '../process/describe-error';
import { AttributePath } from '../values/attribute-path';

/** Ends every message about what the author of a configuration cannot mend. */
export const PROVIDER_FAULT =
  'This is a fault of the provider, not of the configuration: please report it to those who maintain the provider.';

/** For a hook whose result is not of its schema. @param verb what was done, for example `planned` */
export function faultyResult(subject: string, verb: string, reason: string, path?: AttributePath): DiagnosticError {
  return new DiagnosticError(`${subject} was ${verb} with a faulty result`, `${reason} ${PROVIDER_FAULT}`, path);
}

/** Makes a diagnostic of what a hook threw. Never throws, whatever that was. */
export function tellFailure(error: unknown, subject: string, { diagnostics, log, signal }: HookContext): void {
  if (error instanceof DiagnosticError) {
    diagnostics.error(error.summary, error.detail, error.path);
    return;
  }
  if (signal.aborted) {
    diagnostics.error(
      `${subject} was interrupted`,
      `${interruption(error, signal)} The next plan shows what is left to do.`,
    );
    return;
  }
  log.error(`${subject} failed unexpectedly`, { error: logText(error) });
  diagnostics.error(
    `${subject} failed unexpectedly`,
    `${plainText(error)}\n\nThe provider did not foresee this failure. Run again with TF_LOG_PROVIDER=ERROR to see where it ` +
      'happened, and report it to those who maintain the provider.',
  );
}

function interruption(error: unknown, signal: AbortSignal): string {
  const told = 'Terraform was told to stop before the provider had finished.';
  const isAbort = error === signal.reason || (error instanceof Error && error.name === 'AbortError');
  return isAbort ? told : `${told} The work ended with: ${plainText(error)}`;
}

/** Longer chains of causes say nothing new, and an error may be its own cause. */
const DEEPEST_CAUSE = 4;

/** Messages of an error and of its causes: what `fetch` and other clients throw names the reason only in the cause. */
function plainText(error: unknown, depth = 0): string {
  const own = textOf(() => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)));
  if (!(error instanceof Error) || depth === DEEPEST_CAUSE) return own;
  const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = error.cause === undefined ? parts : [error.cause, ...parts];
  return [own, ...causes.map((cause) => `Caused by ${plainText(cause, depth + 1)}`)].join('\n');
}

function logText(error: unknown): string {
  return textOf(() => describeError(error));
}

/** A thrown value may have no text at all, `Object.create(null)` for one. */
function textOf(describe: () => string): string {
  try {
    return describe();
  } catch {
    return 'a value that cannot be shown';
  }
}
