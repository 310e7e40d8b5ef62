import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_SIGNATURE = 0x06054b50;
const DEFLATED = 8;

/**
 * The files in a zip archive, unpacked, by name. Terraform's plan files are such: without unpacking, nothing in them
 * could be found.
 *
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipEntries(file: string): Map<string, Buffer> {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END_SIGNATURE).buffer));
  if (end < 0) throw new Error(`${file} is not a zip archive.`);
  const entries = new Map<string, Buffer>();
  let header = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = zip.readUInt16LE(header + 28);
    const nameStart = header + CENTRAL_HEADER_BYTES;
    entries.set(zip.toString('utf8', nameStart, nameStart + nameLength), contentOf(zip, header));
    header = nameStart + nameLength + zip.readUInt16LE(header + 30) + zip.readUInt16LE(header + 32);
  }
  return entries;
}

function contentOf(zip: Buffer, centralHeader: number): Buffer {
  const packedLength = zip.readUInt32LE(centralHeader + 20);
  const local = zip.readUInt32LE(centralHeader + 42);
  const start = local + LOCAL_HEADER_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + packedLength);
  return zip.readUInt16LE(centralHeader + 10) === DEFLATED ? inflateRawSync(packed) : packed;
}
