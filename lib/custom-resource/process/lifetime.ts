/** When the process ends. */
export interface Lifetime {
  /** A host has connected. */
  connected(): void;
  /** A host's connection is closed. */
  disconnected(): void;
  /** The host has asked the plugin to end. */
  shutdown(): void;
}

/** go-plugin waits as long for a plugin's handshake, so a host that lives has connected by then. */
const FIRST_CONNECTION_MILLISECONDS = 60_000;
/** Time for a host to connect anew, and for aborted calls to write to the log. */
const LAST_CONNECTION_MILLISECONDS = 20;
/** Time for the answer to Shutdown to arrive; after that the host closes its connection, which ends the process at once. */
const SHUTDOWN_MILLISECONDS = 50;

/**
 * The lifetime of a plugin that a host started: it ends when the last connection closes, however the host itself ended,
 * and when no host ever connects. So none is left behind.
 *
 * @param end ends the process
 */
export function createHostedLifetime(end: () => void): Lifetime {
  let connections = 0;
  let ending = false;
  let timer = setTimeout(end, FIRST_CONNECTION_MILLISECONDS);
  return {
    connected() {
      connections += 1;
      if (!ending) clearTimeout(timer);
    },
    disconnected() {
      connections -= 1;
      if (connections > 0) return;
      if (ending) end();
      else timer = setTimeout(end, LAST_CONNECTION_MILLISECONDS);
    },
    shutdown() {
      ending = true;
      clearTimeout(timer);
      timer = setTimeout(end, SHUTDOWN_MILLISECONDS);
    },
  };
}

/** The lifetime of a plugin that its author started: hosts come and go. */
export const debugLifetime: Lifetime = {
  connected: () => undefined,
  disconnected: () => undefined,
  shutdown: () => undefined,
};

/**
 * Keeps the signals of a terminal and of a CI runner, which reach the whole process group, from ending the plugin: the
 * host decides, and an object that is being created would be lost from its state. A host that dies closes its connection.
 */
export function ignoreSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}

/** Lets signals end the process by way of its `exit` event, so that the socket is removed. */
export function endOnSignals(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}
