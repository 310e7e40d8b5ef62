/**
 * A fraction with more digits than a JavaScript number can hold. It calculates and compares like the nearest number,
 * and goes back to Terraform digit for digit; otherwise Terraform would see a value that nobody configured.
 */
export class Decimal extends Number {
  /** @throws RangeError when the text is not a decimal numeral. */
  constructor(readonly text: string) {
    super(text);
    if (!NUMERAL.test(text)) throw new RangeError('The text is not a decimal number.');
  }

  override toString(): string {
    return this.text;
  }
}

const NUMERAL = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/**
 * The JavaScript value of a decimal numeral: a number where that is exact, a bigint for greater integers, a Decimal for
 * longer fractions.
 *
 * @throws RangeError when the text is not a numeral.
 */
export function parseNumeral(text: string): number | bigint | Decimal {
  const value = Number(text);
  if (/^-?\d+$/.test(text)) return Number.isSafeInteger(value) ? value : BigInt(text);
  const decimal = new Decimal(text);
  return canonicalDigits(text) === canonicalDigits(String(value)) ? value : decimal;
}

/**
 * The value of a binary fraction as Terraform means it. Terraform sends a number as binary only when that is exact, so
 * the shortest digits, which JavaScript prints, may be those of another number.
 *
 * @throws RangeError when the number is not finite.
 */
export function parseBinary(value: number): number | bigint | Decimal {
  if (!Number.isFinite(value)) throw new RangeError('The number is not finite.');
  if (Number.isSafeInteger(value)) return value;
  if (Number.isInteger(value)) return BigInt(value);
  let whole = value;
  let halvings = 0;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  // n / 2^k = n * 5^k / 10^k
  return parseNumeral(`${BigInt(whole) * 5n ** BigInt(halvings)}e-${halvings}`);
}

/** Whether two numbers of any kind have the same value, digit for digit. */
export function sameNumber(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  return canonicalDigits(String(left)) === canonicalDigits(String(right));
}

/** Significant digits and exponent, the same for all spellings of one value: `0.10`, `.1` and `1e-1` give `1e-1`. */
function canonicalDigits(text: string): string {
  const match = NUMERAL.exec(text);
  if (!match) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const scale = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${sign === '-' ? '-' : ''}${significant}e${scale}`;
}
