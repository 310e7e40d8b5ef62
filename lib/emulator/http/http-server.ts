import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { commonErrors } from '../api-error';
import type { Backend } from '../backend';
import type { Clock } from '../clock';
import { sendAnswer } from '../faults/spoil';
import { describeRequest, type RequestLogEntry } from '../request-log';
import type { RpcAnswer } from '../rpc-service';
import { adminPath, administer } from './admin-api';
import { toJson } from './response-body';
import { readParameters, type RpcRequest } from './rpc-request';

/** The largest request body, in bytes. Real requests have a few hundred. */
const bodyLimit = 2 ** 20;

export interface HttpServerSettings {
  readonly adminToken: string;
  readonly clock: Clock;
  readonly onRequest: (entry: RequestLogEntry) => void;
}

/** The emulator's sockets: bounded in size and time, one log entry for each request of the API. */
export function createHttpServer(backend: Backend, settings: HttpServerSettings): Server {
  const server = createServer(
    {
      maxHeaderSize: 64 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than clients keep an idle connection, so that none of them is surprised by a closed one.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      // A client that went away, or a defect: this connection ends, the emulator goes on.
      readBody(request)
        .then((body) => respond(request, response, body))
        .catch(() => response.destroy());
    },
  );
  server.maxConnections = 1024;
  return server;

  function respond(request: IncomingMessage, response: ServerResponse, body: string | undefined): void {
    const [path = '', query = ''] = splitOnce(request.url ?? '/', '?');
    if (body === undefined) response.setHeader('Connection', 'close');
    if (path.startsWith(adminPath)) respondToAdmin(request, response, path.slice(adminPath.length), body ?? '');
    else respondToRpc(request, response, path, query, body);
  }

  function respondToAdmin(request: IncomingMessage, response: ServerResponse, resource: string, body: string): void {
    const answer = administer(backend, settings.adminToken, {
      method: request.method ?? '',
      resource,
      authorization: request.headers.authorization ?? '',
      remoteAddress: request.socket.remoteAddress ?? '',
      body,
    });
    response.writeHead(answer.httpStatus, { 'Content-Type': 'application/json;charset=utf-8' });
    response.end(toJson(answer.body));
  }

  function respondToRpc(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
    body: string | undefined,
  ): void {
    const rpcRequest: RpcRequest = {
      method: request.method === 'GET' ? 'GET' : 'POST',
      parameters: readParameters(query, body ?? '', request.headers['content-type'] ?? ''),
      host: request.headers.host ?? '',
    };
    const answer = answerTo(request, rpcRequest, path, body === undefined);
    const { method = '' } = request;
    const isRegistered = (id: string) => backend.hasInstance(id);
    settings.onRequest(describeRequest(rpcRequest, answer, method, settings.clock.now(), isRegistered));
    sendAnswer(response, answer, settings.clock);
  }

  function answerTo(request: IncomingMessage, rpcRequest: RpcRequest, path: string, tooLarge: boolean): RpcAnswer {
    if (tooLarge) return backend.rpc.refuse(rpcRequest, commonErrors.bodyTooLarge());
    if (request.method !== 'GET' && request.method !== 'POST') {
      return backend.rpc.refuse(rpcRequest, commonErrors.unsupportedHttpMethod());
    }
    return path === '/' ? backend.rpc.handle(rpcRequest) : backend.rpc.refuse(rpcRequest, commonErrors.unknownPath());
  }
}

/** The body as text; undefined when it is too large. Rejects when the client goes away. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is beyond the limit is read, so that the client can read the answer, but not kept.
    if (size <= bodyLimit) chunks.push(chunk);
    if (size > 16 * bodyLimit) throw new Error('The body is far beyond the limit.');
  }
  return size > bodyLimit ? undefined : Buffer.concat(chunks).toString('utf8');
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
