import { once } from 'node:events';
import { status } from '@grpc/grpc-js';
import { bindPluginServices } from '../../../lib/custom-resource/wire/plugin-services';
import { closeAfterTest } from './support/close-after-test';
import { GrpcClient } from './support/grpc-client';
import { listen } from './support/listen';

async function serve(onShutdown: () => void = () => undefined) {
  const server = closeAfterTest(await listen({ createMethods: () => bindPluginServices(onShutdown) }));
  return closeAfterTest(new GrpcClient(server.socketPath));
}

test('the health check says that the plugin serves', async () => {
  const client = await serve();
  expect(await client.call('grpc.health.v1.Health/Check', { service: 'plugin' })).toEqual({ status: 'SERVING' });
});

test('Shutdown is answered and passed on', async () => {
  const shutdown = jest.fn();
  const client = await serve(shutdown);
  expect(await client.call('plugin.GRPCController/Shutdown')).toEqual({});
  expect(shutdown).toHaveBeenCalledTimes(1);
});

test('the stream of output opens at once and stays silent until the host cancels it', async () => {
  const client = await serve();
  const stream = client.openServerStream('plugin.GRPCStdio/StreamStdio');
  const data = jest.fn();
  stream.on('data', data);
  await once(stream, 'metadata');
  await client.call('grpc.health.v1.Health/Check');
  stream.cancel();
  const [error] = (await once(stream, 'error')) as [{ code: number }];
  expect(error.code).toBe(status.CANCELLED);
  expect(data).not.toHaveBeenCalled();
});

test('the broker stream opens at once, takes what the host sends, and ends when the host ends it', async () => {
  const client = await serve();
  const stream = client.openDuplexStream('plugin.GRPCBroker/StartStream');
  stream.resume();
  await once(stream, 'metadata');
  stream.write({ serviceId: 1, network: 'unix', address: '/nowhere' });
  await client.call('grpc.health.v1.Health/Check');
  stream.end();
  const [ended] = (await once(stream, 'status')) as [{ code: number }];
  expect(ended.code).toBe(status.OK);
});
