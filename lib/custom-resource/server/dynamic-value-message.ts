import { Schema } from '../schema/attribute';
import { impliedType } from '../schema/implied-type';
import { decodeValue, encodeValue } from '../values/codec';
import { DynamicValue as DynamicValueMessage } from '../wire/generated/tfplugin6';

/** An object of a schema, null when there is none. A message without content means null as well. */
export function decodeObject(message: DynamicValueMessage | undefined, schema: Schema): Record<string, unknown> | null {
  if (!message || (message.msgpack.length === 0 && message.json.length === 0)) return null;
  if (message.msgpack.length === 0)
    throw new TypeError('The value is encoded as JSON; Terraform sends values as msgpack.');
  return decodeValue(message.msgpack, impliedType(schema)) as Record<string, unknown> | null;
}

/** @throws ValueTypeError when the object does not fit its schema. */
export function encodeObject(value: unknown, schema: Schema): DynamicValueMessage {
  return { msgpack: encodeValue(value, impliedType(schema)), json: new Uint8Array() };
}
