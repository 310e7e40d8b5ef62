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
