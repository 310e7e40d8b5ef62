import { defineProvider, PluginDefinition } from '../custom-resource';
import { createPrecheckClient } from './configuration/create-client';
import { Environment } from './configuration/settings';
import { providerSchema } from './configuration/schema';
import { validateProvider } from './configuration/validate';
import { PrecheckClient } from './client';
import { Redactor } from '../rds';
import { PROVIDER_ADDRESS, PROVIDER_NAME } from './identity';
import { precheckReport } from './precheck-report/data-source';
import { precheckTask } from './precheck-task/resource';

/** The provider as Terraform runs it. */
export function rdsmigrationProvider(version: string, environment: Environment): PluginDefinition<PrecheckClient> {
  return {
    name: PROVIDER_NAME,
    version,
    address: PROVIDER_ADDRESS,
    provider: defineProvider<typeof providerSchema, PrecheckClient>({
      schema: providerSchema,
      validate: validateProvider,
      configure: ({ config, terraformVersion }) =>
        createPrecheckClient(config, environment, `Terraform/${terraformVersion} ${PROVIDER_NAME}/${version}`),
    }),
    resources: [precheckTask],
    dataSources: [precheckReport],
    createRedactor: (secrets) => new Redactor({ secrets }),
  };
}
