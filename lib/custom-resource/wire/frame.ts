import { StatusCode, StatusError } from './status';

/** Bytes before each message: one for the compressed flag, four for the length, big endian. */
const HEADER_BYTES = 5;

/** One message as gRPC carries it in a body, uncompressed. */
export function encodeFrame(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + message.length);
  frame.writeUInt8(0, 0);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, HEADER_BYTES);
  return frame;
}

/**
 * Puts the one message of a request together from the pieces in which its body arrives. Memory is taken for what has
 * arrived, never for what a header announces.
 *
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md ("Length-Prefixed-Message")
 */
export class SingleMessageReader {
  private readonly pieces: Buffer[] = [];
  private received = 0;
  /** Bytes of the whole frame, once its header is here. */
  private expected: number | undefined;

  /** @param maximumMessageBytes longest message that is taken, without its header. */
  constructor(private readonly maximumMessageBytes: number) {}

  /** @throws StatusError as soon as the body cannot become one message that may be taken. */
  push(piece: Buffer): void {
    this.pieces.push(piece);
    this.received += piece.length;
    if (this.expected === undefined && this.received >= HEADER_BYTES) this.expected = this.readHeader();
    if (this.expected !== undefined && this.received > this.expected) {
      throw new StatusError(
        StatusCode.INTERNAL,
        'The request has bytes after its message; this call takes one message.',
      );
    }
  }

  /** The message, when the body has ended. @throws StatusError when it ended too early. */
  finish(): Uint8Array {
    if (this.expected === undefined || this.received < this.expected) {
      const expected = this.expected ?? `at least ${HEADER_BYTES}`;
      throw new StatusError(
        StatusCode.INTERNAL,
        `The request ended after ${this.received} bytes where ${expected} were announced.`,
      );
    }
    return this.joined().subarray(HEADER_BYTES);
  }

  private readHeader(): number {
    const header = this.joined();
    const flag = header.readUInt8(0);
    if (flag === 1) throw new StatusError(StatusCode.UNIMPLEMENTED, 'This server takes no compressed messages.');
    if (flag !== 0)
      throw new StatusError(StatusCode.INTERNAL, `The compressed flag of a message is ${flag}, not 0 or 1.`);
    const length = header.readUInt32BE(1);
    if (length > this.maximumMessageBytes) {
      throw new StatusError(
        StatusCode.RESOURCE_EXHAUSTED,
        `The request announces a message of ${length} bytes; at most ${this.maximumMessageBytes} are taken.`,
      );
    }
    return HEADER_BYTES + length;
  }

  private joined(): Buffer {
    return this.pieces.length === 1 && this.pieces[0] !== undefined ? this.pieces[0] : Buffer.concat(this.pieces);
  }
}
