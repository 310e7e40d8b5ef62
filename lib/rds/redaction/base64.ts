import { findAll, Span } from './spans';

/** Below this, the part of a Base64 text that only the secret decides is too short to tell it from other text. */
const LEAST_CHARACTERS = 8;

/**
 * What Base64 text holds for certain if the secret is in it: alone, or behind one or two bytes of something else
 * (`user:secret` of an HTTP Basic header, say), which shifts every character. In the standard alphabet and the one for
 * URLs.
 */
export function base64PartsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const parts = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    return shifted.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((shifted.length * 8) / 6));
  });
  return parts
    .filter((part) => part.length >= LEAST_CHARACTERS)
    .flatMap((part) => [...new Set([part, part.replace(/\+/g, '-').replace(/\//g, '_')])]);
}

/** The whole run of Base64 around each occurrence, because its outer characters hold parts of the secret too. */
export function findBase64(text: string, part: string): Span[] {
  const runs: Span[] = [];
  for (const { start, end } of findAll(text, part)) {
    const previousEnd = runs.at(-1)?.end ?? 0;
    if (start >= previousEnd) {
      runs.push(runAround(text, start, end, previousEnd));
    }
  }
  return runs;
}

function runAround(text: string, start: number, end: number, lowest: number): Span {
  let [first, last] = [start, end];
  while (first > lowest && /[A-Za-z0-9+/_-]/.test(text.charAt(first - 1))) {
    first -= 1;
  }
  while (last < text.length && /[A-Za-z0-9+/_=-]/.test(text.charAt(last))) {
    last += 1;
  }
  return { start: first, end: last };
}
