import { connect, type ClientHttp2Session, type ClientHttp2Stream, type OutgoingHttpHeaders } from 'node:http2';
import net from 'node:net';
import type { Duplex } from 'node:stream';

export interface RawAnswer {
  /** Headers and trailers together. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
  /** Why HTTP/2 reset the stream; 0 when it ended well. */
  readonly resetCode: number | undefined;
}

/** HTTP/2 without gRPC on top, to send what no gRPC client sends. */
export class RawClient {
  readonly session: ClientHttp2Session;

  /** @param socket a path, or what makes the connection */
  constructor(socket: string | (() => Duplex)) {
    const createConnection = typeof socket === 'string' ? () => net.connect(socket) : socket;
    this.session = connect('http://localhost', { createConnection });
    this.session.on('error', () => undefined);
  }

  /** Begins a request, sends each piece in a write of its own and, unless `leaveOpen` is set, ends it. */
  open(path: string, pieces: readonly Buffer[], headers: OutgoingHttpHeaders = {}, leaveOpen = false) {
    const stream = this.session.request(
      { ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...headers },
      { endStream: false },
    );
    stream.on('error', () => undefined);
    for (const piece of pieces) stream.write(piece);
    if (!leaveOpen) stream.end();
    return stream;
  }

  send(path: string, pieces: readonly Buffer[], headers: OutgoingHttpHeaders = {}, leaveOpen = false) {
    return readAnswer(this.open(path, pieces, headers, leaveOpen));
  }

  close(): void {
    this.session.destroy();
  }
}

/** All of an answer, when the server has ended it or the stream is gone. */
export function readAnswer(stream: ClientHttp2Stream): Promise<RawAnswer> {
  const headers: Record<string, unknown> = {};
  const body: Buffer[] = [];
  stream.on('response', (response) => Object.assign(headers, response));
  stream.on('trailers', (trailers) => Object.assign(headers, trailers));
  stream.on('data', (piece: Buffer) => body.push(piece));
  return new Promise((resolve) => {
    const finish = () => resolve({ headers, body: Buffer.concat(body), resetCode: stream.rstCode });
    stream.once('end', finish).once('close', finish);
  });
}
