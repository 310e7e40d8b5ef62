/**
 * Replaces secrets in a text that leaves the plugin, in the spellings that logs and errors of HTTP clients and JSON
 * produce.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const spellings = secrets.filter((secret) => secret !== '').flatMap(spellingsOf);
  return [...new Set(spellings)]
    .sort((left, right) => right.length - left.length)
    .reduce((masked, spelling) => masked.split(spelling).join('(sensitive)'), text);
}

function spellingsOf(secret: string): string[] {
  const once = encodeURIComponent(secret);
  return [secret, JSON.stringify(secret).slice(1, -1), once, encodeURIComponent(once)];
}
