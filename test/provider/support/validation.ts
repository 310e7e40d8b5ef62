import { Diagnostic, HookContext } from '../../../lib/custom-resource';
import { scene } from './scene';

type Validate<Config> = (request: HookContext & { config: Config; writeOnlyAttributesAllowed: boolean }) => void;

/** What a validate hook has to say of a configuration. */
export function validated<Config>(validate: Validate<Config>, config: Config): readonly Diagnostic[] {
  const { context } = scene();
  validate({ ...context, config, writeOnlyAttributesAllowed: true });
  return context.diagnostics.all;
}

/** One line for each diagnostic: what it is about, and its summary. */
export function outline(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ severity, summary, path }) => `${severity} at ${path?.join('.') ?? '-'}: ${summary}`);
}
