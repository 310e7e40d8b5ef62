import { spawnSync } from 'node:child_process';

/** The binary to drive: `TERRAFORM_BINARY_NAME`, else terraform, else tofu. */
export function findTerraform(environment = process.env) {
  const asked = environment.TERRAFORM_BINARY_NAME;
  const found = (asked ? [asked] : ['terraform', 'tofu']).find((binary) => !spawnSync(binary, ['version']).error);
  if (found) return found;
  throw new Error(
    `${asked ? `TERRAFORM_BINARY_NAME is "${asked}", which cannot be run.` : 'Neither terraform nor tofu is on the PATH.'}\n` +
      'Get Terraform 1.11 or newer from https://developer.hashicorp.com/terraform/install, or OpenTofu 1.11 or newer from\n' +
      'https://opentofu.org/docs/intro/install/, and put it on the PATH, or name it in TERRAFORM_BINARY_NAME.',
  );
}

/** What a binary is, for example `Terraform v1.11.4`, and whether it has write-only attributes: from 1.11 on. */
export function describeTerraform(binary, environment) {
  const { stdout } = spawnSync(binary, ['version'], { encoding: 'utf8', env: environment });
  const name = stdout.split('\n')[0]?.trim() ?? binary;
  const [, major, minor] = /v(\d+)\.(\d+)/.exec(name) ?? [];
  return { name, knowsWriteOnly: Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 11) };
}
