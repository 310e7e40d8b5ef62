import { ClientContext, HookContext } from '../definitions/hook-context';
import { Diagnostic, Diagnostics } from '../diagnostics/diagnostics';
import { DiagnosticError } from '../diagnostics/diagnostic-error';
import { Logger } from '../process/logger';
import { Schema } from '../schema/attribute';
import { Diagnostic as DiagnosticMessage } from '../wire/generated/tfplugin6';
import { diagnosticMessage } from './diagnostic-message';
import { KnownSecrets } from './known-secrets';
import { secretsOf } from './planned-values';

/** What one call of Terraform is about. */
export interface Subject {
  /** For messages, for example `rdsmigration_precheck_task`. */
  readonly name: string;
  readonly schema: Schema;
  /** The objects of the call; from now on the strings of their sensitive attributes are masked in every message. */
  readonly values: readonly unknown[];
  /** Gone when Terraform gives the call up. */
  readonly signal: AbortSignal;
}

/** What a hook answered, if it did not fail, and all that it had to tell. */
export interface Outcome<T> {
  readonly result: T | undefined;
  readonly failed: boolean;
  readonly diagnostics: DiagnosticMessage[];
}

/** The state of a running provider between the calls: its client and whether it was told to stop. */
export class Session<Client> {
  private client: Client | undefined;
  private stopping = new AbortController();

  constructor(
    private readonly log: Logger,
    private readonly secrets: KnownSecrets,
  ) {}

  /** A new client, as `configure` made it. A provider that is kept running is configured anew for each command. */
  configured(client: Client): void {
    this.client = client;
    this.stopping = new AbortController();
  }

  stop(): void {
    this.stopping.abort(new DOMException('Terraform asked the provider to stop.', 'AbortError'));
  }

  /** Runs a hook and turns everything that it tells or throws into diagnostics. Never throws. */
  async run<T>(subject: Subject, hook: (context: ClientContext<Client>) => T | Promise<T>): Promise<Outcome<T>> {
    for (const value of subject.values) this.secrets.add(secretsOf(subject.schema, value));
    const diagnostics = new Diagnostics();
    const context: ClientContext<Client> = {
      client: this.client as Client,
      diagnostics,
      log: this.log,
      signal: AbortSignal.any([this.stopping.signal, subject.signal]),
    };
    let result: T | undefined;
    let failed = false;
    try {
      result = await hook(context);
    } catch (error) {
      failed = true;
      this.tell(error, subject, context);
    }
    const messages = diagnostics.all.map((diagnostic) => diagnosticMessage(this.masked(diagnostic), subject.schema));
    return { result, failed: failed || diagnostics.hasErrors, diagnostics: messages };
  }

  private tell(error: unknown, subject: Subject, { diagnostics, log, signal }: HookContext): void {
    if (error instanceof DiagnosticError) {
      diagnostics.error(error.summary, error.detail, error.path);
      return;
    }
    if (signal.aborted) {
      diagnostics.error(
        `${subject.name} was interrupted`,
        'Terraform was told to stop before the provider had finished.',
      );
      return;
    }
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    log.error(`${subject.name} failed unexpectedly`, { error: error instanceof Error ? (error.stack ?? text) : text });
    diagnostics.error(
      `${subject.name} failed unexpectedly`,
      `${text}\n\nThe provider did not foresee this failure. TF_LOG_PROVIDER=error shows where it happened.`,
    );
  }

  private masked(diagnostic: Diagnostic): Diagnostic {
    const { summary, detail } = diagnostic;
    return { ...diagnostic, summary: this.secrets.redact(summary), detail: this.secrets.redact(detail) };
  }
}
