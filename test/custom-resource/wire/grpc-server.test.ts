import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { status } from '@grpc/grpc-js';
import { createServerCertificate } from '../../../lib/custom-resource/wire/certificate';
import { encodeFrame } from '../../../lib/custom-resource/wire/frame';
import type { Method } from '../../../lib/custom-resource/wire/method';
import { bindProviderService, type ProviderService } from '../../../lib/custom-resource/wire/provider-service';
import { closeAfterTest } from './support/close-after-test';
import { GrpcClient } from './support/grpc-client';
import { listen, type Listening } from './support/listen';
import { RawClient, readAnswer } from './support/raw-client';
import { stubService } from './support/stub-service';

const serverKeys = createServerCertificate(new Date(), randomBytes(16));
const clientKeys = createServerCertificate(new Date(), randomBytes(16));
const strangerKeys = createServerCertificate(new Date(), randomBytes(16));
const mutualTls = { ...serverKeys, clientCertificate: clientKeys.der };

async function serve(service: Partial<ProviderService>, options: { tls?: typeof mutualTls } = { tls: mutualTls }) {
  const createMethods = (): Method[] => bindProviderService(stubService(service));
  return closeAfterTest(await listen({ ...options, createMethods }));
}

function connect(server: Listening, keys: typeof clientKeys | undefined = clientKeys): GrpcClient {
  return closeAfterTest(new GrpcClient(server.socketPath, serverKeys.certificate, keys));
}

/** The host's end of a TLS connection, without what is spoken over it. */
class TlsSocket {
  readonly socket: tls.TLSSocket;
  /** The version of TLS, once the handshake is through. */
  readonly secured: Promise<string | null>;
  readonly closed: Promise<void>;

  constructor(socketPath: string, options: tls.ConnectionOptions) {
    const { certificate: cert, privateKey: key } = clientKeys;
    const ca = serverKeys.certificate;
    this.socket = tls.connect({
      path: socketPath,
      servername: 'localhost',
      ALPNProtocols: ['h2'],
      ca,
      cert,
      key,
      ...options,
    });
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
    this.secured = new Promise((resolve, reject) => {
      this.socket.once('secureConnect', () => resolve(this.socket.getProtocol())).once('error', reject);
    });
  }

  close(): void {
    this.socket.destroy();
  }
}

const read = 'tfplugin6.Provider/ReadDataSource';

test('a call brings its request to the provider and the answer back', async () => {
  const requests: unknown[] = [];
  const server = await serve({
    async planResourceChange(request) {
      requests.push(request);
      return {
        plannedState: { msgpack: Buffer.from([0x80]) },
        requiresReplace: [
          { steps: [{ selector: { $case: 'attributeName', value: 'tags' } }] },
          { steps: [{ selector: { $case: 'elementKeyInt', value: 0 } }] },
        ],
        plannedPrivate: Buffer.from('private'),
        diagnostics: [{ severity: 2, summary: 'Höhe', detail: '日本' }],
      };
    },
  });
  const answer = await connect(server).call('tfplugin6.Provider/PlanResourceChange', {
    typeName: 'toy',
    priorState: { msgpack: Buffer.from([0xc0]) },
    clientCapabilities: { writeOnlyAttributesAllowed: true },
  });
  expect(requests).toMatchObject([
    {
      typeName: 'toy',
      priorState: { msgpack: new Uint8Array([0xc0]) },
      config: undefined,
      clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
    },
  ]);
  expect(answer).toMatchObject({
    plannedState: { msgpack: Buffer.from([0x80]), json: Buffer.alloc(0) },
    requiresReplace: [
      { steps: [{ selector: 'attributeName', attributeName: 'tags' }] },
      // An index of zero is there, not left out as other zeros are.
      { steps: [{ selector: 'elementKeyInt', elementKeyInt: 0 }] },
    ],
    plannedPrivate: Buffer.from('private'),
    diagnostics: [{ severity: 'WARNING', summary: 'Höhe', detail: '日本', attribute: null }],
  });
});

test('a provider written as a class keeps its this', async () => {
  class Provider {
    private readonly answer = 'of the class';
    async stopProvider() {
      return { Error: this.answer };
    }
  }
  const provider = Object.assign(new Provider(), { ...stubService(), stopProvider: Provider.prototype.stopProvider });
  const createMethods = () => bindProviderService(provider);
  const server = closeAfterTest(await listen({ tls: mutualTls, createMethods }));
  expect(await connect(server).call('tfplugin6.Provider/StopProvider')).toEqual({ Error: 'of the class' });
});

test('200 calls at once are all answered, each with its own answer', async () => {
  const server = await serve({
    async readDataSource({ typeName }) {
      await new Promise(setImmediate);
      return { state: { json: Buffer.from(typeName) } };
    },
  });
  const client = connect(server);
  const names = Array.from({ length: 200 }, (_, index) => `type_${index}`);
  const answers = await Promise.all(
    names.map((typeName) => client.call<{ state: { json: Buffer } }>(read, { typeName })),
  );
  expect(answers.map((answer) => answer.state.json.toString())).toEqual(names);
  expect(server.events).toEqual(['connect']);
});

