import { ClientErrorCode } from '../error-codes';

/**
 * A request that came to nothing, or one that was not even made. What that means for the operation is decided by who
 * knows how far the request got; so this class stays inside the room.
 */
export class TransportFailure extends Error {
  /** @param reason what happened and what to do, in one line, without secrets. */
  constructor(
    readonly code: ClientErrorCode,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'TransportFailure';
  }
}

/** Codes of Node.js and OpenSSL, and what they mean to somebody who did not write this client. */
const CONNECTION_ERRORS: Readonly<Record<string, readonly [code: ClientErrorCode, reason: string]>> = {
  ECONNREFUSED: ['ConnectionRefused', 'nothing listens at this address. Check the endpoint'],
  ENOTFOUND: ['HostNotFound', 'the host name does not exist. Check the region or the endpoint'],
  EAI_AGAIN: ['NameResolutionFailed', 'the name server did not answer. Check the network'],
  EHOSTUNREACH: ['ConnectionUnreachable', 'there is no way to the host. Check the network'],
  ENETUNREACH: ['ConnectionUnreachable', 'there is no way to the network. Check the network'],
  ETIMEDOUT: ['ConnectTimeout', 'the host did not answer. Check the endpoint and firewalls on the way'],
  ECONNRESET: ['ConnectionReset', 'the connection was closed before the answer was complete'],
  EPIPE: ['ConnectionReset', 'the connection was closed while the request was sent'],
  EPROTO: ['NotTls', 'the endpoint does not speak TLS. If it is an HTTP endpoint, write "http://" before it'],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    'NotTls',
    'the endpoint does not speak TLS. If it is an HTTP endpoint, write "http://" before it',
  ],
};

const CERTIFICATE_ERROR = /CERT|SELF_SIGNED|UNABLE_TO_|CRL_|_CA\b|HOSTNAME_MISMATCH/;

/** Names a failure of the connection by its code; the original message is dropped, since nobody promises what it holds. */
export function connectionFailure(code: string): TransportFailure {
  if (CERTIFICATE_ERROR.test(code)) {
    return new TransportFailure(
      'CertificateInvalid',
      `the endpoint's certificate is not trusted (${code}). Check the endpoint; for a certificate authority of your own, ` +
        `name its file in NODE_EXTRA_CA_CERTS`,
    );
  }
  if (code.startsWith('HPE_')) {
    return new TransportFailure('MalformedAnswer', `the endpoint does not speak HTTP (${code}). Check the endpoint`);
  }
  const [clientCode, reason] = CONNECTION_ERRORS[code] ?? ['ConnectionFailed', 'the connection failed'];
  return new TransportFailure(clientCode, `${reason} (${code})`);
}
