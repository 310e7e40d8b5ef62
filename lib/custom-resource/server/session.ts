import { ClientContext } from '../definitions/hook-context';
import { Diagnostic, Diagnostics } from '../diagnostics/diagnostics';
import { Logger } from '../process/logger';
import { withStrayErrors } from '../process/stray-errors';
import { Schema } from '../schema/attribute';
import { Diagnostic as DiagnosticMessage } from '../wire/generated/tfplugin6';
import { diagnosticMessage } from './diagnostic-message';
import { tellFailure } from './hook-failure';
import { KnownSecrets } from './known-secrets';
import { secretsOf } from './secrets-of';

/** What one call of Terraform is about. */
export interface Subject {
  /** For messages, for example `rdsmigration_precheck_task`. */
  readonly name: string;
  readonly schema: Schema;
  /** The objects of the call; from now on the values of their sensitive attributes are masked in every message. */
  readonly values: readonly unknown[];
  /** Gone when Terraform gives the call up. */
  readonly signal: AbortSignal;
}

/** What a hook answered, if it did not fail, and all that it had to tell. */
export interface Outcome<T> {
  readonly result: T | undefined;
  /** True when the hook threw, or told of an error. */
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

  /** From now on the values of the object's sensitive attributes are masked in every message and in the log. */
  keepSecret(schema: Schema, value: unknown): void {
    this.secrets.add(secretsOf(schema, value));
  }

  /** Runs a hook and turns everything that it tells or throws into diagnostics. Never throws. */
  async run<T>(subject: Subject, hook: (context: ClientContext<Client>) => T | Promise<T>): Promise<Outcome<T>> {
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
      for (const value of subject.values) this.keepSecret(subject.schema, value);
      result = await withStrayErrors(async () => hook(context));
    } catch (error) {
      failed = true;
      tellFailure(error, subject.name, context);
    }
    const messages = diagnostics.all.map((diagnostic) => diagnosticMessage(this.masked(diagnostic), subject.schema));
    return { result, failed: failed || diagnostics.hasErrors, diagnostics: messages };
  }

  private masked(diagnostic: Diagnostic): Diagnostic {
    const mask = (text: string): string => this.secrets.redact(String(text));
    return { ...diagnostic, summary: mask(diagnostic.summary), detail: mask(diagnostic.detail) };
  }
}
