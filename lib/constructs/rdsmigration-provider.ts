import { Construct } from 'constructs';
import {
  RdsmigrationProvider as GeneratedProvider,
  RdsmigrationProviderConfig,
} from './generated/rdsmigration/provider';
import { bundledPlugin } from './installation/bundled-plugin';
import { installPluginAtSynth } from './installation/install-at-synth';

/**
 * The Terraform provider `rdsmigration`, which comes with this package. It is used like any generated binding; in addition
 * it puts its plugin into the folder of its stack at synth, and locks it, so that `terraform init`, `tofu init` and
 * `cdktf deploy` work with no configuration and no registry.
 *
 * @throws PluginInstallationError from `app.synth()`, when the folder of the stack cannot be written
 */
export class RdsmigrationProvider extends GeneratedProvider {
  /**
   * @param config region, credentials and endpoints; each has the environment variables of aliyun/alicloud as its default
   */
  constructor(scope: Construct, id: string, config: RdsmigrationProviderConfig = {}) {
    super(scope, id, config);
    installPluginAtSynth(this, bundledPlugin);
  }
}
