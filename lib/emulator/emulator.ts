import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { generateAccessKey, generateAdminToken, type AccessKey } from './access-key';
import { Backend, type Administration } from './backend';
import { systemClock } from './clock';
import { readBehaviour, type EmulatorOptions } from './emulator-options';
import { adminPath } from './http/admin-api';
import { createHttpServer } from './http/http-server';

/** A running emulator. */
export interface Emulator extends Administration {
  /** Such as `http://127.0.0.1:40123`. */
  readonly endpoint: string;
  /** The first accepted key pair. */
  readonly accessKey: AccessKey;
  /** Where the administration lives: the endpoint and `/_emulator/`. */
  readonly adminEndpoint: string;
  /** To be sent as `Authorization: Bearer <token>`. */
  readonly adminToken: string;
  /** Accepts this key from now on, in place of an earlier one with the same id. */
  putAccessKey(accessKey: AccessKey): void;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

/**
 * Starts a local RDS endpoint that answers the assessment's operations; what it knows and does not know of the real
 * service is in this folder's README.
 *
 * @throws DeclarationError for an option that is not allowed
 * @throws Error with Node's code, such as `EADDRINUSE`, when it cannot listen
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = options.clock ?? systemClock;
  const accessKeys = options.accessKeys ?? ([generateAccessKey()] as const);
  const adminToken = options.adminToken ?? generateAdminToken();
  const backend = new Backend({ ...readBehaviour(options), accessKeys, clock });
  backend.injectFaults(options.faults ?? {});

  const server = createHttpServer(backend, { adminToken, clock, onRequest: options.onRequest ?? (() => {}) });
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  const endpoint = endpointOf(server.address() as AddressInfo);

  return {
    endpoint,
    accessKey: accessKeys[0],
    adminEndpoint: `${endpoint}${adminPath}`,
    adminToken,
    putAccessKey: (accessKey) => backend.putAccessKey(accessKey),
    putInstance: (declaration) => backend.putInstance(declaration),
    deleteInstance: (id) => backend.deleteInstance(id),
    instances: () => backend.instances(),
    tasks: () => backend.tasks(),
    statistics: () => backend.statistics(),
    injectFaults: (plan) => backend.injectFaults(plan),
    clearFaults: () => backend.clearFaults(),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A server that listens on every interface is reached, from this machine, at its loopback address. */
function endpointOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
