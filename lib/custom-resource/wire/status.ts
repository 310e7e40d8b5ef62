/**
 * The gRPC status codes that this server answers with.
 *
 * Source: https://grpc.github.io/grpc/core/md_doc_statuscodes.html
 */
export enum StatusCode {
  OK = 0,
  CANCELLED = 1,
  UNKNOWN = 2,
  DEADLINE_EXCEEDED = 4,
  RESOURCE_EXHAUSTED = 8,
  UNIMPLEMENTED = 12,
  INTERNAL = 13,
}

/** The call ends with a gRPC status instead of an answer. Its message is shown to the caller, so it holds no secrets. */
export class StatusError extends Error {
  constructor(
    readonly code: StatusCode,
    message: string,
  ) {
    super(message);
    this.name = 'StatusError';
  }
}

/** Longest `grpc-message`, in characters before encoding: clients bound the size of headers, some to 8 KiB. */
const MAXIMUM_MESSAGE_CHARACTERS = 1000;

/**
 * A status message as the `grpc-message` header wants it: UTF-8, with everything but printable ASCII, and the percent
 * sign itself, percent-encoded.
 *
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md ("Percent-Encoded")
 */
export function encodeStatusMessage(message: string): string {
  let encoded = '';
  for (const byte of Buffer.from(message.slice(0, MAXIMUM_MESSAGE_CHARACTERS), 'utf8')) {
    const printable = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += printable ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}
