/** Generates the bindings of this package's own provider, from its own schema, into `lib/constructs/generated/rdsmigration`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { require as requireTypeScript } from 'tsx/cjs/api';
import { generateBindings } from './lib/bindings.mjs';

const require = createRequire(import.meta.url);
const outDir = fileURLToPath(new URL('../lib/constructs/generated/rdsmigration', import.meta.url));

/** The generator refers every argument to a page of the registry, which this provider has not. */
function referToOwnDocumentation() {
  for (const name of readdirSync(outDir, { recursive: true }).filter((file) => file.endsWith('.ts'))) {
    const file = path.join(outDir, name);
    const content = readFileSync(file, 'utf8')
      .replaceAll(/Docs at Terraform Registry: \{@link [^}]*\}/g, 'Docs: docs/provider.md of this package')
      .replaceAll(/\{@link https:\/\/terraform\.local\/\S+ ([^}]*)\}/g, '$1')
      .replaceAll(/^\/\/ https:\/\/terraform\.local\/.*$/gm, '// docs/provider.md');
    writeFileSync(file, content);
  }
}

/** Brings the bindings up to date with the schema, and with the exact version of the plugin in `dist/plugin`. */
export async function generateRdsmigrationBindings() {
  const { rdsmigrationSchemaJson } = requireTypeScript('../lib/provider/schema-json.ts', import.meta.url);
  const { address, version } = JSON.parse(readFileSync(require.resolve('../dist/plugin/manifest.json'), 'utf8'));
  await generateBindings({ schemaJson: rdsmigrationSchemaJson(), provider: address, version, outDir });
  referToOwnDocumentation();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await generateRdsmigrationBindings();