test('large messages pass both ways, also many at once', async () => {
  const server = await serve({ readDataSource: async ({ config }) => ({ state: config }) });
  const client = connect(server);
  const json = randomBytes(6 * 1024 * 1024);
  const answer = await client.call<{ state: { json: Buffer } }>(read, { config: { json } });
  expect(answer.state.json.equals(json)).toBe(true);

  const megabyte = randomBytes(1024 * 1024);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => client.call<{ state: { json: Buffer } }>(read, { config: { json: megabyte } })),
  );
  expect(answers.every(({ state }) => state.json.equals(megabyte))).toBe(true);
});

test('calls are taken while more answers wait than Node would let a connection keep', async () => {
  const json = Buffer.alloc(1024 * 1024);
  const server = await serve({ readDataSource: async () => ({ state: { json } }) }, {});
  const client = closeAfterTest(new RawClient(server.socketPath));
  const send = () => client.open('/tfplugin6.Provider/ReadDataSource', [encodeFrame(Buffer.alloc(0))]);
  // Nobody reads them yet, so flow control keeps them in the server.
  const first = Array.from({ length: 30 }, send);
  await Promise.all(first.map((stream) => once(stream, 'response')));
  const second = Array.from({ length: 30 }, send);
  const lengths = await Promise.all(
    [...first, ...second].map(async (stream) => (await readAnswer(stream)).body.length),
  );
  expect(lengths.filter((length) => length > json.length)).toHaveLength(60);
});

test('each connection is served by methods of its own', async () => {
  let connections = 0;
  const createMethods = () => {
    connections += 1;
    const own = String(connections);
    return bindProviderService(stubService({ stopProvider: async () => ({ Error: own }) }));
  };
  const server = closeAfterTest(await listen({ createMethods }));
  const clients = [1, 2].map(() => closeAfterTest(new RawClient(server.socketPath)));
  const bodies = [];
  for (const client of [...clients, ...clients]) {
    const answer = await client.send('/tfplugin6.Provider/StopProvider', [encodeFrame(Buffer.alloc(0))]);
    bodies.push(answer.body.subarray(-1).toString());
  }
  expect(bodies).toEqual(['1', '2', '1', '2']);
});

test('a connection whose methods cannot be made is closed, and the reason reported', async () => {
  const createMethods = () => {
    throw new Error('no methods');
  };
  const server = closeAfterTest(await listen({ createMethods }));
  const client = closeAfterTest(new RawClient(server.socketPath));
  await once(client.session, 'close');
  expect(server.events).toEqual(['connect', 'failure of the start of a connection: Error: no methods', 'disconnect']);
});

test('a client with another certificate is refused before any call reaches the provider', async () => {
  const calls: string[] = [];
  const server = await serve({
    async readDataSource({ typeName }) {
      calls.push(typeName);
      return {};
    },
  });
  await expect(connect(server, strangerKeys).call(read, { typeName: 'stranger' })).rejects.toMatchObject({
    code: status.UNAVAILABLE,
  });
  expect(server.events).toContain('refuse');
  expect(server.events).not.toContain('connect');
  await connect(server).call(read, { typeName: 'host' });
  expect(calls).toEqual(['host']);
});

test('a client without a certificate is refused', async () => {
  const server = await serve({});
  const client = closeAfterTest(new GrpcClient(server.socketPath, serverKeys.certificate));
  await expect(client.call(read)).rejects.toMatchObject({ code: status.UNAVAILABLE });
  expect(server.events).toContain('refuse');
  expect(server.events).not.toContain('connect');
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)('the right client is served over %s', async (version) => {
  const server = await serve({ readDataSource: async () => ({ state: { json: Buffer.from('{}') } }) });
  const socket = closeAfterTest(new TlsSocket(server.socketPath, { minVersion: version, maxVersion: version }));
  expect(await socket.secured).toBe(version);
  const client = closeAfterTest(new RawClient(() => socket.socket));
  const answer = await client.send('/tfplugin6.Provider/ReadDataSource', [encodeFrame(Buffer.alloc(0))]);
  expect(answer.headers).toMatchObject({ 'grpc-status': '0' });
});

test('TLS 1.1 is not spoken', async () => {
  const server = await serve({});
  const versions = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const socket = closeAfterTest(new TlsSocket(server.socketPath, versions));
  await expect(socket.secured).rejects.toThrow(/version|protocol/i);
});

test('bytes that are not TLS end their connection, and the next client is served', async () => {
  const server = await serve({});
  const socket = net.connect(server.socketPath);
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\n\r\n');
  await once(socket.resume(), 'close');
  expect(server.events).toEqual(['refuse']);
  await connect(server).call(read);
});

test('a client that speaks no HTTP/2 is turned away, and the next one is served', async () => {
  const server = await serve({});
  const socket = closeAfterTest(new TlsSocket(server.socketPath, { ALPNProtocols: ['http/1.1'] }));
  await socket.secured.catch(() => undefined);
  await socket.closed;
  expect(server.events).not.toContain('connect');
  await connect(server).call(read);
});

test('connections are reported when they open and when they close', async () => {
  const server = await serve({});
  const client = connect(server);
  await client.call(read);
  client.close();
  await server.disconnected;
  expect(server.events).toEqual(['connect', 'disconnect']);
});
