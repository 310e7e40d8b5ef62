import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { parseTimeout } from './deadline';
import { encodeFrame, SingleMessageReader } from './frame';
import type { IdleMethod, Method, UnaryMethod } from './method';
import { encodeStatusMessage, StatusCode, StatusError } from './status';

/** What serves the calls of one connection. */
export interface CallContext {
  /** By path. */
  readonly methods: ReadonlyMap<string, Method>;
  /** Longest request, in bytes. */
  readonly maximumMessageBytes: number;
  /** Told of each method that threw something other than a status. */
  readonly onFailure: (path: string, error: unknown) => void;
}

const CONTENT_TYPE = 'application/grpc+proto';

/**
 * Serves one call, from its headers to its trailers. Never throws: whatever goes wrong becomes a status.
 *
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export async function serveCall(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, context: CallContext) {
  // An error of a stream is a cancellation, which is seen as its 'close'.
  stream.on('error', () => undefined);
  const httpStatus = refusedHttpStatus(headers);
  if (httpStatus !== undefined) {
    stream.respond({ ':status': httpStatus }, { endStream: true });
    stream.resume();
    return;
  }
  const path = headers[':path'] ?? '';
  const method = context.methods.get(path);
  try {
    if (method === undefined) throw new StatusError(StatusCode.UNIMPLEMENTED, `This plugin has no method ${path}.`);
    if ('answer' in method) answerCall(stream, await serveUnary(stream, headers, method, context));
    else holdOpen(stream, method);
  } catch (error) {
    refuseCall(stream, error instanceof StatusError ? error : internalFailure(path));
  }
}

/** Requests that are not gRPC's get an HTTP status, as its specification asks. */
function refusedHttpStatus(headers: IncomingHttpHeaders): number | undefined {
  if (headers[':method'] !== 'POST') return 405;
  return headers['content-type']?.startsWith('application/grpc') ? undefined : 415;
}

function internalFailure(path: string): StatusError {
  const message = `The plugin failed in ${path}. Its log has the reason: run again with TF_LOG_PROVIDER=ERROR.`;
  return new StatusError(StatusCode.UNKNOWN, message);
}

async function serveUnary(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  method: UnaryMethod,
  context: CallContext,
): Promise<Uint8Array> {
  const timeout = parseTimeout(headers['grpc-timeout']);
  const controller = new AbortController();
  const { signal } = controller;
  const cancel = () => controller.abort(new DOMException('The caller cancelled the call.', 'AbortError'));
  stream.once('close', cancel);
  const expire = () => controller.abort(new DOMException('The deadline of the call has passed.', 'TimeoutError'));
  const timer = timeout === undefined ? undefined : setTimeout(expire, timeout);

  async function readAndAnswer(): Promise<Uint8Array> {
    const request = await readRequest(stream, context.maximumMessageBytes);
    try {
      return await method.answer(request, { signal });
    } catch (error) {
      if (!(error instanceof StatusError) && !signal.aborted) context.onFailure(method.path, error);
      throw error;
    }
  }

  try {
    return await Promise.race([readAndAnswer(), rejectWhenAborted(signal)]);
  } finally {
    clearTimeout(timer);
    stream.off('close', cancel);
  }
}

/** Settles only for a call that is given up, so that its caller is answered although the method may still run. */
function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      const { name, message } = signal.reason as DOMException;
      reject(new StatusError(name === 'TimeoutError' ? StatusCode.DEADLINE_EXCEEDED : StatusCode.CANCELLED, message));
    });
  });
}

function readRequest(stream: ServerHttp2Stream, maximumMessageBytes: number): Promise<Uint8Array> {
  const reader = new SingleMessageReader(maximumMessageBytes);
  return new Promise((resolve, reject) => {
    const take = (piece: Buffer) => {
      try {
        reader.push(piece);
      } catch (error) {
        stream.off('data', take);
        reject(error);
      }
    };
    stream.on('data', take);
    stream.once('end', () => {
      try {
        resolve(reader.finish());
      } catch (error) {
        reject(error);
      }
    });
  });
}

function answerCall(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (stream.destroyed || stream.closed) return;
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': StatusCode.OK }));
  stream.respond({ ':status': 200, 'content-type': CONTENT_TYPE }, { waitForTrailers: true });
  stream.end(encodeFrame(message));
}

/** Ends the call with a status alone; what the caller still sends is thrown away. */
function refuseCall(stream: ServerHttp2Stream, { code, message }: StatusError): void {
  if (stream.destroyed || stream.closed) return;
  const trailers = { 'grpc-status': code, 'grpc-message': encodeStatusMessage(message) };
  stream.respond({ ':status': 200, 'content-type': CONTENT_TYPE, ...trailers }, { endStream: true });
  stream.resume();
}

function holdOpen(stream: ServerHttp2Stream, method: IdleMethod): void {
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': StatusCode.OK }));
  stream.respond({ ':status': 200, 'content-type': CONTENT_TYPE }, { waitForTrailers: true });
  if (method.endsWithRequest) stream.once('end', () => stream.end());
  stream.resume();
}
