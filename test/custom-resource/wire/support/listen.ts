import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGrpcServer, type GrpcServerOptions } from '../../../../lib/custom-resource/wire/grpc-server';

export interface Listening {
  readonly socketPath: string;
  /** What the server reported, in order. */
  readonly events: readonly string[];
  /** Resolves when a connection is reported closed. */
  readonly disconnected: Promise<void>;
  /** Ends server and connections. */
  close(): Promise<void>;
}

/** A server on a socket of its own, which writes down what it reports. */
export async function listen(
  options: Pick<GrpcServerOptions, 'createMethods'> & Partial<GrpcServerOptions>,
): Promise<Listening> {
  const directory = mkdtempSync(path.join(tmpdir(), 'wire-'));
  const socketPath = path.join(directory, 'socket');
  const events: string[] = [];
  let onDisconnected = () => undefined as void;
  const disconnected = new Promise<void>((resolve) => (onDisconnected = resolve));
  const server = createGrpcServer({
    onConnect: () => events.push('connect'),
    onDisconnect() {
      events.push('disconnect');
      onDisconnected();
    },
    onRefuse: () => events.push('refuse'),
    onFailure: (method, error) => events.push(`failure of ${method}: ${String(error)}`),
    ...options,
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket: { destroy(): void }) => sockets.add(socket));
  server.listen(socketPath);
  await once(server, 'listening');
  return {
    socketPath,
    events,
    disconnected,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      rmSync(directory, { recursive: true });
    },
  };
}
