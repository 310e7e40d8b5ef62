import { readFileSync } from 'node:fs';
import path from 'node:path';
import { App, DataResource, LocalBackend, TerraformStack } from 'cdktf';
import {
  CloudMigrationPrecheck,
  CloudMigrationPrecheckProps,
  PrecheckTask,
  RdsmigrationProvider,
  MigrationSource,
  RdsTarget,
  SourcePassword,
} from '../../lib/constructs';
import { defaultInstance, Emulator, Outcome, startEmulator } from '../../lib/emulator';
import { run } from './support/run';
import { temporaryDirectory } from './support/temporary-directory';

const TERRAFORM = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
jest.setTimeout(120_000);
const root = temporaryDirectory();
let stacks = 0;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ reportMillis: 0 });
});
afterEach(() => emulator.close());

interface Finished {
  readonly code: number;
  /** What was printed, in one line, so that where Terraform breaks it does not matter. */
  readonly text: string;
}
type Terraform = (...args: string[]) => Promise<Finished>;

async function initialised(declare: (stack: TerraformStack) => void): Promise<Terraform> {
  const app = new App({ outdir: path.join(root, `out-${stacks++}`) });
  const stack = new TerraformStack(app, 'stack');
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  const { accessKeyId: accessKey, accessKeySecret: secretKey } = emulator.accessKey;
  const endpoints = { rds: emulator.endpoint };
  new RdsmigrationProvider(stack, 'rdsmigration', { region: 'cn-hangzhou', accessKey, secretKey, endpoints });
  declare(stack);
  app.synth();
  const cwd = path.join(app.outdir, 'stacks/stack');
  const env = { TF_CLI_CONFIG_FILE: '/nonexistent/terraform.rc', TF_DATA_DIR: undefined };
  const terraform: Terraform = async (...args) => {
    const { code, stdout, stderr } = await run(TERRAFORM, [...args, '-no-color'], { cwd, env });
    return { code, text: `${stdout}\n${stderr}`.replace(/[\s│╷╵]+/g, ' ') };
  };
  expect(await terraform('init')).toMatchObject({ code: 0 });
  return terraform;
}

function declarePrecheck(
  stack: TerraformStack,
  props: Partial<CloudMigrationPrecheckProps> = {},
): CloudMigrationPrecheck {
  return new CloudMigrationPrecheck(stack, 'precheck', {
    target: RdsTarget.fromInstanceId(defaultInstance.id),
    source: MigrationSource.onEcs({
      ipAddress: '172.16.0.10',
      account: 'migratetest',
      password: SourcePassword.writeOnly('a password', 1),
    }),
    ...props,
  });
}

function stackWithMigration(
  props: Partial<CloudMigrationPrecheckProps> = {},
  outcome: Outcome = 'pass',
): Promise<Terraform> {
  emulator.putInstance({ id: defaultInstance.id, report: [outcome], reportMillis: 0 });
  return initialised((stack) => {
    declarePrecheck(stack, props).require(new DataResource(stack, 'migration', {}));
  });
}

const apply = (terraform: Terraform) => terraform('apply', '-auto-approve', '-input=false');

test('what requires a passed assessment is created after it', async () => {
  const terraform = await stackWithMigration();
  const { code, text } = await apply(terraform);
  expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('Resources: 2 added') });
  expect(text).toMatch(/precheck_task_\w+: Creation complete .* terraform_data\.migration: Creating/);
  expect((await terraform('plan', '-input=false')).text).toContain('No changes.');
});

test('what requires the assessment is not created when it fails', async () => {
  const terraform = await stackWithMigration({}, 'port-unreachable');
  expect(await apply(terraform)).toMatchObject({ code: 1 });
  expect((await terraform('state', 'list')).text).not.toContain('terraform_data.migration');
});

test('nor when a failed assessment is no error by itself', async () => {
  const terraform = await stackWithMigration({ failOn: 'never' }, 'port-unreachable');
  const { code, text } = await apply(terraform);
  expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining('Resource postcondition failed') });
  expect(text).toContain('The assessment "stack/precheck" has not passed.');
  expect((await terraform('state', 'list')).text).not.toContain('terraform_data.migration');
});

test('a check block warns of a failed assessment, and stops nothing', async () => {
  emulator.putInstance({ id: defaultInstance.id, report: ['port-unreachable'], reportMillis: 0 });
  const terraform = await initialised((stack) => declarePrecheck(stack, { failOn: 'never', checkBlock: true }));
  expect(await apply(terraform)).toEqual({
    code: 0,
    text: expect.stringMatching(/Warning: Check block assertion failed/),
  });
});

test('an existing task is imported into the construct as it is, and not assessed anew', async () => {
  expect(await apply(await initialised((stack) => declarePrecheck(stack)))).toMatchObject({ code: 0 });
  const id = `${defaultInstance.id}:${emulator.tasks()[0]?.taskId}`;

  const adopting = await initialised((stack) => declarePrecheck(stack).task.importFrom(id));
  expect((await adopting('plan', '-input=false')).text).toContain(
    'Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.',
  );
});

test('a configuration generated for an import has every argument but the password, which Terraform asks for', async () => {
  expect(await apply(await initialised((stack) => declarePrecheck(stack)))).toMatchObject({ code: 0 });
  const id = `${defaultInstance.id}:${emulator.tasks()[0]?.taskId}`;
  const terraform = await initialised((stack) => {
    PrecheckTask.generateConfigForImport(
      stack,
      'task',
      id,
      stack.node.findChild('rdsmigration') as RdsmigrationProvider,
    );
  });
  const { code, text } = await terraform('plan', '-input=false', '-generate-config-out=generated.tf');
  expect({ code, text }).toEqual({
    code: 1,
    text: expect.stringContaining('The password of the migration account is missing'),
  });
  const generated = readFileSync(path.join(root, `out-${stacks - 1}/stacks/stack/generated.tf`), 'utf8');
  expect(generated).toMatch(/db_instance_name\s+= "pgm-emulated0001"/);
  expect(generated).toMatch(/source_ip_address\s+= "172\.16\.0\.10"/);
});
