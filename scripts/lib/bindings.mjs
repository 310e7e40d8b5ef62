import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Loads the CDKTF binding generator without its package index, which would also demand jsii, and without running
 * Terraform: the generator's commons ask for `terraform version` as soon as they are loaded, print whatever Terraform
 * complains about and report a failure to HashiCorp. Generating from a schema needs no Terraform at all, so the one
 * module that asks is replaced by an answer.
 */
function loadGenerator() {
  const generator = require.resolve('@cdktf/provider-generator/lib/get/generator/provider-generator');
  const terraformModule = createRequire(generator).resolve('@cdktf/commons/src/terraform');
  require.cache[terraformModule] ??= {
    id: terraformModule,
    filename: terraformModule,
    loaded: true,
    exports: { terraformBinaryName: 'terraform', terraformVersion: Promise.resolve('not asked') },
  };
  return {
    TerraformProviderGenerator: require(generator).TerraformProviderGenerator,
    CodeMaker: require('codemaker').CodeMaker,
  };
}

/** The classes of a generated file that stand for a resource, a data source or the provider: `Vpc`, `AlicloudProvider`. */
function constructClassesOf(source) {
  const pattern = /^export class (\w+) extends cdktf\.Terraform(?:Resource|DataSource|Provider) /gm;
  return [...source.matchAll(pattern)].map(([, name]) => name);
}

/** One line per folder beside its namespace: the construct classes and their configurations by their own names. */
async function flatExports(folder, index) {
  const lines = [];
  for (const [, path] of index.matchAll(/^export \* as \w+ from '\.\/([^']+)';$/gm)) {
    const classes = constructClassesOf(await readFile(join(folder, path, 'index.ts'), 'utf8'));
    lines.push(`export { ${classes.map((name) => `${name}, type ${name}Config`).join(', ')} } from './${path}';`);
  }
  return lines.join('\n');
}

/**
 * Generates CDKTF bindings for one provider, as `cdktf get` does, from a schema alone: no Terraform, no registry, no jsii.
 * The index exports each folder as a namespace (`vpc.Vpc`), as generated bindings do, and each construct class and its
 * configuration by its own name (`Vpc`, `VpcConfig`).
 *
 * @param {object} options
 * @param {object} options.schemaJson parsed output of `terraform providers schema -json`
 * @param {string} options.provider address of the provider in that schema, such as `registry.terraform.io/aliyun/alicloud`
 * @param {string} options.version exact version of the provider; it becomes `required_providers.version`
 * @param {string} options.outDir folder of the bindings; what was in it is replaced
 */
export async function generateBindings({ schemaJson, provider, version, outDir }) {
  const schema = schemaJson.provider_schemas?.[provider];
  if (!schema) {
    const known = Object.keys(schemaJson.provider_schemas ?? {}).join(', ') || 'none';
    throw new Error(`The schema has no provider "${provider}". It has: ${known}.`);
  }
  const { TerraformProviderGenerator, CodeMaker } = loadGenerator();
  const code = new CodeMaker();
  const generator = new TerraformProviderGenerator(code, {
    format_version: schemaJson.format_version,
    provider_schemas: { [provider]: schema },
    provider_versions: { [provider]: version },
  });
  generator.generateAll();
  code.exclude(`providers/${basename(provider)}/lazy-index.ts`);

  await mkdir(dirname(outDir), { recursive: true });
  const workDir = await mkdtemp(`${outDir}-`);
  try {
    await generator.save(workDir);
    const folder = join(workDir, 'providers', basename(provider));
    const indexFile = join(folder, 'index.ts');
    const index = await readFile(indexFile, 'utf8');
    await writeFile(indexFile, `${index.trimEnd()}\n\n${await flatExports(folder, index)}\n`);
    await rm(outDir, { recursive: true, force: true });
    await rename(folder, outDir);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
