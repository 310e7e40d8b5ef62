import fc from 'fast-check';
import { encodeFrame, SingleMessageReader } from '../../../lib/custom-resource/wire/frame';
import { StatusCode } from '../../../lib/custom-resource/wire/status';

const bytes = () => fc.uint8Array({ maxLength: 300 });

/** Cuts bytes at the given places, empty pieces included. */
function cut(whole: Buffer, places: readonly number[]): Buffer[] {
  const edges = [0, ...places.map((place) => place % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return edges.slice(1).map((edge, index) => whole.subarray(edges[index], edge));
}

function readAll(pieces: readonly Buffer[], maximum = 1000): Uint8Array {
  const reader = new SingleMessageReader(maximum);
  for (const piece of pieces) reader.push(piece);
  return reader.finish();
}

test('a frame is a zero flag, the length in four bytes, the highest first, and the message', () => {
  expect(encodeFrame(Buffer.from('abc'))).toEqual(Buffer.from([0, 0, 0, 0, 3, 97, 98, 99]));
  expect(encodeFrame(Buffer.alloc(0x010203)).subarray(0, 5)).toEqual(Buffer.from([0, 0, 1, 2, 3]));
});

test('a message comes out as it went in, in whatever pieces its frame arrives', () => {
  fc.assert(
    fc.property(bytes(), fc.array(fc.nat()), (message, places) => {
      expect(Buffer.from(readAll(cut(encodeFrame(message), places)))).toEqual(Buffer.from(message));
    }),
  );
});

test('a frame that ends early is an error that tells both lengths', () => {
  fc.assert(
    fc.property(bytes(), fc.nat(), fc.array(fc.nat()), (message, missing, places) => {
      const frame = encodeFrame(message);
      const short = frame.subarray(0, missing % frame.length);
      expect(() => readAll(cut(short, places))).toThrow(`ended after ${short.length} bytes`);
    }),
  );
});

test('bytes after the message are an error, a second frame too', () => {
  fc.assert(
    fc.property(
      bytes(),
      fc.uint8Array({ minLength: 1, maxLength: 20 }),
      fc.array(fc.nat()),
      (message, rest, places) => {
        const tooMuch = Buffer.concat([encodeFrame(message), rest]);
        expect(() => readAll(cut(tooMuch, places))).toThrow('bytes after its message');
      },
    ),
  );
});

test('a compressed message is refused as unimplemented, an unknown flag as an error', () => {
  const status = (code: StatusCode) => expect.objectContaining({ code }) as unknown as Error;
  expect(() => readAll([Buffer.from([1, 0, 0, 0, 0])])).toThrow(status(StatusCode.UNIMPLEMENTED));
  expect(() => readAll([Buffer.from([2, 0, 0, 0, 0])])).toThrow(status(StatusCode.INTERNAL));
});

test('a message longer than the bound is refused by its header alone', () => {
  const reader = new SingleMessageReader(10);
  reader.push(Buffer.from([0, 0, 0, 0]));
  expect(() => reader.push(Buffer.from([11]))).toThrow('announces a message of 11 bytes; at most 10 are taken');
  expect(readAll([encodeFrame(Buffer.alloc(10))], 10)).toHaveLength(10);
});
