import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Emulator, EmulatorOptions, Statistics } from '../lib/emulator';

/** An emulator in a process of its own. */
export interface RemoteEmulator extends Pick<Emulator, 'endpoint' | 'accessKey'> {
  statistics(): Promise<Statistics>;
  close(): Promise<void>;
}

/**
 * What is measured must not share a thread with the emulator: it would wait for it.
 *
 * @param options those that JSON can hold
 */
export async function startRemoteEmulator(options: EmulatorOptions): Promise<RemoteEmulator> {
  const child = fork(path.join(__dirname, 'emulator-process.mjs'), [JSON.stringify(options)], { execArgv: [] });
  const ended = once(child, 'exit');
  const started = await Promise.race([once(child, 'message'), ended]);
  if (!child.connected) throw new Error(`The emulator ended with exit code ${started[0]} before it listened.`);
  const { endpoint, accessKey, adminEndpoint, adminToken } = started[0] as Emulator;
  return {
    endpoint,
    accessKey,
    statistics: async () => {
      const headers = { authorization: `Bearer ${adminToken}` };
      return (await (await fetch(`${adminEndpoint}statistics`, { headers })).json()) as Statistics;
    },
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}
