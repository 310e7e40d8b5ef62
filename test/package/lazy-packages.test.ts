import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { PrecheckTask, RdsmigrationProvider } from '../../lib/constructs';
import { succeed } from '../constructs/support/run';
import { temporaryDirectory } from '../constructs/support/temporary-directory';

const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
jest.setTimeout(120_000);
const root = temporaryDirectory();

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

/** The packages whose code ran in the plugin: the bundle has each of their modules as a function that is called by its path. */
function packagesThatRan(coverageFolder: string): { readonly processes: number; readonly packages: string[] } {
  const plugins = readdirSync(coverageFolder)
    .map((file) => JSON.parse(readFileSync(path.join(coverageFolder, file), 'utf8')) as Coverage)
    .flatMap(({ result }) => result.filter(({ url }) => url.endsWith('terraform-provider-rdsmigration.cjs')));
  const modules = plugins
    .flatMap(({ functions }) => functions)
    .filter(({ functionName, ranges }) => functionName.includes('node_modules/') && (ranges[0]?.count ?? 0) > 0)
    .map(({ functionName }) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(functionName)?.[1] ?? functionName);
  return { processes: plugins.length, packages: [...new Set(modules)].sort() };
}

test('reading the schema and validating run no code of the API client, credentials or the PostgreSQL driver', async () => {
  const app = new App({ outdir: path.join(root, 'out') });
  const stack = new TerraformStack(app, 'stack');
  new RdsmigrationProvider(stack, 'rdsmigration');
  new PrecheckTask(stack, 'task', {
    dbInstanceName: 'pgm-1',
    sourceIpAddress: '172.16.0.10',
    sourcePort: 5432,
    sourceAccount: 'migratetest',
    sourceCategory: 'ecsOnVpc',
    sourcePassword: 'a password',
  });
  app.synth();
  const cwd = path.join(app.outdir, 'stacks/stack');
  const coverage = mkdtempSync(path.join(root, 'coverage-'));
  const env = { NODE_V8_COVERAGE: coverage, TF_CLI_CONFIG_FILE: '/nonexistent/terraform.rc' };
  await succeed(TERRAFORM, ['init'], { cwd, env });
  await succeed(TERRAFORM, ['validate'], { cwd, env });

  const { processes, packages } = packagesThatRan(coverage);
  expect(processes).toBe(2);
  expect(packages).toEqual(['@msgpack/msgpack']);
});
