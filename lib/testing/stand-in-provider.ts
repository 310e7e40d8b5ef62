import path from 'node:path';
import { defineProvider, isUnknown, PluginDefinition, Schema } from '../custom-resource';
import { Cloud } from './cloud/cloud';
import { standInDataSource } from './data-source';
import { DIRECTORY_VARIABLE, EMULATOR_TOKEN_VARIABLE, EMULATOR_VARIABLE } from './environment';
import { RdsInstances } from './rds-instances';
import { standInResource } from './resource';
import { ProviderSchemas } from './schema/provider-schema';
import { schemaFromJson } from './schema/schema-from-json';
import { StandInClient } from './stand-in-client';
import { Values } from './values';

/** Where a provider without a region works. Source: aliyun/alicloud, DEFAULT_REGION. */
const DEFAULT_REGION = 'cn-beijing';

/**
 * The stand-in of aliyun/alicloud: every resource and data source of the schemas, under the provider's own address.
 *
 * @param schemas a part of the output of `terraform providers schema -json` with one provider
 * @param environment environment of the process
 * @param workingDirectory folder of the Terraform configuration
 */
export function standInProvider(
  schemas: ProviderSchemas,
  environment: NodeJS.ProcessEnv,
  workingDirectory: string,
): PluginDefinition<StandInClient> {
  const [address = '', schema] = Object.entries(schemas.provider_schemas)[0] ?? [];
  if (schema === undefined) throw new TypeError('The schemas have no provider.');
  return {
    name: address.split('/')[2] ?? '',
    version: schemas.provider_versions[address] ?? '',
    address,
    provider: defineProvider<Schema, StandInClient>({
      schema: schemaFromJson('provider', schema.provider),
      configure: ({ config }) => clientOf((config as Values).region, environment, workingDirectory),
    }),
    resources: Object.entries(schema.resource_schemas).map(([typeName, each]) =>
      standInResource(typeName, schemaFromJson('resource', each)),
    ),
    dataSources: Object.entries(schema.data_source_schemas).map(([typeName, each]) =>
      standInDataSource(typeName, schemaFromJson('data source', each)),
    ),
  };
}

function clientOf(region: unknown, environment: NodeJS.ProcessEnv, workingDirectory: string): StandInClient {
  const configured = isUnknown(region) || region === null ? undefined : String(region);
  const { ALICLOUD_REGION, ALIBABA_CLOUD_REGION } = environment;
  const emulator = environment[EMULATOR_VARIABLE];
  return {
    region: configured || ALICLOUD_REGION || ALIBABA_CLOUD_REGION || DEFAULT_REGION,
    cloud: new Cloud(path.resolve(workingDirectory, environment[DIRECTORY_VARIABLE] ?? 'alicloud-stand-in')),
    ...(emulator ? { rdsInstances: new RdsInstances(emulator, environment[EMULATOR_TOKEN_VARIABLE] ?? '') } : {}),
  };
}
