import { once } from 'node:events';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { createRdsClient, RdsClient, RdsClientOptions } from '../../../lib/rds';

/** One request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly parameters: URLSearchParams;
  readonly body: string;
}

export type Responder = (request: ReceivedRequest, response: ServerResponse, socket: Socket) => void;

/** A real HTTP server in the place of RDS, ruled by the test. */
export interface RdsServer {
  readonly endpoint: string;
  readonly requests: readonly ReceivedRequest[];
  /** TCP connections that were opened so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

export async function startRdsServer(respond: Responder): Promise<RdsServer> {
  const requests: ReceivedRequest[] = [];
  let connections = 0;
  const server: Server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const request = {
        method: message.method ?? '',
        url: message.url ?? '',
        headers: message.headers,
        parameters: new URLSearchParams(body),
        body,
      };
      requests.push(request);
      respond(request, response, message.socket);
    });
  });
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function answerWith(status: number, body: unknown, headers: Record<string, string> = {}): Responder {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

export const ACCESS_KEY_ID = 'LTAI5tUnitTestKeyId';
export const ACCESS_KEY_SECRET = 'kY9-unit-test-key-secret';
export const SECURITY_TOKEN = 'CAISunit+test/security=token';
export const SOURCE_PASSWORD = 'p@ss w*\'()~!+/="\\ü<&>';

export const PRECHECK_REQUEST = {
  dbInstanceName: 'pgm-bp102g323jd4abcd',
  sourceIpAddress: '172.16.0.10',
  sourcePort: 5432,
  sourceAccount: 'migratetest',
  sourcePassword: SOURCE_PASSWORD,
  sourceCategory: 'ecsOnVpc',
};

export const PRECHECK_ANSWER = {
  DBInstanceName: PRECHECK_REQUEST.dbInstanceName,
  RequestId: '60F9A12A-16B8-4728-B099-4CA38D32C31C',
  TaskId: 439946016,
  TaskName: 'slf7w7wj3g',
};

/** What a test looks for in everything that comes out. */
export const SECRETS = [ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN, SOURCE_PASSWORD].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  encodeURIComponent(encodeURIComponent(secret)),
  JSON.stringify(secret).slice(1, -1),
]);

export function clientOf(endpoint: string, options: Partial<RdsClientOptions> = {}): RdsClient {
  return createRdsClient({
    endpoint,
    credentials: {
      getCredentials: async () => ({
        accessKeyId: ACCESS_KEY_ID,
        accessKeySecret: ACCESS_KEY_SECRET,
        securityToken: SECURITY_TOKEN,
      }),
    },
    ...options,
  });
}

/** Runs a test body against a server of its own. */
export async function withServer(respond: Responder, body: (server: RdsServer) => Promise<void>): Promise<void> {
  const server = await startRdsServer(respond);
  try {
    await body(server);
  } finally {
    await server.close();
  }
}
