import { Diagnostics } from '../diagnostics/diagnostics';

/** Writes to Terraform's log (`TF_LOG`, `TF_LOG_PROVIDER`). Sensitive and write-only values are masked. */
export interface Log {
  trace(message: string, fields?: Readonly<Record<string, unknown>>): void;
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What every hook is given. */
export interface HookContext {
  readonly diagnostics: Diagnostics;
  readonly log: Log;
  /** Aborted when the user stops Terraform (Ctrl-C) or Terraform gives the call up. */
  readonly signal: AbortSignal;
}

/** What hooks that may talk to the outside are given besides: what the provider's `configure` returned. */
export interface ClientContext<Client> extends HookContext {
  readonly client: Client;
}

/** A value, or a promise of it: hooks may be asynchronous. */
export type Awaitable<T> = T | Promise<T>;
