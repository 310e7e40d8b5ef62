import { randomBytes } from 'node:crypto';
import { handshakeLine, readStart } from '../../../lib/custom-resource/process/start';
import { createServerCertificate } from '../../../lib/custom-resource/wire/certificate';

const cookie = { TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2' };

test('Terraform starts the plugin with its cookie, its certificate and perhaps a directory', () => {
  const { certificate, der } = createServerCertificate(new Date(), randomBytes(16));
  const environment = { ...cookie, PLUGIN_PROTOCOL_VERSIONS: '5,6', PLUGIN_CLIENT_CERT: certificate };
  expect(readStart(environment, [])).toEqual({ kind: 'host', clientCertificate: der, socketDirectory: undefined });
  expect(readStart({ ...environment, PLUGIN_UNIX_SOCKET_DIR: '/run/x' }, [])).toMatchObject({
    socketDirectory: '/run/x',
  });
});

test.each([undefined, ''])('with the certificate %j there is no TLS', (certificate) => {
  const start = readStart({ ...cookie, PLUGIN_CLIENT_CERT: certificate, PLUGIN_UNIX_SOCKET_DIR: '' }, ['--debug']);
  expect(start).toEqual({ kind: 'host', clientCertificate: undefined, socketDirectory: undefined });
});

test('without the cookie, or with another one, a person has started it', () => {
  expect(readStart({}, [])).toEqual({ kind: 'byHand' });
  expect(readStart({ TF_PLUGIN_MAGIC_COOKIE: 'x' }, ['help'])).toEqual({ kind: 'byHand' });
  expect(readStart({}, ['--debug'])).toEqual({ kind: 'debug' });
});

test.each([
  [{ PLUGIN_PROTOCOL_VERSIONS: '5' }, 'only 5. Use Terraform 1.0'],
  [{ PLUGIN_PROTOCOL_VERSIONS: '16,60' }, 'only 16,60.'],
  [{ PLUGIN_CLIENT_CERT: 'garbage' }, 'PLUGIN_CLIENT_CERT is not a certificate in PEM'],
])('a host with %j is refused', (environment, reason) => {
  expect(readStart({ ...cookie, ...environment }, [])).toEqual({
    kind: 'refused',
    reason: expect.stringContaining(reason) as string,
  });
});

test('the handshake line has the socket and the certificate in base64 without padding', () => {
  expect(handshakeLine('/tmp/s', Buffer.from('ab'))).toBe('1|6|unix|/tmp/s|grpc|YWI\n');
  expect(handshakeLine('/tmp/s', undefined)).toBe('1|6|unix|/tmp/s|grpc|\n');
});
