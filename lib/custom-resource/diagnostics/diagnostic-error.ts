import { AttributePath } from '../values/attribute-path';

/**
 * Thrown by a hook to end with one diagnostic. Any other exception becomes a diagnostic too, but one that calls it an
 * unexpected failure; this class is for failures that the provider's author foresaw.
 */
export class DiagnosticError extends Error {
  constructor(
    readonly summary: string,
    readonly detail: string,
    readonly path?: AttributePath,
  ) {
    super(`${summary}: ${detail}`);
    this.name = 'DiagnosticError';
  }
}
