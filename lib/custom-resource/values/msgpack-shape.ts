/**
 * Checks that bytes are one whole msgpack value, nested at most so deep, before anything is allocated for it: a decoder
 * that believes the lengths in a few hostile bytes would take all memory.
 *
 * Source: https://github.com/msgpack/msgpack/blob/master/spec.md
 *
 * @throws RangeError that says what is wrong, and never quotes the bytes.
 */
export function checkMsgpackShape(bytes: Uint8Array, deepest: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** For each collection around the present place, the values that it still lacks. */
  const open = [1];
  let offset = 0;
  while (open.length > 0) {
    const lacking = open.pop() ?? 0;
    if (lacking === 0) continue;
    if (lacking > bytes.length - offset) throw endsEarly();
    const { size, values } = readHead(view, offset);
    offset += size;
    if (offset > bytes.length) throw endsEarly();
    open.push(lacking - 1);
    if (values > 0) open.push(values);
    if (open.length > deepest) throw new RangeError(`The value is nested deeper than ${deepest} levels.`);
  }
  if (offset < bytes.length) throw new RangeError(`The value has ${bytes.length - offset} bytes after its end.`);
}

interface Head {
  /** Bytes up to the next value. */
  readonly size: number;
  /** How many values belong to this one: the elements of an array, the keys and values of a map. */
  readonly values: number;
}

/** Bytes of each value that has a size of its own, by its first byte: 0xca to 0xd3 are numbers, 0xd4 to 0xd8 extensions. */
const FIXED_SIZES = [5, 9, 2, 3, 5, 9, 2, 3, 5, 9, 3, 4, 6, 10, 18];

function readHead(view: DataView, offset: number): Head {
  const first = view.getUint8(offset);
  if (first < 0x80 || first >= 0xe0 || first === 0xc0 || first === 0xc2 || first === 0xc3) return scalar(1);
  if (first < 0x90) return { size: 1, values: 2 * (first & 0x0f) };
  if (first < 0xa0) return { size: 1, values: first & 0x0f };
  if (first < 0xc0) return scalar(1 + (first & 0x1f));
  if (first >= 0xc4 && first <= 0xc6) return scalar(lengthAt(view, offset, first - 0xc4));
  if (first >= 0xc7 && first <= 0xc9) return scalar(lengthAt(view, offset, first - 0xc7) + 1);
  if (first >= 0xca && first <= 0xd8) return scalar(FIXED_SIZES[first - 0xca] ?? 1);
  if (first >= 0xd9 && first <= 0xdb) return scalar(lengthAt(view, offset, first - 0xd9));
  if (first === 0xdc || first === 0xdd) return collection(view, offset, first - 0xdc, 1);
  if (first === 0xde || first === 0xdf) return collection(view, offset, first - 0xde, 2);
  throw new RangeError('The value is not msgpack: it has a byte that begins no value.');
}

function scalar(size: number): Head {
  return { size, values: 0 };
}

/** Size of a string, binary or extension whose length stands in the 1, 2 or 4 bytes after the first. */
function lengthAt(view: DataView, offset: number, power: number): number {
  return 1 + 2 ** power + readLength(view, offset + 1, 2 ** power);
}

function collection(view: DataView, offset: number, power: number, perMember: number): Head {
  const width = 2 * 2 ** power;
  return { size: 1 + width, values: perMember * readLength(view, offset + 1, width) };
}

function readLength(view: DataView, offset: number, width: number): number {
  if (offset + width > view.byteLength) throw endsEarly();
  if (width === 1) return view.getUint8(offset);
  return width === 2 ? view.getUint16(offset) : view.getUint32(offset);
}

function endsEarly(): RangeError {
  return new RangeError('The value is not whole msgpack: it ends too early.');
}
