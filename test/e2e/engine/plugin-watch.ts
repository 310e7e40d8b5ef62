import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A running plugin process, as it says itself. */
export interface WatchedPlugin {
  readonly pid: number;
  /** Resolves when the process has ended, however that happened. */
  readonly ended: Promise<void>;
}

const open: PluginWatch[] = [];

afterEach(async () => {
  for (const watch of open.splice(0)) await watch.close();
});

/** Listens to the plugins of a test; it goes with the test. */
export async function watchPlugins(): Promise<PluginWatch> {
  const watch = new PluginWatch();
  open.push(watch);
  await watch.listen();
  return watch;
}

export class PluginWatch {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'watch-'));
  private readonly server: Server = createServer((socket) => this.hear(socket));
  private readonly changes = new EventEmitter();
  private readonly heard: { readonly what: string; readonly plugin: WatchedPlugin }[] = [];

  /** Makes plugins talk to this watch, and put the sockets that they serve into a folder of its own. */
  readonly environment = { TOY_TEST_SOCKET: path.join(this.folder, 'test'), PLUGIN_UNIX_SOCKET_DIR: this.folder };

  async listen(): Promise<void> {
    this.server.listen(this.environment.TOY_TEST_SOCKET);
    await once(this.server, 'listening');
  }

  /** Resolves with the plugin that has said it, or says it next. */
  async said(what: string): Promise<WatchedPlugin> {
    for (;;) {
      const found = this.heard.find((each) => each.what === what);
      if (found) return found.plugin;
      await once(this.changes, 'heard');
    }
  }

  /** The plugins' own sockets that exist now. */
  pluginSockets(): string[] {
    return readdirSync(this.folder).filter((name) => name !== 'test');
  }

  async close(): Promise<void> {
    this.server.close();
    await once(this.server, 'close');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private hear(socket: Socket): void {
    const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    let pid = 0;
    createInterface(socket).on('line', (what) => {
      const [, digits] = /^pid (\d+)$/.exec(what) ?? [];
      if (digits !== undefined) pid = Number(digits);
      this.heard.push({ what, plugin: { pid, ended } });
      this.changes.emit('heard');
    });
  }
}
