import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { status } from '@grpc/grpc-js';
import { closeAfterTest } from '../wire/support/close-after-test';
import { GrpcClient } from '../wire/support/grpc-client';
import { hostEnvironment, hostPlugin, spawnPlugin } from './support/spawn-plugin';

const read = 'tfplugin6.Provider/ReadDataSource';

function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'plugin-test-'));
  closeAfterTest({ close: () => rmSync(directory, { recursive: true, force: true }) });
  return directory;
}

test('started by Terraform the plugin writes one line, and serves the one who shows the right certificate', async () => {
  const plugin = await hostPlugin();
  const answer = await plugin.client.call<{ state: { json: Buffer } }>(read, { typeName: 'toy' });
  expect(JSON.parse(answer.state.json.toString())).toEqual({ pid: plugin.process.pid });
  expect(plugin.stdout()).toMatch(/^1\|6\|unix\|\/[^|]+\|grpc\|[A-Za-z0-9+/]+\n$/);
  const certificate = new X509Certificate(Buffer.from(plugin.stdout().trim().split('|')[5] ?? '', 'base64'));
  expect(certificate.checkHost('localhost')).toBe('localhost');
});

test('somebody else on the machine cannot use the socket', async () => {
  const plugin = await hostPlugin({ TF_LOG: 'WARN' });
  expect(statSync(plugin.socketPath).mode & 0o777).toBe(0o600);
  const refused = plugin.logged('Refused a connection');
  const certificate = `-----BEGIN CERTIFICATE-----\n${plugin.stdout().trim().split('|')[5]}=\n-----END CERTIFICATE-----\n`;
  for (const server of [undefined, certificate]) {
    const stranger = closeAfterTest(new GrpcClient(plugin.socketPath, server));
    await expect(stranger.call(read)).rejects.toMatchObject({ code: status.UNAVAILABLE });
  }
  expect(await refused).toMatchObject({ '@level': 'warn' });
  await plugin.client.call(read);
});

test('without a client certificate in the environment it speaks plain HTTP/2 and shows none', async () => {
  const plugin = spawnPlugin(hostEnvironment);
  const [, , , socketPath = '', protocol, certificate] = (await plugin.firstLine).split('|');
  expect([protocol, certificate]).toEqual(['grpc', '']);
  await closeAfterTest(new GrpcClient(socketPath)).call(read);
});

test('the socket is made where the host wants it', async () => {
  const directory = temporaryDirectory();
  const plugin = await hostPlugin({ PLUGIN_UNIX_SOCKET_DIR: directory });
  expect(readdirSync(directory)).toEqual([path.basename(plugin.socketPath)]);
  await plugin.client.call(read);
  plugin.client.close();
  await plugin.ended;
  expect(readdirSync(directory)).toEqual([]);
});

test('the socket is made where its path is short enough', async () => {
  const long = path.join(temporaryDirectory(), 'd'.repeat(100));
  mkdirSync(long);
  const plugin = await hostPlugin({ PLUGIN_UNIX_SOCKET_DIR: long, TMPDIR: long });
  expect(path.dirname(plugin.socketPath)).toBe('/tmp');
  await plugin.client.call(read);
  plugin.client.close();
  await plugin.ended;
});

test('when it cannot listen, Terraform shows why in its first line, and the exit code is 1', async () => {
  const plugin = spawnPlugin({ ...hostEnvironment, PLUGIN_UNIX_SOCKET_DIR: '/nowhere/at/all' });
  expect(await plugin.ended).toBe(1);
  expect(plugin.stdout()).toMatch(
    /^The plugin fixture-cloud could not start: .*\/nowhere\/at\/all.*\. Set TMPDIR to .*\n$/,
  );
});

test('an exception of user code before the handshake is told in the first line, without its secret', async () => {
  const plugin = spawnPlugin({ ...hostEnvironment, PLUGIN_FIXTURE: 'throwAtStart', TF_LOG: 'trace' });
  expect(await plugin.ended).toBe(1);
  expect(plugin.stdout()).toBe('The plugin fixture-cloud could not start: broken with ***.\n');
  expect(plugin.stderr()).not.toContain('hunter2');
});

