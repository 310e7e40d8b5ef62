import { isDeepStrictEqual } from 'node:util';
import { AttributeType } from '../schema/attribute';
import { sameNumber } from './decimal';
import { DynamicValue } from './dynamic';
import { isPlainObject } from './plain-object';
import { isUnknown } from './unknown';

/** Deep equality of two values of one type. An unknown equals nothing, not even another unknown. */
export function valuesEqual(left: unknown, right: unknown, type: AttributeType): boolean {
  return equal(left, right, type, false);
}

/** As `valuesEqual`, but an unknown is the same as an unknown: whether two values were written in the same way. */
export function valuesSame(left: unknown, right: unknown, type: AttributeType): boolean {
  return equal(left, right, type, true);
}

function equal(left: unknown, right: unknown, type: AttributeType, unknownsEqual: boolean): boolean {
  if (isUnknown(left) || isUnknown(right)) return unknownsEqual && isUnknown(left) && isUnknown(right);
  if (left == null || right == null) return left == null && right == null;
  if (type === 'string' || type === 'bool') return left === right;
  if (type === 'number') return sameNumber(left, right);
  if (type === 'dynamic') return dynamicsEqual(DynamicValue.of(left), DynamicValue.of(right), unknownsEqual);
  if ('list' in type || 'tuple' in type || 'set' in type) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    if ('set' in type) return setsEqual(left, right, type.set, unknownsEqual);
    return left.every((item, index) => {
      const element = 'list' in type ? type.list : type.tuple[index];
      return element !== undefined && equal(item, right[index], element, unknownsEqual);
    });
  }
  if (!isPlainObject(left) || !isPlainObject(right)) return false;
  if ('object' in type) {
    return Object.entries(type.object).every(([name, member]) => equal(left[name], right[name], member, unknownsEqual));
  }
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key], type.map, unknownsEqual));
}

function dynamicsEqual(left: DynamicValue, right: DynamicValue, unknownsEqual: boolean): boolean {
  return isDeepStrictEqual(left.type, right.type) && equal(left.value, right.value, left.type, unknownsEqual);
}

/** Terraform sends the elements of equal sets in one order, but an element that the engine changed keeps its place. */
function setsEqual(left: unknown[], right: unknown[], element: AttributeType, unknownsEqual: boolean): boolean {
  const unmatched = [...right];
  return left.every((item) => {
    const index = unmatched.findIndex((candidate) => equal(item, candidate, element, unknownsEqual));
    if (index >= 0) unmatched.splice(index, 1);
    return index >= 0;
  });
}
