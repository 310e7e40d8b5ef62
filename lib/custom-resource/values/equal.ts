import { DynamicValue } from './dynamic';
import { Decimal } from './decimal';
import { isUnknown } from './unknown';

/**
 * Deep equality of Terraform values. An unknown equals nothing, not even another unknown; sets come as arrays,
 * which Terraform always sends in one order.
 */
export function valuesEqual(left: unknown, right: unknown): boolean {
  if (isUnknown(left) || isUnknown(right)) return false;
  if (left == null || right == null) return left == null && right == null;
  if (left instanceof Decimal || right instanceof Decimal) {
    return left instanceof Decimal && right instanceof Decimal && left.text === right.text;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return sameSequence(left, right);
  }
  if (left instanceof DynamicValue && right instanceof DynamicValue) return valuesEqual(left.value, right.value);
  if (typeof left === 'object' && typeof right === 'object') {
    return sameMembers(left as Record<string, unknown>, right as Record<string, unknown>);
  }
  return left === right;
}

function sameSequence(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => valuesEqual(item, right[index]));
}

function sameMembers(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => valuesEqual(left[name], right[name]));
}
