import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * An environment in which Terraform does what its command line says, whatever the machine is set up for: a CLI
 * configuration may name a missing file, or hide the plugin folder of the stack behind a `provider_installation` block;
 * variables may add arguments or move the data directory. Variables of the configuration (`TF_VAR_…`) stay.
 *
 * @param environment the environment to start from
 * @param directory where an empty CLI configuration is put
 */
export function cleanTerraformEnvironment(environment, directory) {
  const configuration = path.join(directory, 'empty.tfrc');
  writeFileSync(configuration, '');
  const kept = Object.entries(environment).filter(([name]) => !/^TF_(?!VAR_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    TF_CLI_CONFIG_FILE: configuration,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
  };
}
