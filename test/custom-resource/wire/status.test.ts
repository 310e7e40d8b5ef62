import fc from 'fast-check';
import { encodeStatusMessage } from '../../../lib/custom-resource/wire/status';

test('a status message keeps printable ASCII and percent-encodes the rest as UTF-8', () => {
  expect(encodeStatusMessage('100 % of "Höhe"\n')).toBe('100 %25 of "H%C3%B6he"%0A');
});

test('a status message is a legal header value and decodes to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (message) => {
      const encoded = encodeStatusMessage(message);
      expect(encoded).toMatch(/^[\x20-\x7e]*$/);
      expect(decodeURIComponent(encoded)).toBe(message);
    }),
  );
});

test('a long status message is cut, so that clients take the header', () => {
  expect(encodeStatusMessage('日'.repeat(100_000)).length).toBeLessThanOrEqual(9000);
});
