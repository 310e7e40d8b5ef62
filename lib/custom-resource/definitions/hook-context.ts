import { Diagnostics } from '../diagnostics/diagnostics';
import { Logger } from '../process/logger';

/** What every hook is given. */
export interface HookContext {
  readonly diagnostics: Diagnostics;
  /** Terraform's log. Values of sensitive and write-only attributes are masked in it. */
  readonly log: Logger;
  /** Aborted when the user stops Terraform (Ctrl-C) or Terraform gives the call up. */
  readonly signal: AbortSignal;
}

/** What hooks that may talk to the outside are given besides: what the provider's `configure` returned. */
export interface ClientContext<Client> extends HookContext {
  readonly client: Client;
}

/** A value, or a promise of it: hooks may be asynchronous. */
export type Awaitable<T> = T | Promise<T>;
