import fc from 'fast-check';
import { AttributeType } from '../../../lib/custom-resource/schema/attribute';
import { decodeValue, encodeValue, ValueTypeError } from '../../../lib/custom-resource/values/codec';
import { arbitraryType, arbitraryTypedValue } from './support/arbitrary-values';

/** What decoding throws; undefined when it does not. */
function refusal(wire: Uint8Array, type: AttributeType): unknown {
  try {
    decodeValue(wire, type);
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectOrderlyRefusal(error: unknown): void {
  expect(error instanceof RangeError || error instanceof ValueTypeError).toBe(true);
  expect((error as Error).message).not.toMatch(/call stack|allocation|undefined|JSON/);
}

const nested = (levels: number): Buffer => Buffer.concat([Buffer.alloc(levels, 0x91), Buffer.from([0xc0])]);

function dynamicOfType(type: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return Buffer.concat([Buffer.from([0x92, 0xc6]), length, Buffer.from(type), Buffer.from([0xc0])]);
}

test('a message that is cut off anywhere is refused as too short', () => {
  fc.assert(
    fc.property(arbitraryTypedValue, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (typed, share) => {
      const whole = encodeValue(typed.value, typed.type);
      const error = refusal(whole.subarray(0, Math.floor(share * whole.length)), typed.type);
      expect((error as Error).message).toBe('The value is not whole msgpack: it ends too early.');
    }),
  );
});

test('a message with bytes after its end is refused', () => {
  fc.assert(
    fc.property(arbitraryTypedValue, fc.uint8Array({ minLength: 1, maxLength: 9 }), ({ type, value }, rest) => {
      const error = refusal(Buffer.concat([encodeValue(value, type), rest]), type);
      expect((error as Error).message).toBe(`The value has ${rest.length} bytes after its end.`);
    }),
  );
});

test('any bytes at all are either read or refused in order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), arbitraryType, (wire, type) => {
      const error = refusal(wire, type);
      if (error !== undefined) expectOrderlyRefusal(error);
    }),
    { numRuns: 2000 },
  );
});

test('a message with changed bytes is either read or refused in order', () => {
  fc.assert(
    fc.property(
      arbitraryTypedValue,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      ({ type, value }, changes) => {
        const wire = Buffer.from(encodeValue(value, type));
        for (const [position, byte] of changes) wire[position % wire.length] = byte;
        const error = refusal(wire, type);
        if (error !== undefined) expectOrderlyRefusal(error);
      },
    ),
    { numRuns: 1000 },
  );
});

test('a value of another type is read only where the types agree', () => {
  fc.assert(
    fc.property(arbitraryTypedValue, arbitraryType, ({ type, value }, other) => {
      const error = refusal(encodeValue(value, type), other);
      if (error !== undefined) expectOrderlyRefusal(error);
    }),
  );
});

test.each<[string, Buffer]>([
  ['arrays', nested(1_000_000)],
  ['maps', Buffer.concat([Buffer.alloc(900_000, Buffer.from([0x81, 0xa1, 0x61])), Buffer.from([0xc0])])],
])('a million levels of %s are refused before the stack is exhausted', (_, wire) => {
  for (const type of ['dynamic', 'string', { list: 'dynamic' }, { map: 'string' }] as const) {
    expect(refusal(wire, type)).toEqual(new RangeError('The value is nested deeper than 400 levels.'));
  }
});

test('a dynamic value whose type is nested a million levels deep is refused', () => {
  const type = '["list",'.repeat(1_000_000) + '"string"' + ']'.repeat(1_000_000);
  expectOrderlyRefusal(refusal(dynamicOfType(type), 'dynamic'));
});

test('dynamic values inside of each other are refused when they are too deep', () => {
  const start = Buffer.from([0x92, 0xc4, 9]);
  const level = Buffer.concat([start, Buffer.from('"dynamic"')]);
  const wire = Buffer.concat([...Array.from({ length: 100_000 }, () => level), Buffer.from([0xc0])]);
  expect(refusal(wire, 'dynamic')).toEqual(new RangeError('The value is nested deeper than 400 levels.'));
});

test.each<[string, number[]]>([
  ['an array of 4 billion elements', [0xdd, 0xff, 0xff, 0xff, 0xff]],
  ['a map of 4 billion members', [0xdf, 0xff, 0xff, 0xff, 0xff]],
  ['a string of 4 GiB', [0xdb, 0xff, 0xff, 0xff, 0xff]],
  ['binary of 4 GiB', [0xc6, 0xff, 0xff, 0xff, 0xff]],
  ['an extension of 4 GiB', [0xc9, 0xff, 0xff, 0xff, 0xff, 0]],
  ['arrays that all claim the same bytes', Array.from({ length: 300 }, () => [0xdc, 0x02, 0x00]).flat()],
])('%s that the message does not hold takes no memory', (_, wire) => {
  expect(refusal(Buffer.from(wire), { list: 'dynamic' })).toEqual(
    new RangeError('The value is not whole msgpack: it ends too early.'),
  );
});

test.each<[string, AttributeType, number[], string]>([
  ['a byte without a meaning', 'string', [0xc1], 'The value is not msgpack: it has a byte that begins no value.'],
  [
    'a timestamp',
    { map: 'string' },
    [0xd6, 0xff, 0, 0, 0, 0],
    'The value has a msgpack extension of type -1, which Terraform does not use.',
  ],
  [
    'a foreign extension',
    { map: 'string' },
    [0xd4, 0x05, 0],
    'The value has a msgpack extension of type 5, which Terraform does not use.',
  ],
  [
    'a map with numbers as keys',
    { map: 'string' },
    [0x81, 0x01, 0xa1, 0x61],
    'The value has a map whose keys are not strings.',
  ],
  [
    'a number that is none',
    'number',
    [0xa2, 0x31, 0x78],
    'Expected a value of type number, but got one that is not a finite number.',
  ],
  [
    'a hexadecimal number',
    'number',
    [0xa4, 0x30, 0x78, 0x31, 0x30],
    'Expected a value of type number, but got one that is not a finite number.',
  ],
  [
    'an infinite number',
    'number',
    [0xcb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0],
    'Expected a value of type number, but got one that is not a finite number.',
  ],
  ['binary for a string', 'string', [0xc4, 1, 0x61], 'Expected a value of type string, but got binary data.'],
  [
    'a dynamic value of three parts',
    'dynamic',
    [0x93, 0xc0, 0xc0, 0xc0],
    'Expected a value of type any, but got an array.',
  ],
])('%s is refused', (_, type, wire, message) => {
  expect((refusal(Buffer.from(wire), type) as Error).message).toBe(message);
});

test('what a dynamic value gives for its type is never quoted', () => {
  for (const type of ['hunter2', '{"hunter2":1}', '["hunter2","string"]', '["list"]', '["object",["hunter2"]]']) {
    expect((refusal(dynamicOfType(type), 'dynamic') as Error).message).toBe(
      'The type of the value is not one that Terraform writes.',
    );
  }
});
