import { checkPlugin } from './definitions/check-plugin';
import { PluginDefinition } from './definitions/provider';
import { runPlugin } from './process/run-plugin';
import { KnownSecrets } from './server/known-secrets';
import { providerServer } from './server/provider-server';

/**
 * Makes the process a Terraform provider that serves the definition. Call it once, as the last thing that a program
 * does; it returns at once, and the process ends when Terraform is done with it.
 *
 * @throws TypeError when two resources or two data sources have one type name, or a name lacks the provider's prefix.
 */
export function servePlugin<Client>(definition: PluginDefinition<Client>): void {
  checkPlugin(definition);
  const { name, version, address } = definition;
  const secrets = new KnownSecrets(definition.createRedactor);
  runPlugin({
    name,
    version,
    address,
    createService: ({ log }) => providerServer(definition, log, secrets),
    redact: (text) => secrets.redact(text),
  });
}
