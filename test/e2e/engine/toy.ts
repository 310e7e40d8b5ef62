import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { bundlePlugin, pluginFolder } from '../../support/plugin';
import { CommandEnvironment, TerraformDirectory } from '../../support/terraform';

const toy = bundlePlugin(path.join(__dirname, '../../fixtures/toy-provider.ts'), 'terraform.local/test/toy', '1.2.3');

/** A directory in which the toy provider is installed, and which holds its things in `things/`. */
export async function toyDirectory(environment: CommandEnvironment = {}): Promise<TerraformDirectory> {
  const directory = new TerraformDirectory(environment);
  copyFileSync(toy.file, path.join(pluginFolder(directory.path, toy), path.basename(toy.file)));
  directory.write(
    'provider.tf',
    `terraform {
      required_providers {
        toy = { source = "${toy.address}", version = "${toy.version}" }
      }
    }
    provider "toy" { directory = "\${path.module}/things" }`,
  );
  await directory.succeed(['init', '-no-color']);
  return directory;
}
