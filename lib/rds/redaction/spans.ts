/** A stretch of text, from `start` up to but not including `end`, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A secret that was found by what stands before it: the name of a field, an account and its colon. */
export interface AnnouncedSecret {
  /** Where the announcement ends. */
  readonly announcedAt: number;
  readonly value: Span;
  /** True if the end of the value is certain: it is a secret that the redactor was told, or was removed before. */
  readonly isSettled: boolean;
}

/** Tells where a secret ends that the redactor was told and that begins at a position, if one does. */
export type KnownSecretAt = (position: number) => number | undefined;

/** What stands in the place of a removed secret. Its length says nothing about the secret's. */
export const REDACTED = '***';

/** What may follow a secret at once without being a part of it. */
const AFTER_SECRET = /^(?:$|[\s)\]},;.'"`<>&\\@])/;

/** Tells whether a secret that ends at a position is over there, as far as the next character tells. */
export function isOverAt(text: string, end: number): boolean {
  return AFTER_SECRET.test(text.slice(end, end + 1));
}

/**
 * Tells where the mark of an earlier redaction ends that begins at a position, if one does. Texts are redacted where
 * they arise and again where they leave; what the mark stands for is gone, and what follows it is no part of it.
 * A mark that runs on into other characters may be the beginning of a password, so it counts as none.
 */
export function endOfMark(text: string, start: number): number | undefined {
  const end = start + REDACTED.length;
  return text.startsWith(REDACTED, start) && isOverAt(text, end) ? end : undefined;
}

/** Puts one mark in the place of each run of spans; spans that overlap or touch count as one. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  const runs: { start: number; end: number }[] = [];
  for (const span of spans.filter(({ start, end }) => end > start).sort((left, right) => left.start - right.start)) {
    const run = runs.at(-1);
    if (run !== undefined && span.start <= run.end) {
      run.end = Math.max(run.end, span.end);
    } else {
      runs.push({ ...span });
    }
  }
  let position = 0;
  let result = '';
  for (const { start, end } of runs) {
    result += text.slice(position, start) + REDACTED;
    position = end;
  }
  return result + text.slice(position);
}

/** Every occurrence of a part in a text, those that overlap one another included. */
export function findAll(text: string, part: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + 1)) {
    spans.push({ start, end: start + part.length });
  }
  return spans;
}

/**
 * Looks for the next match of a pattern, from positions that rise from call to call.
 *
 * @returns the position of the match, or the end of the text. What lies before it is not searched again, so that many
 * searches cost no more than one, whatever the text.
 */
export function nextMatchOf(pattern: RegExp, text: string): (start: number) => number {
  const search = new RegExp(pattern, 'g');
  let searchedFrom = 0;
  let found = -1;
  return (start) => {
    if (start < searchedFrom || start > found) {
      search.lastIndex = start;
      searchedFrom = start;
      found = search.exec(text)?.index ?? text.length;
    }
    return found;
  };
}
