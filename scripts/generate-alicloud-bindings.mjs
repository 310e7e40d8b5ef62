/** Generates the bindings of the aliyun/alicloud slice from `schema/` into `lib/constructs/generated/alicloud`. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generateBindings } from './lib/bindings.mjs';

const provider = 'registry.terraform.io/aliyun/alicloud';
const schemaJson = JSON.parse(await readFile(new URL('../schema/alicloud-1.289.0.json', import.meta.url), 'utf8'));

await generateBindings({
  schemaJson,
  provider,
  version: schemaJson.provider_versions[provider],
  outDir: fileURLToPath(new URL('../lib/constructs/generated/alicloud', import.meta.url)),
});
