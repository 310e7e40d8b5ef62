import { AttributePath } from '../values/attribute-path';

/** One message to the author of a configuration. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** One short line: what is wrong. */
  readonly summary: string;
  /** The value, the reason, and what to do next. Line breaks are kept. */
  readonly detail: string;
  /** What is to blame; Terraform then shows its line. Omitted when the whole object is. */
  readonly path?: AttributePath;
}

/** What a hook has to tell, collected while it runs. Errors stop the plan or apply; warnings are shown. */
export class Diagnostics {
  private readonly collected: Diagnostic[] = [];

  error(summary: string, detail: string, path?: AttributePath): void {
    this.collected.push({ severity: 'error', summary, detail, path });
  }

  warning(summary: string, detail: string, path?: AttributePath): void {
    this.collected.push({ severity: 'warning', summary, detail, path });
  }

  get hasErrors(): boolean {
    return this.collected.some(({ severity }) => severity === 'error');
  }

  get all(): readonly Diagnostic[] {
    return this.collected;
  }
}
