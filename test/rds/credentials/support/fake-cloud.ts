import http, { IncomingMessage, RequestOptions, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** A request that reached the fake, wherever it was meant for. */
export interface ReceivedRequest {
  readonly host: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer =
  | { readonly status?: number; readonly json: unknown }
  | { readonly status?: number; readonly text: string }
  | 'reset'
  | ((response: ServerResponse) => void);

export interface FakeCloud {
  readonly port: number;
  readonly requests: ReceivedRequest[];
  /** Decides on answers; until it is set, nothing may be asked. */
  answer: (request: ReceivedRequest) => Answer;
  close(): Promise<void>;
}

const ORIGINAL_HOST = 'x-original-host';

/**
 * A local server in the place of all hosts that are asked through HTTPS or at the address of the ECS metadata service.
 * Their addresses cannot be changed from outside, so requests are turned round where they leave the process.
 */
export async function startFakeCloud(): Promise<FakeCloud> {
  const requests: ReceivedRequest[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const host = String(request.headers[ORIGINAL_HOST] ?? request.headers.host);
      const received = {
        host,
        method: String(request.method),
        url: new URL(`http://${host}${request.url}`),
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      requests.push(received);
      respond(cloud.answer(received), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  turnRound(port);
  const cloud: FakeCloud = {
    port,
    requests,
    answer: ({ url }) => {
      throw new Error(`nobody was expected to ask ${url}`);
    },
    close: async () => {
      jest.restoreAllMocks();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return cloud;
}

function respond(answer: Answer, response: ServerResponse): void {
  if (answer === 'reset') {
    response.destroy();
  } else if (typeof answer === 'function') {
    answer(response);
  } else {
    const text = 'text' in answer ? answer.text : JSON.stringify(answer.json);
    response.writeHead(answer.status ?? 200, { 'content-type': 'json' in answer ? 'application/json' : 'text/plain' });
    response.end(text);
  }
}

function turnRound(port: number): void {
  const request = http.request;
  jest.spyOn(http, 'request').mockImplementation(((options: RequestOptions) =>
    options.host === '100.100.100.200'
      ? request({
          ...options,
          host: '127.0.0.1',
          port,
          agent: false,
          headers: { ...options.headers, [ORIGINAL_HOST]: options.host },
        })
      : request(options)) as typeof http.request);
  const fetchForReal = globalThis.fetch;
  jest.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const url = new URL(String(input));
    if (url.protocol !== 'https:') {
      return fetchForReal(input, init);
    }
    const target = new URL(`${url.pathname}${url.search}`, `http://127.0.0.1:${port}`);
    return fetchForReal(target, { ...init, headers: { ...init?.headers, [ORIGINAL_HOST]: url.host } });
  });
}
