import { PluginDefinition } from '../definitions/provider';
import { Logger } from '../process/logger';
import { Schema } from '../schema/attribute';
import { Diagnostic, Diagnostic_Severity } from '../wire/generated/tfplugin6';
import { ProviderService } from '../wire/provider-service';
import { readDataSource } from './data-source-read';
import { decodeObject } from './dynamic-value-message';
import { KnownSecrets } from './known-secrets';
import { withDefaults } from './planned-values';
import { applyResourceChange } from './resource-apply';
import { planResourceChange } from './resource-plan';
import { importResourceState, readResource, upgradeResourceState } from './resource-read';
import { schemaMessage } from './schema-message';
import { Session } from './session';
import { validateConfig } from './validation';

/** Each process need not ask for the schema again; destroys are not planned; nothing moves between types. */
const SERVER_CAPABILITIES = { planDestroy: false, getProviderSchemaOptional: true, moveResourceState: false };

/**
 * The provider that Terraform calls: finds the definition that a call is about and hands the call on. No call throws.
 */
export function providerServer<Client>(
  definition: PluginDefinition<Client>,
  log: Logger,
  secrets: KnownSecrets,
): ProviderService {
  const session = new Session<Client>(log, secrets);
  const resources = byTypeName(definition.resources);
  const dataSources = byTypeName(definition.dataSources ?? []);
  const answered = guard(log, secrets);

  return {
    async getProviderSchema() {
      return {
        provider: schemaMessage(definition.provider.schema),
        resourceSchemas: schemaMessages(resources),
        dataSourceSchemas: schemaMessages(dataSources),
        serverCapabilities: SERVER_CAPABILITIES,
      };
    },
    async getMetadata() {
      return {
        serverCapabilities: SERVER_CAPABILITIES,
        resources: [...resources.keys()].map((typeName) => ({ typeName })),
        dataSources: [...dataSources.keys()].map((typeName) => ({ typeName })),
      };
    },
    validateProviderConfig: (request, { signal }) =>
      answered(() => validateConfig(session, `provider ${definition.name}`, definition.provider, request, signal)),
    configureProvider: (request, { signal }) =>
      answered(async () => {
        const { schema, configure } = definition.provider;
        const written = decodeObject(request.config, schema);
        const config = withDefaults(schema, written, written);
        const subject = { name: `provider ${definition.name}`, schema, values: [config], signal };
        const { result, failed, diagnostics } = await session.run(subject, (context) =>
          configure({ ...context, config: config as never, terraformVersion: request.terraformVersion }),
        );
        if (!failed) session.configured(result as Client);
        return { diagnostics };
      }),
    async stopProvider() {
      session.stop();
      return {};
    },

    validateResourceConfig: (request, { signal }) =>
      answered(() => {
        const resource = find(resources, request.typeName);
        return validateConfig(session, request.typeName, resource, request, signal);
      }),
    upgradeResourceState: (request, { signal }) =>
      answered(() => upgradeResourceState(session, find(resources, request.typeName), request, signal)),
    readResource: (request, { signal }) =>
      answered(() => readResource(session, find(resources, request.typeName), request, signal), {
        newState: request.currentState,
        private: request.private,
      }),
    planResourceChange: (request, { signal }) =>
      answered(() => planResourceChange(session, find(resources, request.typeName), request, signal)),
    applyResourceChange: (request, { signal }) =>
      answered(() => applyResourceChange(session, find(resources, request.typeName), request, signal), {
        newState: request.priorState,
        private: request.plannedPrivate,
      }),
    importResourceState: (request, { signal }) =>
      answered(() => importResourceState(session, find(resources, request.typeName), request, signal)),

    validateDataResourceConfig: (request, { signal }) =>
      answered(() => {
        const dataSource = find(dataSources, request.typeName);
        return validateConfig(session, `data.${request.typeName}`, dataSource, request, signal);
      }),
    readDataSource: (request, { signal }) =>
      answered(() => readDataSource(session, find(dataSources, request.typeName), request, signal)),

    async getFunctions() {
      return {};
    },
  };
}

function byTypeName<T extends { readonly typeName: string }>(definitions: readonly T[]): ReadonlyMap<string, T> {
  return new Map(definitions.map((definition) => [definition.typeName, definition]));
}

function find<T>(definitions: ReadonlyMap<string, T>, typeName: string): T {
  const definition = definitions.get(typeName);
  if (!definition)
    throw new RangeError(`The provider has no type "${typeName}". It has: ${[...definitions.keys()].join(', ')}.`);
  return definition;
}

function schemaMessages(definitions: ReadonlyMap<string, { readonly schema: Schema }>) {
  return Object.fromEntries([...definitions].map(([typeName, { schema }]) => [typeName, schemaMessage(schema)]));
}

/**
 * Turns what goes wrong outside of hooks, malformed values for one, into a diagnostic beside the state as it was: a gRPC
 * error would cost Terraform the object that the call is about.
 */
function guard(log: Logger, secrets: KnownSecrets) {
  return async function answered<T extends object>(
    answer: () => Promise<T>,
    otherwise?: NoInfer<T>,
  ): Promise<T | { diagnostics: Diagnostic[] }> {
    try {
      return await answer();
    } catch (error) {
      const text = secrets.redact(error instanceof Error ? error.message : String(error));
      log.error('A request could not be carried out', { error: text });
      const diagnostic = {
        severity: Diagnostic_Severity.ERROR,
        summary: 'The provider could not carry out a request of Terraform',
        detail:
          `${text}\n\nThis is a fault of the provider or of Terraform, not of the configuration: please report it to those ` +
          'who maintain the provider.',
        attribute: undefined,
      };
      return { ...otherwise, diagnostics: [diagnostic] };
    }
  };
}
