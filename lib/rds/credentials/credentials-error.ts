/** Why there are no credentials. Its message names sources, never what they hold. */
export class CredentialsError extends Error {
  /** Whether another try may succeed: the network or the other side failed. */
  readonly retryable: boolean;

  constructor(message: string, { retryable = false }: { readonly retryable?: boolean } = {}) {
    super(message);
    this.name = 'CredentialsError';
    this.retryable = retryable;
  }
}

/** The error of one source. @param reason what happened and what to do, without a full stop */
export function sourceError(source: string, reason: string, retryable = false): CredentialsError {
  return new CredentialsError(`No credentials from ${source}: ${reason}.`, { retryable });
}
