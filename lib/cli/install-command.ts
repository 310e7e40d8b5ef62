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
 * @throws PluginInstallationError when the file system refuses
 */
export function installInto(directory: string): string {
  const plugin = bundledPlugin();
  const { folder, changed } = installPlugin(plugin, resolve(directory));
  const [, , type] = plugin.address.split('/');
  return `${changed ? 'Installed' : 'Already installed'}: ${plugin.address} ${plugin.version}
  in ${folder}

Ask for it in the root module:

terraform {
  required_providers {
    ${type} = {
      source  = "${plugin.address}"
      version = "${plugin.version}"
    }
  }
}

Then run "terraform init" or "tofu init" in ${resolve(directory)}.
`;
}
