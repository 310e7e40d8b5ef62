import { isIPv4 } from 'node:net';

/** A range of IPv4 addresses, as numbers. */
export interface Range {
  readonly first: number;
  readonly size: number;
}

/** The addresses of a CIDR block; undefined when the text is no IPv4 CIDR block without host bits. */
export function rangeOf(block: string): Range | undefined {
  const [address = '', prefix = '', ...rest] = block.split('/');
  if (rest.length > 0 || !isIPv4(address) || !/^\d{1,2}$/.test(prefix) || Number(prefix) > 32) return undefined;
  const range = { first: toNumber(address), size: 2 ** (32 - Number(prefix)) };
  return range.first % range.size === 0 ? range : undefined;
}

export function contains(outer: Range, inner: Range): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

export function overlaps(one: Range, other: Range): boolean {
  return contains(one, other) || contains(other, one);
}

export function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
