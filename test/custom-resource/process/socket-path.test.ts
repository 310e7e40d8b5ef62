import fc from 'fast-check';
import { chooseSocketPath } from '../../../lib/custom-resource/process/socket-path';

test('the socket is where the host wants it, else among the temporary files', () => {
  expect(chooseSocketPath('/run/plugins', '/var/tmp', 'a1')).toBe('/run/plugins/tf-a1');
  expect(chooseSocketPath(undefined, '/var/tmp', 'a1')).toBe('/var/tmp/tf-a1');
});

test('a directory whose path is too long, in bytes, is passed over', () => {
  expect(chooseSocketPath(`/${'ü'.repeat(50)}`, '/var/tmp', 'a1')).toBe('/var/tmp/tf-a1');
  expect(chooseSocketPath(`/${'ü'.repeat(48)}`, '/var/tmp', 'a1')).toBe(`/${'ü'.repeat(48)}/tf-a1`);
});

test('a socket path always fits', () => {
  const directory = fc.string({ unit: 'grapheme', maxLength: 120 }).map((name) => `/${name.replaceAll('/', '')}`);
  fc.assert(
    fc.property(fc.option(directory, { nil: undefined }), directory, (preferred, temporary) => {
      const path = chooseSocketPath(preferred, temporary, '0123456789abcdef');
      expect(Buffer.byteLength(path)).toBeLessThanOrEqual(103);
    }),
  );
});
