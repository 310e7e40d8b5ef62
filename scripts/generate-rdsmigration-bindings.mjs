/** Generates the bindings of this package's own provider, from its own schema, into `lib/constructs/generated/rdsmigration`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { require as requireTypeScript } from 'tsx/cjs/api';
import { generateBindings } from './lib/bindings.mjs';

const require = createRequire(import.meta.url);

/** Brings the bindings up to date with the schema, and with the exact version of the plugin in `dist/plugin`. */
export async function generateRdsmigrationBindings() {
  const { rdsmigrationSchemaJson } = requireTypeScript('../lib/provider/schema-json.ts', import.meta.url);
  const { address, version } = JSON.parse(readFileSync(require.resolve('../dist/plugin/manifest.json'), 'utf8'));
  await generateBindings({
    schemaJson: rdsmigrationSchemaJson(),
    provider: address,
    version,
    outDir: fileURLToPath(new URL('../lib/constructs/generated/rdsmigration', import.meta.url)),
    documentationUrl: 'docs',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await generateRdsmigrationBindings();
