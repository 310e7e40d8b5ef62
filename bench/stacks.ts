import { bundledPlugin } from '../lib/constructs/installation/bundled-plugin';
import { installPlugin } from '../lib/constructs/installation/install-plugin';
import { Emulator } from '../lib/emulator';
import { TerraformDirectory } from './terraform-directory';

/** Requests a minute, so many that none of a benchmark waits for its turn. */
const UNPACED = 1_000_000;

/** Id of one of the targets. Each task has its own: tasks of one target wait for one another. */
export function targetId(index: number | string): string {
  return `pgm-bench${index}`;
}

/** Declarations of so many targets, whose assessments pass. */
export function targets(count: number): { readonly id: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: targetId(index) }));
}

/** An initialised stack of tasks that are started, but not awaited. */
export async function precheckStack({ endpoint, accessKey }: Emulator, count: number): Promise<TerraformDirectory> {
  const plugin = bundledPlugin();
  const directory = new TerraformDirectory({
    ALICLOUD_ACCESS_KEY: accessKey.accessKeyId,
    ALICLOUD_SECRET_KEY: accessKey.accessKeySecret,
    RDS_ENDPOINT: endpoint,
  });
  directory.write(
    'main.tf',
    `terraform {
      required_providers {
        rdsmigration = { source = "${plugin.address}", version = "${plugin.version}" }
      }
    }
    provider "rdsmigration" {
      max_requests_per_minute = ${UNPACED}
    }
    resource "rdsmigration_precheck_task" "this" {
      count                      = ${count}
      db_instance_name           = "${targetId('${count.index}')}"
      source_ip_address          = "172.16.0.10"
      source_port                = 5432
      source_account             = "migratetest"
      source_category            = "ecsOnVpc"
      source_password_wo         = "benchmark"
      source_password_wo_version = 1
      wait_for_report            = false
    }`,
  );
  installPlugin(plugin, directory.path);
  await directory.run('init');
  return directory;
}

/** An initialised stack that needs no plugin: what Terraform takes for itself. */
export async function floorStack(count: number): Promise<TerraformDirectory> {
  const directory = new TerraformDirectory();
  directory.write('main.tf', `resource "terraform_data" "this" {\n  count = ${count}\n  input = count.index\n}\n`);
  await directory.run('init');
  return directory;
}
