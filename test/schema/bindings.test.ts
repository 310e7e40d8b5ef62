import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as alicloud from '../../lib/constructs/alicloud';
import { alicloudSchema } from './provider-schema';

const folder = mkdtempSync(path.join(tmpdir(), 'bindings-'));
const outDir = path.join(folder, 'generated', 'thing');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const attributes = { id: { type: 'string', computed: true }, size: { type: 'number', optional: true } };
const schemaJson = {
  format_version: '1.0',
  provider_schemas: {
    'terraform.local/example/thing': {
      provider: { version: 0, block: { attributes: { region: { type: 'string', optional: true } } } },
      resource_schemas: { thing_box: { version: 0, block: { attributes } } },
      data_source_schemas: { thing_boxes: { version: 0, block: { attributes } } },
    },
  },
};

/** Generates in a process of its own, as the build does, whose PATH has no Terraform and whose CLI configuration is amiss. */
async function generate(options: object): Promise<{ stdout: string; stderr: string }> {
  const script = path.join(folder, 'generate.mjs');
  const library = pathToFileURL(path.join(__dirname, '../../scripts/lib/bindings.mjs')).href;
  writeFileSync(
    script,
    `import { generateBindings } from '${library}';\nawait generateBindings(${JSON.stringify(options)});\n`,
  );
  const env = { PATH: '/nonexistent', TF_CLI_CONFIG_FILE: '/nonexistent/terraform.rc' };
  return promisify(execFile)(process.execPath, [script], { env });
}

const thing = { schemaJson, provider: 'terraform.local/example/thing', version: '1.2.3', outDir };

test('bindings are generated without Terraform, without a word and without leftovers', async () => {
  expect(await generate(thing)).toEqual({ stdout: '', stderr: '' });
  expect(readdirSync(outDir).sort()).toEqual(['box', 'data-thing-boxes', 'index.ts', 'provider']);
  expect(readdirSync(path.dirname(outDir))).toEqual(['thing']);
}, 60_000);

test('the version and the address are what a stack requires', async () => {
  await generate(thing);
  const generated = (name: string) => readFileSync(path.join(outDir, name, 'index.ts'), 'utf8');
  expect(generated('box')).toContain("providerVersion: '1.2.3'");
  expect(generated('provider')).toContain("terraformProviderSource: 'terraform.local/example/thing'");
}, 60_000);

test('a provider that the schema lacks is named, with those that it has', async () => {
  await expect(generate({ ...thing, provider: 'terraform.local/example/other' })).rejects.toThrow(
    'The schema has no provider "terraform.local/example/other". It has: terraform.local/example/thing.',
  );
}, 60_000);

/** `alicloud_db_instance` becomes `DbInstance`, `data alicloud_db_instances` becomes `DataAlicloudDbInstances`. */
function pascalCase(name: string): string {
  return name.replace(/(?:^|_)(.)/g, (_, first: string) => first.toUpperCase());
}

test('every type of the slice is exported by the name of its class and as a namespace', () => {
  const { resource_schemas: resources, data_source_schemas: dataSources } = alicloudSchema();
  const classes = [
    'AlicloudProvider',
    ...Object.keys(resources).map((type) => pascalCase(type.replace('alicloud_', ''))),
    ...Object.keys(dataSources).map((type) => pascalCase(`data_${type}`)),
  ];
  expect(classes.filter((name) => !(name in alicloud))).toEqual([]);
  expect(alicloud.vpc.Vpc).toBe(alicloud.Vpc);
  expect(alicloud.provider.AlicloudProvider).toBe(alicloud.AlicloudProvider);
});
