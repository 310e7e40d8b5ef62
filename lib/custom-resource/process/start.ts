import { X509Certificate } from 'node:crypto';

/** Started by Terraform or OpenTofu. */
export interface HostStart {
  readonly kind: 'host';
  /** DER of the certificate that the host will show; undefined when it asked for no TLS. */
  readonly clientCertificate: Uint8Array | undefined;
  /** Where the host wants the socket, if it cares. */
  readonly socketDirectory: string | undefined;
}

/** Who started this process, and what for. */
export type Start =
  | HostStart
  /** An author, with `--debug`, to attach Terraform to a process that stays. */
  | { readonly kind: 'debug' }
  /** A person who does not know what this file is. */
  | { readonly kind: 'byHand' }
  /** A host that cannot be served; the reason is for its user. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Terraform's own value; it says "I start you as my provider" and is no secret. */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

export const PROTOCOL_VERSION = 6;

/**
 * Reads from the environment and the arguments how the process was started.
 *
 * Source: go-plugin's handshake, as Terraform 1.11 performs it.
 */
export function readStart(environment: NodeJS.ProcessEnv, parameters: readonly string[]): Start {
  if (environment['TF_PLUGIN_MAGIC_COOKIE'] !== MAGIC_COOKIE) {
    return parameters.includes('--debug') ? { kind: 'debug' } : { kind: 'byHand' };
  }
  const versions = environment['PLUGIN_PROTOCOL_VERSIONS'];
  if (versions !== undefined && !versions.split(',').includes(String(PROTOCOL_VERSION))) {
    const reason = `This plugin speaks version ${PROTOCOL_VERSION} of Terraform's plugin protocol, the program that started it only ${versions}. Use Terraform 1.0 or newer, or OpenTofu.`;
    return { kind: 'refused', reason };
  }
  const certificate = environment['PLUGIN_CLIENT_CERT'];
  const socketDirectory = environment['PLUGIN_UNIX_SOCKET_DIR'] || undefined;
  if (!certificate) return { kind: 'host', clientCertificate: undefined, socketDirectory };
  try {
    return { kind: 'host', clientCertificate: new X509Certificate(certificate).raw, socketDirectory };
  } catch {
    const reason =
      'PLUGIN_CLIENT_CERT is not a certificate in PEM. It is set by Terraform; a wrapper may have changed it.';
    return { kind: 'refused', reason };
  }
}

/**
 * The line by which the host learns where the plugin listens and which certificate it will show.
 *
 * @param socketPath path of the Unix socket
 * @param certificate DER; undefined without TLS
 */
export function handshakeLine(socketPath: string, certificate: Buffer | undefined): string {
  // Go decodes it as base64 without padding.
  const encoded = certificate?.toString('base64').replace(/=+$/, '') ?? '';
  return `1|${PROTOCOL_VERSION}|unix|${socketPath}|grpc|${encoded}\n`;
}
