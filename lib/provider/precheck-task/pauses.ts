const GROWTH = 1.5;
/** Pauses vary by this part, so that the tasks of a fleet do not ask in step. */
const JITTER = 0.2;

/**
 * Pauses between looks at something that takes its time: the first, then half as long again each time, up to the longest.
 *
 * @param first in milliseconds
 * @param longest in milliseconds, before the jitter of a fifth either way
 * @param random gives numbers of at least 0, below 1
 */
export function* growingPauses(first: number, longest: number, random: () => number): Generator<number, never> {
  for (let pause = first; ; pause = Math.min(pause * GROWTH, longest)) {
    yield pause * (1 - JITTER + 2 * JITTER * random());
  }
}
