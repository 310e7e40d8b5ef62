import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { bundledPlugin } from '../constructs/installation/bundled-plugin';
import { installPlugin } from '../constructs/installation/install-plugin';

/** Adds `rds-precheck install`, for configurations in plain HCL; with CDKTF the synth installs the plugin. */
export function registerInstallCommand(program: Command): void {
  program
    .command('install')
    .description('Install the rdsmigration provider into a Terraform configuration, without a registry')
    .argument('[directory]', 'folder of the root module', '.')
    .action((directory: string) => {
      process.stdout.write(installInto(directory));
    });
}

/**
 * Puts the plugin of this package into a folder, and says how the configuration asks for it.
 *
 * @throws Error when there is no such folder
 * @throws PluginInstallationError when the file system refuses
 */
export function installInto(directory: string): string {
  const folder = resolve(directory);
  if (!existsSync(folder)) {
    throw new Error(`There is no folder ${folder}. Name the folder of the root module, or run the command in it.`);
  }
  const plugin = bundledPlugin();
  const installation = installPlugin(plugin, folder);
  const [, , type] = plugin.address.split('/');
  return `${installation.changed ? 'Installed' : 'Already installed'}: ${plugin.address} ${plugin.version}
  in ${installation.folder}

Ask for it in the root module:

terraform {
  required_providers {
    ${type} = {
      source  = "${plugin.address}"
      version = "${plugin.version}"
    }
  }
}

Then run "terraform init" or "tofu init" in ${folder}.
`;
}
