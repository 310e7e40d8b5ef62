import { Schema } from '../schema/attribute';
import { attributeType, blockType } from '../schema/implied-type';
import { emptyBlock } from '../schema/level-walk';
import { AttributePath, formatPath } from '../values/attribute-path';
import { encodeValue, ValueTypeError } from '../values/codec';
import { DynamicValue } from '../values/dynamic';
import { isPlainObject } from '../values/plain-object';
import { isUnknown } from '../values/unknown';
import { faultyResult } from './hook-failure';
import { withoutWriteOnly } from './planned-values';

type Values = Record<string, unknown>;

/** Why a part of a hook's result cannot be stored. */
export interface ResultFault {
  /** Empty when the whole result is to blame. */
  readonly path: AttributePath;
  /** A sentence that names the place. */
  readonly reason: string;
}

/** A state that a hook returned, in the form in which it can be stored. */
export interface HookResult {
  /** Without what cannot be stored; null when nothing can. */
  readonly state: Values | null;
  /** What was left out, and why. */
  readonly faults: readonly ResultFault[];
}

/**
 * Takes what a hook returned for a state. Attributes that it left out are null. A part that cannot be stored is reported
 * and left out alone: the rest of the truth about an object must not be lost with it.
 */
export function storableState(schema: Schema, returned: unknown): HookResult {
  if (!isPlainObject(returned)) {
    return { state: null, faults: [{ path: [], reason: 'The hook returned no state.' }] };
  }
  const state = withoutWriteOnly(schema, returned) as Values;
  const faults: ResultFault[] = [];
  for (const name of Object.keys(returned)) {
    if (Object.hasOwn(state, name) || returned[name] === undefined) continue;
    faults.push({ path: [name], reason: `The schema has no attribute "${name}".` });
  }
  for (const [name, type] of memberTypes(schema)) {
    const encode = (value: unknown): void => void encodeValue({ [name]: value }, { object: { [name]: type } });
    const unstorable = typeFault(name, () => encode(state[name])) ?? unknownFault(name, state[name]);
    if (unstorable) state[name] = blankOf(schema, name);
    // What the schema lacks deep inside was left out above without a word.
    const fault = unstorable ?? typeFault(name, () => encode(returned[name]));
    if (fault) faults.push(fault);
  }
  return { state, faults };
}

/**
 * Takes what a hook returned for a state, of which nothing may be left out.
 *
 * @param verb what was done, for example `read`
 * @throws DiagnosticError for the first part that cannot be stored.
 */
export function completeState(subject: string, verb: string, schema: Schema, returned: unknown): Values | null {
  const { state, faults } = storableState(schema, returned);
  const [fault] = faults;
  if (fault) throw faultyResult(subject, verb, fault.reason, fault.path);
  return state;
}

function memberTypes(schema: Schema) {
  return [
    ...Object.entries(schema.attributes ?? {}).map(([name, attribute]) => [name, attributeType(attribute)] as const),
    ...Object.entries(schema.blocks ?? {}).map(([name, block]) => [name, blockType(block)] as const),
  ];
}

function blankOf(schema: Schema, name: string): unknown {
  const block = schema.blocks?.[name];
  return block ? emptyBlock(block) : null;
}

function typeFault(name: string, encode: () => void): ResultFault | undefined {
  try {
    encode();
    return undefined;
  } catch (error) {
    if (error instanceof ValueTypeError) return { path: error.path, reason: error.message };
    return { path: [name], reason: `"${name}" cannot be encoded.` };
  }
}

function unknownFault(name: string, value: unknown): ResultFault | undefined {
  const path = firstUnknownPath(value, [name]);
  return path && { path, reason: `The hook left "${formatPath(path)}" unknown.` };
}

function firstUnknownPath(value: unknown, path: AttributePath): AttributePath | undefined {
  if (isUnknown(value)) return path;
  if (value instanceof DynamicValue) return firstUnknownPath(value.value, path);
  if (Array.isArray(value))
    return firstOf(
      value.map((item, index) => [index, item] as const),
      path,
    );
  return isPlainObject(value) ? firstOf(Object.entries(value), path) : undefined;
}

function firstOf(members: readonly (readonly [string | number, unknown])[], path: AttributePath) {
  for (const [key, member] of members) {
    const found = firstUnknownPath(member, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
