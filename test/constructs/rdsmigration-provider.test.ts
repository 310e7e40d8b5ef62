import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { App, Testing, TerraformStack } from 'cdktf';
import { DataRdsmigrationPrecheckReport, PrecheckTask, RdsmigrationProvider } from '../../lib/constructs';
import { bundledPlugin } from '../../lib/constructs/installation/bundled-plugin';
import { PROVIDER_ADDRESS } from '../../lib/provider/identity';
import { rdsmigrationSchemaJson } from '../../lib/provider/schema-json';
import { temporaryDirectory } from './support/temporary-directory';

const directory = temporaryDirectory();
const task = {
  dbInstanceName: 'pgm-1',
  sourceIpAddress: '172.16.0.10',
  sourcePort: 5432,
  sourceAccount: 'migratetest',
  sourceCategory: 'ecsOnVpc',
};

function synthesised(declare: (stack: TerraformStack) => void) {
  const stack = new TerraformStack(Testing.app(), 'stack');
  declare(stack);
  return JSON.parse(Testing.synth(stack, true));
}

test('requires the exact version of the plugin that comes with the package, from its address', () => {
  const { terraform } = synthesised((stack) => new RdsmigrationProvider(stack, 'rdsmigration'));
  expect(terraform.required_providers).toEqual({
    rdsmigration: { source: PROVIDER_ADDRESS, version: bundledPlugin().version },
  });
});

test('passes region, credentials, endpoint and alias on to the provider block', () => {
  const { provider } = synthesised(
    (stack) =>
      new RdsmigrationProvider(stack, 'rdsmigration', {
        region: 'cn-hangzhou',
        accessKey: '${var.access_key}',
        secretKey: '${var.secret_key}',
        securityToken: '${var.security_token}',
        endpoints: { rds: 'http://127.0.0.1:8080' },
        alias: 'hangzhou',
      }),
  );
  expect(provider.rdsmigration).toEqual([
    {
      region: 'cn-hangzhou',
      access_key: '${var.access_key}',
      secret_key: '${var.secret_key}',
      security_token: '${var.security_token}',
      endpoints: { rds: 'http://127.0.0.1:8080' },
      alias: 'hangzhou',
    },
  ]);
});

test('is a generated binding in every other respect', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const provider = new RdsmigrationProvider(stack, 'rdsmigration', { region: 'cn-hangzhou' });
  expect(RdsmigrationProvider.tfResourceType).toBe('rdsmigration');
  expect(provider.regionInput).toBe('cn-hangzhou');
  provider.resetRegion();
  expect(provider.regionInput).toBeUndefined();
});

test('one installation serves several providers of a stack', () => {
  const app = new App({ outdir: path.join(directory, 'aliases') });
  const stack = new TerraformStack(app, 'stack');
  new RdsmigrationProvider(stack, 'hangzhou', { region: 'cn-hangzhou' });
  new RdsmigrationProvider(stack, 'beijing', { region: 'cn-beijing', alias: 'beijing' });
  app.synth();
  const { version, file } = bundledPlugin();
  const installed = path.join(app.outdir, 'stacks/stack/terraform.d/plugins', PROVIDER_ADDRESS, version, 'linux_amd64');
  expect(readFileSync(path.join(installed, path.basename(file))).equals(readFileSync(file))).toBe(true);
});

test('a fully synthesised stack of a test has its plugin, too', () => {
  const stack = new TerraformStack(Testing.app({ outdir: path.join(directory, 'testing') }), 'stack');
  new RdsmigrationProvider(stack, 'rdsmigration');
  const outdir = Testing.fullSynth(stack);
  expect(existsSync(path.join(outdir, 'stacks/stack/terraform.d/plugins', PROVIDER_ADDRESS))).toBe(true);
});

test('the bindings have every argument and every output of the provider, and no other', () => {
  const schemas = rdsmigrationSchemaJson() as {
    provider_schemas: Record<
      string,
      Record<'resource_schemas' | 'data_source_schemas', Record<string, { block: { attributes: object } }>>
    >;
  };
  const { resource_schemas, data_source_schemas } = schemas.provider_schemas[PROVIDER_ADDRESS] ?? {};
  const attributesOf = (schema: { block: { attributes: object } } | undefined) =>
    Object.keys(schema?.block.attributes ?? {}).map((name) =>
      name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()),
    );
  for (const [binding, schema] of [
    [PrecheckTask, resource_schemas?.rdsmigration_precheck_task],
    [DataRdsmigrationPrecheckReport, data_source_schemas?.rdsmigration_precheck_report],
  ] as const) {
    expect(attributesOf(schema).length).toBeGreaterThan(10);
    expect(Object.getOwnPropertyNames(binding.prototype)).toEqual(expect.arrayContaining(attributesOf(schema)));
  }
});

test('the bindings have the names, inputs and resets of generated ones', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const resource = new PrecheckTask(stack, 'task', { ...task, taskName: 'slf7w7wj3g' });
  expect(PrecheckTask.tfResourceType).toBe('rdsmigration_precheck_task');
  expect(DataRdsmigrationPrecheckReport.tfResourceType).toBe('rdsmigration_precheck_report');
  expect(resource.taskNameInput).toBe('slf7w7wj3g');
  resource.resetTaskName();
  expect(resource.taskNameInput).toBeUndefined();
});

test('the bindings refer to the documentation of this package, not to a registry that does not know the provider', () => {
  const generated = path.join(__dirname, '../../lib/constructs/generated/rdsmigration');
  for (const folder of ['provider', 'precheck-task', 'data-rdsmigration-precheck-report']) {
    const binding = readFileSync(path.join(generated, folder, 'index.ts'), 'utf8');
    expect(binding).toContain('Docs: docs/provider.md of this package');
    expect(binding).not.toMatch(/terraform\.local\/providers|Docs at Terraform Registry/);
  }
});

test('an existing task is imported by an import block', () => {
  const config = synthesised((stack) => {
    const provider = new RdsmigrationProvider(stack, 'rdsmigration');
    PrecheckTask.generateConfigForImport(stack, 'task', 'pgm-1:439946016', provider);
  });
  expect(config.import).toEqual([
    { provider: 'rdsmigration', id: 'pgm-1:439946016', to: 'rdsmigration_precheck_task.task' },
  ]);
});

test('an output folder that cannot be made fails the synth', () => {
  const outdir = path.join(directory, 'occupied');
  mkdirSync(path.join(outdir, 'stacks/stack/terraform.d/plugins'), { recursive: true });
  const app = new App({ outdir });
  new RdsmigrationProvider(new TerraformStack(app, 'stack'), 'rdsmigration');
  mkdirSync(path.join(outdir, 'stacks/stack/.terraform.lock.hcl'));
  expect(() => app.synth()).toThrow(/\.terraform\.lock\.hcl: there is a folder where a file has to be/);
});
