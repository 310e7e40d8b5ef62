import { randomInt } from 'node:crypto';

/** Where names and request ids come from. Access keys and tokens never do: they are always cryptographic. */
export interface Randomness {
  /** An integer from 0 up to, not including, `end` (at most 2^32). */
  integer(end: number): number;
}

export const systemRandomness: Randomness = { integer: (end) => randomInt(end) };

/** A repeatable sequence (mulberry32), for fault plans whose seed a test prints. */
export function seededRandomness(seed: number): Randomness {
  let state = seed >>> 0;
  return {
    integer: (end) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
    },
  };
}

const lowerCaseAlphanumerics = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A task name in the style of RDS's samples, such as `slf7w7wj3g`: ten lower-case letters and digits. */
export function generateTaskName(randomness: Randomness): string {
  return randomText(randomness, 10, lowerCaseAlphanumerics);
}

/** A RequestId in the shape of RDS's samples: an upper-case UUID. */
export function generateRequestId(randomness: Randomness): string {
  const digits = randomText(randomness, 32, '0123456789ABCDEF');
  const variant = '89AB'.charAt(randomness.integer(4));
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

function randomText(randomness: Randomness, length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(randomness.integer(alphabet.length))).join('');
}
