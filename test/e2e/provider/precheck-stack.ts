import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundledPlugin } from '../../../lib/constructs/installation/bundled-plugin';
import { installPlugin } from '../../../lib/constructs/installation/install-plugin';
import { Emulator } from '../../../lib/emulator';
import { CommandEnvironment, TerraformDirectory } from '../../support/terraform';

/** A password that is nowhere by chance, with characters that every encoding spells differently. */
export const PASSWORD = 'hush-Kw7!%+ "ü\\&';

export const INSTANCE = 'pgm-emulated0001';

/** Arguments of a precheck task, as HCL expressions. */
export type TaskArguments = Readonly<Record<string, string | undefined>>;

const REQUIRED: TaskArguments = {
  db_instance_name: `"${INSTANCE}"`,
  source_ip_address: '"172.16.0.10"',
  source_port: '5432',
  source_account: '"migratetest"',
  source_category: '"ecsOnVpc"',
  source_password_wo: 'var.password',
  source_password_wo_version: '1',
};

/** The HCL of one task; what is undefined is left out. */
export function taskBlock(overrides: TaskArguments = {}, name = 'this'): string {
  const lines = Object.entries({ ...REQUIRED, ...overrides }).flatMap(([argument, value]) =>
    value === undefined ? [] : [`  ${argument} = ${value}`],
  );
  return `resource "rdsmigration_precheck_task" "${name}" {\n${lines.join('\n')}\n}\n`;
}

/** A directory with the built plugin installed, that talks to the emulator. */
export async function precheckDirectory(
  emulator: Emulator,
  environment: CommandEnvironment = {},
  binary?: string,
): Promise<TerraformDirectory> {
  const plugin = bundledPlugin();
  const directory = new TerraformDirectory(
    {
      ALICLOUD_ACCESS_KEY: emulator.accessKey.accessKeyId,
      ALICLOUD_SECRET_KEY: emulator.accessKey.accessKeySecret,
      ALICLOUD_REGION: 'cn-hangzhou',
      RDS_ENDPOINT: emulator.endpoint,
      TF_VAR_password: PASSWORD,
      ...environment,
    },
    binary,
  );
  directory.write(
    'provider.tf',
    `terraform {
      required_providers {
        rdsmigration = { source = "${plugin.address}", version = "${plugin.version}" }
      }
    }
    variable "password" {
      type      = string
      sensitive = true
      ephemeral = true
    }`,
  );
  installPlugin(plugin, directory.path);
  await directory.succeed(['init', '-no-color']);
  return directory;
}

/** Every spelling of the password that could be found in a file. */
export function spellingsOf(secret: string): string[] {
  const once = encodeURIComponent(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    once,
    encodeURIComponent(once),
    once.replaceAll('%20', '+'),
    Buffer.from(secret).toString('base64'),
  ];
}

/** Files of a directory, the plugin itself left out, in which a secret stands in any spelling. */
export function filesWithSecret(directory: string, secret: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.includes('terraform.d') && !name.includes('.terraform/'))
    .map((name) => path.join(directory, name))
    .filter((file) => statSync(file).isFile())
    .filter((file) => {
      const content = readFileSync(file).toString('latin1') + readFileSync(file, 'utf8');
      return spellingsOf(secret).some((spelling) => content.includes(spelling));
    });
}
