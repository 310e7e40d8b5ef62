import { generateKeyPairSync, sign } from 'node:crypto';
import {
  bitString,
  boolean,
  explicitTag,
  implicitTag,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  unsignedInteger,
  utf8String,
} from './der';

const DAY = 86_400_000;

const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const CRITICAL = boolean(true);

export interface ServerCertificate {
  /** PKCS #8, PEM. Never leaves the process. */
  readonly privateKey: string;
  /** The certificate, PEM. */
  readonly certificate: string;
  /** The same certificate, DER. */
  readonly der: Buffer;
}

/**
 * Makes the certificate that the plugin shows to Terraform, with a fresh P-256 key. It is self-signed, for `localhost`, valid
 * from a day before `now` to ten years after: Terraform trusts exactly this one, by its bytes in the handshake line.
 *
 * Source: RFC 5280; what go-plugin's client accepts was measured with Terraform 1.11.
 *
 * @param now the current time
 * @param serialNumber up to 20 random bytes; the top bit is taken for the sign if it is set
 */
export function createServerCertificate(now: Date, serialNumber: Uint8Array): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8String('localhost'))));
  const body = sequence(
    explicitTag(0, unsignedInteger(Buffer.from([2]))), // version 3, counted from 0
    unsignedInteger(serialNumber),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(now.getTime() - DAY)), time(new Date(now.getTime() + 3650 * DAY))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicitTag(3, sequence(...extensions())),
  );
  const der = sequence(body, ECDSA_WITH_SHA256, bitString(sign('sha256', body, privateKey)));
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`,
    der,
  };
}

function extensions(): Buffer[] {
  const extension = (id: string, ...rest: readonly Buffer[]) => sequence(objectIdentifier(id), ...rest);
  // Bit 0 is digitalSignature, bit 5 keyCertSign; counted from the left, two bits of the byte are not used.
  const keyUsage = bitString(Buffer.from([0b1000_0100]), 2);
  const extendedKeyUsage = sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'), objectIdentifier('1.3.6.1.5.5.7.3.2'));
  return [
    extension('2.5.29.15', CRITICAL, octetString(keyUsage)),
    extension('2.5.29.37', octetString(extendedKeyUsage)), // serverAuth, clientAuth
    extension('2.5.29.19', CRITICAL, octetString(sequence(boolean(true)))), // a CA, because it signs itself
    extension('2.5.29.17', octetString(sequence(implicitTag(2, Buffer.from('localhost'))))), // 2 = a DNS name
  ];
}
