import net from 'node:net';
import fc from 'fast-check';
import { encodeFrame } from '../../../lib/custom-resource/wire/frame';
import { bindPluginServices } from '../../../lib/custom-resource/wire/plugin-services';
import { bindProviderService, type ProviderService } from '../../../lib/custom-resource/wire/provider-service';
import { closeAfterTest } from './support/close-after-test';
import { listen } from './support/listen';
import { RawClient } from './support/raw-client';
import { stubService } from './support/stub-service';

/** Set SEED to the one that a failure printed to see it again. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const bounds = { seed, numRuns: 300, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false };

const path = '/tfplugin6.Provider/PlanResourceChange';
const health = '/grpc.health.v1.Health/Check';
const statusCodes = ['0', '2', '8', '12', '13'];

async function serve(service: Partial<ProviderService> = {}) {
  const createMethods = () => [...bindProviderService(stubService(service)), ...bindPluginServices(() => undefined)];
  return closeAfterTest(await listen({ createMethods, maximumMessageBytes: 100_000 }));
}

const echo: Partial<ProviderService> = {
  planResourceChange: async ({ proposedNewState }) => ({ plannedState: proposedNewState }),
};

test(`whatever bytes a request has, it gets one status and the connection serves on (seed ${seed})`, async () => {
  const server = await serve(echo);
  const client = closeAfterTest(new RawClient(server.socketPath));
  const piece = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  const framed = piece.map((bytes) => encodeFrame(bytes));
  // Length-delimited fields of every number, nested as deep as they like, with lengths that need not be true.
  const field = fc
    .tuple(fc.nat(15), fc.nat(5), fc.nat(40), piece)
    .map(([number, wireType, length, rest]) => Buffer.concat([Buffer.from([(number << 3) | wireType, length]), rest]));
  const protobuf = fc.array(field, { maxLength: 8 }).map((fields) => encodeFrame(Buffer.concat(fields)));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, framed, protobuf), { maxLength: 4 }), async (pieces) => {
      const answer = await client.send(path, pieces);
      expect(answer.headers[':status']).toBe(200);
      expect(statusCodes).toContain(answer.headers['grpc-status']);
    }),
    bounds,
  );
  expect((await client.send(health, [encodeFrame(Buffer.alloc(0))])).headers).toMatchObject({ 'grpc-status': '0' });
  expect(server.events).toEqual(['connect']);
});

test('messages nested ninety thousand deep are refused', async () => {
  const server = await serve();
  const client = closeAfterTest(new RawClient(server.socketPath));
  // Schema.Block.block_types.block.block_types… cannot come in a request; a group (wire type 3) nests just as well.
  const groups = Buffer.alloc(90_000, (1 << 3) | 3);
  const answer = await client.send(path, [encodeFrame(groups)]);
  expect(answer.headers).toMatchObject({ 'grpc-status': '13' });
});

test(`bytes that are not HTTP/2 end their own connection at most (seed ${seed})`, async () => {
  const server = await serve();
  const bystander = closeAfterTest(new RawClient(server.socketPath));
  const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  const emptySettings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
  const frame = fc
    .tuple(fc.nat(12), fc.nat(255), fc.nat(5), fc.uint8Array({ maxLength: 60 }), fc.integer({ min: -2, max: 2 }))
    .map(([type, flags, stream, payload, lie]) => {
      const length = Math.max(0, payload.length + lie);
      return Buffer.concat([Buffer.from([0, 0, length, type, flags, 0, 0, 0, stream]), payload]);
    });
  const garbage = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes));
  const conversation = fc.oneof(
    garbage,
    fc.array(frame, { maxLength: 10 }).map((frames) => Buffer.concat([preface, emptySettings, ...frames])),
  );
  await fc.assert(
    fc.asyncProperty(conversation, async (bytes) => {
      const socket = net.connect(server.socketPath);
      socket.on('error', () => undefined);
      socket.resume();
      await new Promise<void>((resolve) => socket.once('close', resolve).write(bytes, () => resolve()));
      const answer = await bystander.send(health, [encodeFrame(Buffer.alloc(0))]);
      expect(answer.headers).toMatchObject({ 'grpc-status': '0' });
      socket.destroy();
    }),
    bounds,
  );
});
