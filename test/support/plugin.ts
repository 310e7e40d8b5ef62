import { buildSync } from 'esbuild';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A plugin of the tests, bundled into one executable file. */
export interface BundledPlugin {
  readonly address: string;
  readonly version: string;
  readonly file: string;
}

const ARCHITECTURE: Readonly<Record<string, string>> = { x64: 'amd64' };

/** The platform in Terraform's words, for example `linux_amd64`. */
export const PLATFORM = `${process.platform}_${ARCHITECTURE[process.arch] ?? process.arch}`;

export function bundlePlugin(source: string, address: string, version: string): BundledPlugin {
  const file = path.join(
    mkdtempSync(path.join(tmpdir(), 'plugin-')),
    `terraform-provider-${address.split('/')[2]}.cjs`,
  );
  buildSync({
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    outfile: file,
    logLevel: 'silent',
  });
  chmodSync(file, 0o755);
  return { address, version, file };
}

/** Where Terraform looks for a plugin of a configuration in `directory`. */
export function pluginFolder(directory: string, { address, version }: BundledPlugin): string {
  const folder = path.join(directory, 'terraform.d/plugins', address, version, PLATFORM);
  mkdirSync(folder, { recursive: true });
  return folder;
}
