/**
 * The few forms of ASN.1's Distinguished Encoding Rules that a certificate is made of.
 *
 * Source: ITU-T X.690, https://www.itu.int/rec/T-REC-X.690
 */

function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content)]), content]);
}

/** Short form below 128; otherwise the number of length bytes, then these, big endian. */
function lengthOf(content: Uint8Array): number[] {
  if (content.length < 0x80) return [content.length];
  const bytes: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 0x100)) bytes.unshift(rest % 0x100);
  return [0x80 | bytes.length, ...bytes];
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => element(0x30, ...contents);
export const set = (...contents: readonly Uint8Array[]): Buffer => element(0x31, ...contents);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
export const octetString = (content: Uint8Array): Buffer => element(0x04, content);
export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'));

/** @param unusedBits how many of the last byte's low bits do not belong to the string, 0 to 7. */
export const bitString = (content: Uint8Array, unusedBits = 0): Buffer =>
  element(0x03, Buffer.from([unusedBits]), content);

/** Wraps (constructed) or retags (primitive) a value that its context knows by a number, 0 to 30. */
export const explicitTag = (number: number, ...contents: readonly Uint8Array[]): Buffer =>
  element(0xa0 | number, ...contents);
export const implicitTag = (number: number, content: Uint8Array): Buffer => element(0x80 | number, content);

/** A number that is not negative, given as bytes, big endian, of any length. */
export function unsignedInteger(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first === -1 ? Buffer.from([0]) : bytes.subarray(first);
  const needsSignByte = ((significant[0] ?? 0) & 0x80) !== 0;
  return element(0x02, Buffer.from(needsSignByte ? [0] : []), significant);
}

/** @param dotted for example `2.5.29.15`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** Seven bits a byte, the highest first, each but the last with its top bit set. */
function base128(value: number): number[] {
  const bytes = [value % 0x80];
  for (let rest = Math.floor(value / 0x80); rest > 0; rest = Math.floor(rest / 0x80))
    bytes.unshift(0x80 | (rest % 0x80));
  return bytes;
}

/**
 * A moment, to the second: UTCTime up to 2049, GeneralizedTime from 2050 on, as RFC 5280 section 4.1.2.5 asks.
 *
 * @param moment from 1950 to 9999
 */
export function time(moment: Date): Buffer {
  const digits = moment
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  return moment.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}
