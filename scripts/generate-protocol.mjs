// Generates the TypeScript of the plugin protocol's messages from the .proto files of lib/custom-resource/wire into its
// folder `generated/`, which is not kept in git. Needs no network and no install script: buf's program comes inside its
// npm package, ts-proto is JavaScript.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const wire = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../lib/custom-resource/wire');
const generated = path.join(wire, 'generated');

/** Options of ts-proto: typed messages, their binary form and the list of methods; nothing else, to keep plugins small. */
const options = [
  'outputServices=generic-definitions',
  'oneof=unions-value',
  'forceLong=number',
  'esModuleInterop=true',
  'outputJsonMethods=false',
  'outputTypeRegistry=false',
  'useExactTypes=false',
  'unrecognizedEnum=false',
];

/** Brings `generated/` up to date. A file that stays as it was is not touched, and none is ever seen half written. */
export function generateProtocol() {
  const require = createRequire(import.meta.url);
  const buf = require.resolve('@bufbuild/buf/bin/buf');
  const plugin = path.join(path.dirname(require.resolve('ts-proto/package.json')), 'protoc-gen-ts_proto');
  mkdirSync(generated, { recursive: true });
  const staging = mkdtempSync(path.join(generated, '.new-'));
  const template = JSON.stringify({
    version: 'v2',
    plugins: [{ local: [process.execPath, plugin], out: staging, opt: options }],
  });
  try {
    execFileSync(process.execPath, [buf, 'generate', wire, '--include-imports', '--template', template], {
      stdio: 'inherit',
    });
    for (const file of readdirSync(staging, { recursive: true }).filter((name) => name.endsWith('.ts'))) {
      const fresh = path.join(staging, file);
      const current = path.join(generated, file);
      if (existsSync(current) && readFileSync(current).equals(readFileSync(fresh))) continue;
      mkdirSync(path.dirname(current), { recursive: true });
      renameSync(fresh, current);
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) generateProtocol();