test('started by hand it says what it is, how it is installed, and ends with 1', async () => {
  const plugin = spawnPlugin({});
  expect(await plugin.ended).toBe(1);
  expect(plugin.stdout()).toBe('');
  expect(plugin.stderr()).toContain('fixture-cloud 1.2.3, a provider for Terraform');
  expect(plugin.stderr()).toContain('terraform.d/plugins/terraform.local/test/fixture-cloud/1.2.3/');
});

test('a host that cannot speak its protocol is told in one line', async () => {
  const plugin = spawnPlugin({ ...hostEnvironment, PLUGIN_PROTOCOL_VERSIONS: '4,5' });
  expect(await plugin.ended).toBe(1);
  expect(plugin.stdout()).toMatch(
    /^This plugin speaks version 6 .* only 4,5\. Use Terraform 1\.0 or newer, or OpenTofu\.\n$/,
  );
});

test('what user code prints becomes log lines; stdout keeps the handshake alone', async () => {
  const plugin = await hostPlugin({ TF_LOG: 'INFO' });
  await plugin.client.call(read, { typeName: 'print' });
  plugin.client.close();
  await plugin.ended;
  expect(plugin.stdout().split('\n')).toHaveLength(2);
  const lines = plugin.stderr().trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
    [
      { '@level': 'info', '@message': 'reading', typeName: 'print' },
      { '@level': 'info', '@message': 'printed by user code, password=***\nsecond line', stream: 'stdout' },
      { '@level': 'warn', '@message': 'complained by user code', stream: 'stderr' },
      { '@level': 'info', '@message': 'an open end', stream: 'stdout' },
    ].map((line) => ({
      ...line,
      '@module': 'fixture-cloud',
      '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) as string,
    })),
  );
});

test('a host that does not read the log is served all the same', async () => {
  const plugin = await hostPlugin({ TF_LOG: 'TRACE' });
  plugin.process.stderr?.destroy();
  for (const typeName of ['print', 'print', 'toy']) await plugin.client.call(read, { typeName });
});

test('nothing is written to stderr unless Terraform asks for logs', async () => {
  const plugin = await hostPlugin();
  await plugin.client.call(read, { typeName: 'print' });
  plugin.client.close();
  await plugin.ended;
  expect(plugin.stderr()).toBe('');
});

test('a failing call is logged with its stack and answered without it; its secret is in neither', async () => {
  const plugin = await hostPlugin({ TF_LOG: 'TRACE' });
  const logged = plugin.logged('A call failed');
  const failure = await plugin.client.call(read, { typeName: 'fail' }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: status.UNKNOWN });
  expect(JSON.stringify(failure)).not.toMatch(/hunter2|password/);
  expect(await logged).toMatchObject({
    '@level': 'error',
    call: '/tfplugin6.Provider/ReadDataSource',
    error: expect.stringMatching(/^Error: the password is \*\*\*\n\s+at /) as string,
  });
  expect(plugin.stderr()).not.toContain('hunter2');
});

test('an exception in a forgotten callback fails its own call; others and later ones go on', async () => {
  const plugin = await hostPlugin({ TF_LOG: 'ERROR' });
  const other = plugin.client.call(read, { typeName: 'waitForStop' });
  await expect(plugin.client.call(read, { typeName: 'throwInCallback' })).rejects.toMatchObject({
    code: status.UNKNOWN,
  });
  await plugin.client.call('tfplugin6.Provider/StopProvider');
  await other;
  expect(plugin.stderr()).toContain('thrown in a callback');
});

test('a rejection that nobody awaits is logged, and the call that caused it is answered', async () => {
  const plugin = await hostPlugin({ TF_LOG: 'ERROR' });
  const logged = plugin.logged('A promise was rejected that nothing awaits');
  await plugin.client.call(read, { typeName: 'rejectUnhandled' });
  expect(await logged).toMatchObject({ error: expect.stringContaining('nobody awaits ***') as string });
});
