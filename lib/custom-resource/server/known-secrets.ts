/** Takes secrets out of texts. */
export interface SecretRedactor {
  redact(text: string): string;
}

/** Makes a redactor for the secrets that are known so far. */
export type RedactorFactory = (secrets: readonly string[]) => SecretRedactor;

/**
 * The secrets that a process has seen. It forgets none: an error or a log line may quote a value long after the call in
 * which it came.
 */
export class KnownSecrets {
  private readonly secrets = new Set<string>();
  private redactor: SecretRedactor | undefined;

  constructor(private readonly createRedactor: RedactorFactory = replaceSpellings) {}

  add(secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret === '' || this.secrets.has(secret)) continue;
      this.secrets.add(secret);
      this.redactor = undefined;
    }
  }

  /** The text without any known secret. */
  redact(text: string): string {
    this.redactor ??= this.createRedactor([...this.secrets]);
    return this.redactor.redact(text);
  }
}

/** Masks every spelling of a secret that errors and logs of HTTP clients and JSON produce. */
function replaceSpellings(secrets: readonly string[]): SecretRedactor {
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].sort((left, right) => right.length - left.length);
  return {
    redact: (text) => spellings.reduce((masked, spelling) => masked.split(spelling).join('(sensitive)'), text),
  };
}

function spellingsOf(secret: string): string[] {
  const once = encodeURIComponent(secret);
  return [secret, JSON.stringify(secret).slice(1, -1), once, encodeURIComponent(once)];
}
