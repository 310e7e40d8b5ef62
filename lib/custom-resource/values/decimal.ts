/**
 * A fraction with more digits than a JavaScript number can hold. It calculates and compares like the nearest number,
 * and goes back to Terraform digit for digit; otherwise Terraform would see a value that nobody configured.
 */
export class Decimal extends Number {
  constructor(readonly text: string) {
    super(text);
  }
}

/**
 * The JavaScript value of a decimal numeral: a number where that is exact, a bigint for greater integers, a Decimal for
 * longer fractions.
 *
 * @throws RangeError when the text is not a numeral.
 */
export function parseNumeral(text: string): number | bigint | Decimal {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new RangeError(`"${text}" is not a number.`);
  if (Number.isSafeInteger(value) && /^-?\d+$/.test(text)) return value;
  if (/^-?\d+$/.test(text)) return BigInt(text);
  return canonicalDigits(text) === canonicalDigits(String(value)) ? value : new Decimal(text);
}

/** Significant digits and exponent, the same for all spellings of one value: `0.10`, `.1` and `1e-1` give `1e-1`. */
function canonicalDigits(text: string): string {
  const match = /^(-?)\+?(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + (digits.length - significant.length)}`;
}
