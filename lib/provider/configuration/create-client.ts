import { DiagnosticError, isWhollyKnown, PartialConfigOf } from '../../custom-resource';
import { createPacer, createRdsClient, Credentials, RdsClient, RdsClientOptions } from '../../rds';
import { PrecheckClient } from '../client';
import { ENVIRONMENT_VARIABLES, Environment, ProviderArguments, ProviderSettings, resolveSettings } from './settings';
import { providerSchema } from './schema';
import { pacedClient } from './paced-client';
import { systemClock } from './system-clock';

/** Makes the client from the provider block and the environment. Credentials are looked at when they are first needed. */
export function createPrecheckClient(
  config: PartialConfigOf<typeof providerSchema>,
  environment: Environment,
  userAgent: string,
): PrecheckClient {
  const settings = isWhollyKnown(config) ? resolveSettings(config as ProviderArguments, environment) : undefined;
  const rds = connect({
    endpoint: settings?.endpoint,
    region: settings?.region,
    userAgent,
    credentials: { getCredentials: async () => credentialsOf(settings) },
  });
  const pacer = createPacer({ maxRequestsPerMinute: settings?.maxRequestsPerMinute ?? 1, clock: systemClock });
  return { rds: pacedClient(rds, pacer), clock: systemClock, random: Math.random };
}

/** An endpoint that came from the environment is seen here first. */
function connect(options: RdsClientOptions): RdsClient {
  try {
    return createRdsClient(options);
  } catch (error) {
    throw new DiagnosticError(
      'RDS cannot be reached like this',
      error instanceof Error ? error.message : String(error),
    );
  }
}

function credentialsOf(settings: ProviderSettings | undefined): Credentials {
  if (!settings) {
    throw new DiagnosticError(
      "The provider's configuration is not known yet",
      'An argument of the provider "rdsmigration" depends on something that is created in the same apply. Give it a value that ' +
        'is known at plan, or create what it depends on first.',
    );
  }
  const { accessKey, secretKey, securityToken } = settings;
  if (accessKey && secretKey) return { accessKeyId: accessKey, accessKeySecret: secretKey, securityToken };
  const missing = accessKey ? 'secret_key' : 'access_key';
  throw new DiagnosticError(
    'There are no credentials for Alibaba Cloud',
    `"${missing}" is neither set in the provider "rdsmigration" nor in the environment. Set the environment variables ` +
      `${ENVIRONMENT_VARIABLES.access_key[0]} and ${ENVIRONMENT_VARIABLES.secret_key[0]}, or the arguments "access_key" and "secret_key".`,
  );
}
