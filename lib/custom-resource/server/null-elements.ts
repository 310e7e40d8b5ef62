import { AttributeType, Schema } from '../schema/attribute';
import { impliedType } from '../schema/implied-type';
import { AttributePath } from '../values/attribute-path';
import { isPlainObject } from '../values/plain-object';

/** A null among the elements of a list, set or map. */
export interface NullElement {
  readonly path: AttributePath;
  /** Path of the list, set or map. */
  readonly collection: AttributePath;
}

/** The elements that are null at any depth. Dynamic values are the hook's own matter. */
export function nullElements(schema: Schema, value: unknown): NullElement[] {
  return elementsIn(value, impliedType(schema), []);
}

function elementsIn(value: unknown, type: AttributeType, path: AttributePath): NullElement[] {
  if (typeof type === 'string') return [];
  if ('object' in type) {
    if (!isPlainObject(value)) return [];
    return Object.entries(type.object).flatMap(([name, member]) => elementsIn(value[name], member, [...path, name]));
  }
  if ('tuple' in type) {
    if (!Array.isArray(value)) return [];
    return type.tuple.flatMap((member, index) => elementsIn(value[index], member, [...path, index]));
  }
  const element = 'list' in type ? type.list : 'set' in type ? type.set : type.map;
  return elementsOf(value).flatMap(([key, member]) => {
    const here = [...path, key];
    return member === null ? [{ path: here, collection: path }] : elementsIn(member, element, here);
  });
}

function elementsOf(value: unknown): (readonly [key: string | number, element: unknown])[] {
  if (Array.isArray(value)) return value.map((element, index) => [index, element] as const);
  return isPlainObject(value) ? Object.entries(value) : [];
}
