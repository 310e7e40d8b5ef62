import { NumberValue } from '../custom-resource';

/** Terraform has one type for all numbers; a fraction that is longer than a JavaScript number is an object. */
export function isWholeNumber(value: NumberValue): boolean {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}
