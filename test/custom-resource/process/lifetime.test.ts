import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { status } from '@grpc/grpc-js';
import { createHostedLifetime } from '../../../lib/custom-resource/process/lifetime';
import { closeAfterTest } from '../wire/support/close-after-test';
import { GrpcClient } from '../wire/support/grpc-client';
import { hostEnvironment, hostPlugin, pluginFile, spawnPlugin } from './support/spawn-plugin';

const read = 'tfplugin6.Provider/ReadDataSource';

/** A lifetime on a clock that the test moves. */
function onFakeClock() {
  jest.useFakeTimers();
  closeAfterTest({ close: () => jest.useRealTimers() });
  const end = jest.fn();
  return {
    lifetime: createHostedLifetime(end),
    end,
    pass: (milliseconds: number) => jest.advanceTimersByTime(milliseconds),
  };
}

test('a plugin to which no host connects ends after a minute', () => {
  const { end, pass } = onFakeClock();
  pass(59_999);
  expect(end).not.toHaveBeenCalled();
  pass(1);
  expect(end).toHaveBeenCalledTimes(1);
});

test('a connected plugin lives on, however long', () => {
  const { lifetime, end, pass } = onFakeClock();
  lifetime.connected();
  pass(24 * 3_600_000);
  expect(end).not.toHaveBeenCalled();
});

test('the plugin ends when its last connection closes, not before, and not when another opens at once', () => {
  const { lifetime, end, pass } = onFakeClock();
  lifetime.connected();
  lifetime.connected();
  lifetime.disconnected();
  pass(1000);
  lifetime.disconnected();
  pass(19);
  lifetime.connected();
  pass(1000);
  expect(end).not.toHaveBeenCalled();
  lifetime.disconnected();
  pass(20);
  expect(end).toHaveBeenCalledTimes(1);
});

test('after Shutdown the plugin ends with its connection, or soon in any case', () => {
  const closing = onFakeClock();
  closing.lifetime.connected();
  closing.lifetime.shutdown();
  closing.lifetime.disconnected();
  expect(closing.end).toHaveBeenCalledTimes(1);

  const lingering = onFakeClock();
  lingering.lifetime.connected();
  lingering.lifetime.shutdown();
  lingering.lifetime.connected();
  lingering.pass(50);
  expect(lingering.end).toHaveBeenCalledTimes(1);
});

test('Shutdown is answered, ends the process with 0, and removes the socket', async () => {
  const plugin = await hostPlugin();
  expect(await plugin.client.call('plugin.GRPCController/Shutdown')).toEqual({});
  expect(await plugin.ended).toBe(0);
  expect(existsSync(plugin.socketPath)).toBe(false);
});

test('when the host goes away the process ends with 0 and removes the socket', async () => {
  const plugin = await hostPlugin();
  await plugin.client.call(read);
  expect(existsSync(plugin.socketPath)).toBe(true);
  plugin.client.close();
  expect(await plugin.ended).toBe(0);
  expect(existsSync(plugin.socketPath)).toBe(false);
});

test('when the host goes away in mid-call, the call is aborted and the process ends', async () => {
  const plugin = await hostPlugin({ TF_LOG: 'WARN' });
  const waiting = plugin.logged('waiting');
  let cancel = () => undefined as void;
  const call = plugin.client.call(read, { typeName: 'waitForAbort' }, {}, (cancelCall) => (cancel = cancelCall));
  await waiting;
  cancel();
  plugin.client.close();
  await expect(call).rejects.toMatchObject({ code: status.CANCELLED });
  expect(await plugin.ended).toBe(0);
  expect(plugin.stderr()).toContain('aborted');
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s does not end a plugin or its calls', async (signal) => {
  const plugin = await hostPlugin({ TF_LOG: 'INFO' });
  const reading = plugin.logged('reading');
  const call = plugin.client.call(read, { typeName: 'waitForStop' });
  await reading;
  plugin.process.kill(signal);
  plugin.process.kill(signal);
  await plugin.client.call('tfplugin6.Provider/StopProvider');
  await call;
  expect(plugin.process.exitCode).toBeNull();
  expect(plugin.process.signalCode).toBeNull();
});

test('when the host is killed, the plugin ends and removes the socket', async () => {
  const host = spawn(process.execPath, [path.join(__dirname, 'support/host.js'), pluginFile], {
    env: { PATH: process.env['PATH'], TMPDIR: path.dirname(pluginFile), ...hostEnvironment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [socketPath] = (await once(createInterface(host.stdout), 'line')) as [string];
  expect(existsSync(socketPath)).toBe(true);
  host.kill('SIGKILL');
  // The plugin has the host's stderr: it closes when both are gone.
  await once(host.stderr.resume(), 'close');
  expect(existsSync(socketPath)).toBe(false);
});

test('started with --debug it tells how Terraform attaches, and outlives connections and Shutdown', async () => {
  const plugin = spawnPlugin({ TF_LOG: 'DEBUG' }, ['--debug']);
  const announced = await plugin.printed(/TF_REATTACH_PROVIDERS='(.*)'/);
  const attach = JSON.parse(announced) as Record<string, { Addr: { Network: string; String: string } }>;
  expect(attach).toEqual({
    'terraform.local/test/fixture-cloud': {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: plugin.process.pid,
      Test: true,
      Addr: { Network: 'unix', String: expect.any(String) as string },
    },
  });
  const socketPath = attach['terraform.local/test/fixture-cloud']?.Addr.String ?? '';
  const first = new GrpcClient(socketPath);
  await first.call(read);
  await first.call('plugin.GRPCController/Shutdown');
  first.close();
  await plugin.logged('A host has disconnected');
  const second = new GrpcClient(socketPath);
  await second.call(read);
  plugin.process.kill('SIGINT');
  expect(await plugin.ended).toBe(0);
  expect(existsSync(socketPath)).toBe(false);
  second.close();
});
