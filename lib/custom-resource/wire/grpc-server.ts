import {
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
  type ServerHttp2Session,
} from 'node:http2';
import { TLSSocket } from 'node:tls';
import type { Method } from './method';
import { serveCall } from './serve-call';

/** Mutual TLS between two ends that know each other's certificate beforehand. */
export interface MutualTls {
  /** Of the server, PEM. */
  readonly privateKey: string;
  /** Of the server, PEM. */
  readonly certificate: string;
  /** The one certificate that a client may show, DER. */
  readonly clientCertificate: Uint8Array;
}

export interface GrpcServerOptions {
  /** Without it the server speaks plain HTTP/2 to everyone. */
  readonly tls?: MutualTls | undefined;
  /** Called once a connection: what it returns serves that connection only. */
  readonly createMethods: () => readonly Method[];
  /** Longest request, in bytes. Default: 256 MiB. */
  readonly maximumMessageBytes?: number;
  readonly onConnect: () => void;
  readonly onDisconnect: () => void;
  /** A connection was closed because its client did not show the right certificate. */
  readonly onRefuse: () => void;
  /** A method threw something other than a status. */
  readonly onFailure: (path: string, error: unknown) => void;
}

const DEFAULT_MAXIMUM_MESSAGE_BYTES = 256 * 1024 * 1024;

const HTTP2_OPTIONS = {
  // Terraform runs as many calls at once as `-parallelism` says.
  settings: { initialWindowSize: 1 << 20, maxConcurrentStreams: 1000 },
  // In megabytes. With Node's default of 10, answers that wait to be sent make it refuse the next calls.
  maxSessionMemory: 1 << 14,
};

/** A gRPC server that does not listen yet. */
export function createGrpcServer(options: GrpcServerOptions): Http2Server | Http2SecureServer {
  const server = options.tls === undefined ? createServer(HTTP2_OPTIONS) : createTlsServer(options.tls);
  server.on('session', (session) => serveSession(session, options));
  // Both are followed by the session's or the socket's own end, which is all that matters here.
  server.on('sessionError', () => undefined);
  server.on('tlsClientError', () => options.onRefuse());
  return server;
}

function createTlsServer({ privateKey, certificate }: MutualTls): Http2SecureServer {
  return createSecureServer({
    ...HTTP2_OPTIONS,
    key: privateKey,
    cert: certificate,
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['h2'],
    requestCert: true,
    // The client's certificate is compared in `serveSession`; a chain to an authority would prove less. The empty
    // list keeps Node from parsing its 140 root certificates at start, 16 ms with Node 20.
    rejectUnauthorized: false,
    ca: [],
  });
}

function serveSession(session: ServerHttp2Session, options: GrpcServerOptions): void {
  session.on('error', () => undefined);
  if (options.tls !== undefined && !showsCertificate(session, options.tls.clientCertificate)) {
    session.destroy();
    options.onRefuse();
    return;
  }
  const { onFailure, maximumMessageBytes = DEFAULT_MAXIMUM_MESSAGE_BYTES } = options;
  session.once('close', options.onDisconnect);
  options.onConnect();
  const methods = methodsByPath(options);
  if (methods === undefined) {
    session.destroy();
    return;
  }
  session.on('stream', (stream, headers) => {
    void serveCall(stream, headers, { methods, maximumMessageBytes, onFailure });
  });
}

function methodsByPath({ createMethods, onFailure }: GrpcServerOptions): Map<string, Method> | undefined {
  try {
    return new Map(createMethods().map((method) => [method.path, method]));
  } catch (error) {
    onFailure('the start of a connection', error);
    return undefined;
  }
}

/** That the client holds the certificate's key was proved in the handshake; here it must be the right certificate. */
function showsCertificate(session: ServerHttp2Session, expected: Uint8Array): boolean {
  const { socket } = session;
  if (!(socket instanceof TLSSocket)) return false;
  return socket.getPeerX509Certificate()?.raw.equals(expected) ?? false;
}
