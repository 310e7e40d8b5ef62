import { homedir } from 'node:os';
import { DiagnosticError, isWhollyKnown, PartialConfigOf } from '../../custom-resource';
import {
  createCredentialsProvider,
  createPacer,
  createRdsClient,
  CredentialsError,
  CredentialsProvider,
  parseEndpoint,
  RdsApiError,
  RdsClient,
  RdsClientOptions,
  regionOfProfile,
} from '../../rds';
import { PrecheckClient } from '../client';
import { pacedClient } from './paced-client';
import { providerSchema } from './schema';
import { DEFAULT_REGION, Environment, ProviderArguments, ProviderSettings, resolveSettings, Setting } from './settings';
import { systemClock } from './system-clock';

const runtime = (environment: Environment) => ({
  environment,
  homeDirectory: homedir(),
  clock: systemClock,
  random: Math.random,
});

/** Makes the client from the provider block and the environment. Credentials are looked for when they are first needed. */
export async function createPrecheckClient(
  config: PartialConfigOf<typeof providerSchema>,
  environment: Environment,
  userAgent: string,
): Promise<PrecheckClient> {
  if (!isWhollyKnown(config))
    return clientOf(connect({ userAgent, region: DEFAULT_REGION, credentials: unknownYet }), 1);
  const settings = resolveSettings(config as ProviderArguments, environment);
  const endpoint = settings.endpoint && checkedEndpoint(settings.endpoint);
  const region = settings.region ?? (await regionInProfile(settings, environment)) ?? DEFAULT_REGION;
  const credentials = explained(createCredentialsProvider({ ...settings.credentials, region }, runtime(environment)));
  return clientOf(connect({ endpoint, region, userAgent, credentials }), settings.maxRequestsPerMinute);
}

function clientOf(rds: RdsClient, maxRequestsPerMinute: number): PrecheckClient {
  const pacer = createPacer({ maxRequestsPerMinute, clock: systemClock });
  return { rds: pacedClient(rds, pacer), clock: systemClock, random: Math.random, demand: () => pacer.demand() };
}

/** What came from the environment, or was not known before the apply, is seen here first. */
function checkedEndpoint({ value, origin }: Setting): string {
  try {
    parseEndpoint(value);
    return value;
  } catch (error) {
    const source = 'variable' in origin ? `environment variable ${origin.variable}` : `argument "${origin.argument}"`;
    throw cannotReach(error, `The endpoint comes from the ${source}.`);
  }
}

function connect(options: RdsClientOptions): RdsClient {
  try {
    return createRdsClient(options);
  } catch (error) {
    throw cannotReach(error);
  }
}

function cannotReach(error: unknown, ...facts: readonly string[]): DiagnosticError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DiagnosticError('RDS cannot be reached like this', [reason, ...facts].join(' '));
}

async function regionInProfile(
  { credentials }: ProviderSettings,
  environment: Environment,
): Promise<string | undefined> {
  try {
    return await regionOfProfile(credentials, runtime(environment));
  } catch (error) {
    if (!(error instanceof CredentialsError)) throw error;
    throw new DiagnosticError('The region cannot be read from the profile', `${error.message} Or set "region".`);
  }
}

/** Failures to get credentials, in the words of the hooks: what may pass is waited out, everything else is told. */
function explained(provider: CredentialsProvider): CredentialsProvider {
  return {
    async getCredentials() {
      try {
        return await provider.getCredentials();
      } catch (error) {
        if (!(error instanceof CredentialsError)) throw error;
        if (!error.retryable) throw new DiagnosticError('There are no credentials for Alibaba Cloud', error.message);
        throw new RdsApiError(error.message, {
          operation: 'GetCredentials',
          code: 'CredentialsUnavailable',
          retryable: true,
          outcome: 'rejected',
        });
      }
    },
    invalidate: (credentials) => provider.invalidate?.(credentials),
  };
}

/** For a plan in which the provider's configuration depends on something that is not created yet. */
const unknownYet: CredentialsProvider = {
  async getCredentials() {
    throw new DiagnosticError(
      "The provider's configuration is not known yet",
      'An argument of the provider "rdsmigration" depends on something that is created in the same apply. Give it a value that ' +
        'is known at plan, or create what it depends on first.',
    );
  },
};
