import { createHash } from 'node:crypto';

const LENGTH = 17;

/**
 * An id in the style of Alibaba Cloud, such as `vpc-bp1` and 17 letters and digits. One seed always gives one id, so that
 * a stack has the same ids at every run.
 *
 * @param prefix what ids of the kind start with, for example `vpc`
 */
export function identifier(prefix: string, seed: string): string {
  const digits = BigInt(`0x${digestOf(`${prefix}\0${seed}`)}`).toString(36);
  return `${prefix}-bp1${digits.slice(0, LENGTH)}`;
}

/** A whole number from 0 below `limit`. One seed always gives one number. */
export function numberBelow(limit: number, seed: string): number {
  return Number(BigInt(`0x${digestOf(seed)}`) % BigInt(limit));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
