import { createPrivateKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { createServerCertificate } from '../../../lib/custom-resource/wire/certificate';

const noon = new Date('2026-03-01T12:00:00.500Z');
const serial = Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex');

test('the certificate is what a TLS client wants of a server named localhost', () => {
  const { certificate, der, privateKey } = createServerCertificate(noon, serial);
  const parsed = new X509Certificate(certificate);
  expect(parsed.raw.equals(der)).toBe(true);
  expect(parsed.subject).toBe('CN=localhost');
  expect(parsed.issuer).toBe('CN=localhost');
  expect(parsed.subjectAltName).toBe('DNS:localhost');
  expect(parsed.checkHost('localhost')).toBe('localhost');
  expect(parsed.checkHost('example.com')).toBeUndefined();
  expect(parsed.ca).toBe(true);
  // Extended key usage: server and client authentication.
  expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  expect(parsed.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(parsed.checkIssued(parsed)).toBe(true);
  expect(parsed.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
});

test('key usage is critical and allows digital signatures and signing certificates', () => {
  const { der } = createServerCertificate(noon, serial);
  // Object identifier 2.5.29.15, TRUE, and an octet string with the bit string 10000100 that leaves two bits unused.
  expect(der.includes(Buffer.from('0603551d0f0101ff040403020284', 'hex'))).toBe(true);
});

test('each certificate has a key of its own', () => {
  const keys = [1, 2].map(() => createServerCertificate(noon, serial).privateKey);
  expect(keys[0]).not.toBe(keys[1]);
});

test('a changed certificate does not verify', () => {
  const { der } = createServerCertificate(noon, serial);
  const changed = Buffer.from(der);
  changed.set(Buffer.from('localhosT'), changed.indexOf('localhost'));
  const parsed = new X509Certificate(changed);
  expect(parsed.verify(parsed.publicKey)).toBe(false);
});

test('serial numbers and dates come out as they went in, also from 2050 on', () => {
  const serials = fc.uint8Array({ minLength: 1, maxLength: 16 });
  const dates = fc.date({ min: new Date('1970-01-02'), max: new Date('2150-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(serials, dates, (serialNumber, now) => {
      const parsed = new X509Certificate(createServerCertificate(now, serialNumber).certificate);
      expect(BigInt(`0x${parsed.serialNumber}`)).toBe(BigInt(`0x${Buffer.from(serialNumber).toString('hex')}`));
      const second = Math.floor(now.getTime() / 1000);
      expect(Date.parse(parsed.validFrom)).toBe((second - 86_400) * 1000);
      expect(Date.parse(parsed.validTo)).toBe((second + 3650 * 86_400) * 1000);
    }),
    {
      numRuns: 60,
      examples: [
        [Buffer.from([0x80]), new Date('2049-12-31T23:59:59Z')],
        [Buffer.from([0]), new Date('2050-01-02')],
      ],
    },
  );
});
