import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { checkMsgpackShape } from '../../../lib/custom-resource/values/msgpack-shape';

const arbitraryJson = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' });

/** Values that need each width of length that msgpack has. */
const LONG_VALUES: readonly [string, unknown][] = [
  ['string of 8 bits', 'x'.repeat(40)],
  ['string of 16 bits', 'x'.repeat(300)],
  ['string of 32 bits', 'x'.repeat(70_000)],
  ['binary of 8 bits', new Uint8Array(10)],
  ['binary of 16 bits', new Uint8Array(300)],
  ['binary of 32 bits', new Uint8Array(70_000)],
  ['array of 16 bits', Array.from({ length: 20 }, () => 'x')],
  ['array of 32 bits', Array.from({ length: 70_000 }, () => 1)],
  ['map of 16 bits', Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, index]))],
  ['map of 32 bits', Object.fromEntries(Array.from({ length: 70_000 }, (_, index) => [`k${index}`, index]))],
  ['float of 64 bits', 1.5],
  ['date', new Date(1)],
];

test('whatever an independent encoder makes is whole, and without its last byte it is not', () => {
  fc.assert(
    fc.property(arbitraryJson, (value) => {
      const wire = encode(value, { useBigInt64: true });
      expect(() => checkMsgpackShape(wire, 100)).not.toThrow();
      expect(() => checkMsgpackShape(wire.subarray(0, -1), 100)).toThrow('it ends too early');
    }),
  );
});

test.each(LONG_VALUES)('a %s is whole, and without its last byte it is not', (_, value) => {
  const wire = encode(value);
  expect(() => checkMsgpackShape(wire, 100)).not.toThrow();
  expect(() => checkMsgpackShape(wire.subarray(0, -1), 100)).toThrow('it ends too early');
});

test.each([0xcc, 0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3, 0xca, 0xcb, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8])(
  'a number or extension that begins with byte %i has the size that the specification gives',
  (first) => {
    const sizes: Readonly<Record<number, number>> = {
      0xcc: 2,
      0xcd: 3,
      0xce: 5,
      0xcf: 9,
      0xd0: 2,
      0xd1: 3,
      0xd2: 5,
      0xd3: 9,
      0xca: 5,
      0xcb: 9,
      0xd4: 3,
      0xd5: 4,
      0xd6: 6,
      0xd7: 10,
      0xd8: 18,
    };
    const wire = Buffer.alloc(sizes[first] ?? 0);
    wire[0] = first;
    expect(() => checkMsgpackShape(wire, 1)).not.toThrow();
    expect(() => checkMsgpackShape(wire.subarray(0, -1), 1)).toThrow('it ends too early');
    expect(() => checkMsgpackShape(Buffer.concat([wire, wire]), 1)).toThrow(`${wire.length} bytes after its end`);
  },
);

test('an empty message is not a value', () => {
  expect(() => checkMsgpackShape(new Uint8Array(), 1)).toThrow('it ends too early');
});

test('a value may be nested as deep as allowed, and no deeper', () => {
  const nested = encode([[['x']]]);
  expect(() => checkMsgpackShape(nested, 4)).not.toThrow();
  expect(() => checkMsgpackShape(nested, 3)).toThrow('The value is nested deeper than 3 levels.');
});
