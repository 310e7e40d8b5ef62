import path from 'node:path';
import { Emulator, startEmulator } from '../../../lib/emulator';
import { installInto } from '../../../lib/cli/install-command';
import { TerraformDirectory } from '../../support/terraform';
import { filesWithSecret, INSTANCE, PASSWORD } from './precheck-stack';

jest.setTimeout(60_000);

const MODULE = path.join(__dirname, '../../../modules/precheck');

let emulator: Emulator;
let directory: TerraformDirectory;

beforeEach(async () => {
  emulator = await startEmulator({ reportMillis: 0 });
  directory = new TerraformDirectory({
    ALICLOUD_ACCESS_KEY: emulator.accessKey.accessKeyId,
    ALICLOUD_SECRET_KEY: emulator.accessKey.accessKeySecret,
    RDS_ENDPOINT: emulator.endpoint,
    TF_VAR_password: PASSWORD,
  });
});

afterEach(async () => {
  directory.remove();
  await emulator.close();
});

test('the module assesses a source in plain HCL, with the provider block that "rds-precheck install" prints', async () => {
  const printed = installInto(directory.path);
  const [requirement] = /terraform \{[\s\S]*?\n\}\n/.exec(printed) ?? [];
  directory.write(
    'main.tf',
    `${requirement}
    variable "password" {
      type      = string
      ephemeral = true
    }
    module "precheck" {
      source            = "${MODULE}"
      db_instance_name  = "${INSTANCE}"
      source_ip_address = "172.16.0.10"
      source_account    = "migratetest"
      source_password   = var.password
      fail_on           = "warning"
      triggers          = { run = "1" }
    }
    output "task_id" { value = module.precheck.task_id }
    output "task_name" { value = module.precheck.task_name }
    output "passed" { value = module.precheck.passed }`,
  );
  await directory.succeed(['init', '-no-color']);
  await directory.succeed(['apply', '-auto-approve', '-no-color']);
  const [task] = emulator.tasks();
  expect(await directory.json(['output', '-json'])).toMatchObject({
    task_id: { value: Number(task?.taskId) },
    task_name: { value: task?.taskName },
    passed: { value: true },
  });
  expect(await directory.succeed(['plan', '-no-color'])).toContain('No changes.');
  expect(filesWithSecret(directory.path, PASSWORD)).toEqual([]);
});

test('installing a second time changes nothing', () => {
  expect(installInto(directory.path)).toMatch(/^Installed: /);
  expect(installInto(directory.path)).toMatch(/^Already installed: /);
});

test('a folder that does not exist is not made', () => {
  expect(() => installInto(`${directory.path}/typo`)).toThrow(/There is no folder .*typo/);
});
