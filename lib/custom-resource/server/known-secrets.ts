/**
 * The secrets that a process has seen. It forgets none: an error or a log line may quote a value long after the call in
 * which it came.
 */
export class KnownSecrets {
  private readonly spellings = new Set<string>();

  add(secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret !== '') spellingsOf(secret).forEach((spelling) => this.spellings.add(spelling));
    }
  }

  /** The text with every known secret masked, in the spellings that errors and logs of HTTP clients and JSON produce. */
  redact(text: string): string {
    return [...this.spellings]
      .sort((left, right) => right.length - left.length)
      .reduce((masked, spelling) => masked.split(spelling).join('(sensitive)'), text);
  }
}

function spellingsOf(secret: string): string[] {
  const once = encodeURIComponent(secret);
  return [secret, JSON.stringify(secret).slice(1, -1), once, encodeURIComponent(once)];
}
