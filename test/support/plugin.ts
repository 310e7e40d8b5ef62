import { buildSync } from 'esbuild';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a plugin is called, and where its program is. */
export interface PluginSource {
  /** The TypeScript file that serves it. */
  readonly source: string;
  /** For example `terraform.local/test/toy`. */
  readonly address: string;
  readonly version: string;
}

const ARCHITECTURE: Readonly<Record<string, string>> = { x64: 'amd64' };

/** A plugin of the tests, bundled into one executable file, which goes with the test file that made it. */
export class BundledPlugin {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'plugin-'));
  private readonly file: string;

  constructor(private readonly plugin: PluginSource) {
    this.file = path.join(this.folder, `terraform-provider-${plugin.address.split('/')[2]}.cjs`);
    buildSync({
      entryPoints: [plugin.source],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      banner: { js: '#!/usr/bin/env node' },
      outfile: this.file,
      logLevel: 'silent',
    });
    chmodSync(this.file, 0o755);
    afterAll(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  /** Puts the file where Terraform looks for the plugins of a configuration in the directory. */
  installInto(directory: string): void {
    const { address, version } = this.plugin;
    const platform = `${process.platform}_${ARCHITECTURE[process.arch] ?? process.arch}`;
    const folder = path.join(directory, 'terraform.d/plugins', address, version, platform);
    mkdirSync(folder, { recursive: true });
    copyFileSync(this.file, path.join(folder, path.basename(this.file)));
  }
}
