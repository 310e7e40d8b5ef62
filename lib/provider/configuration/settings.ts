import { CredentialSettings } from '../../rds';

/** A value, and where it came from: an argument (`endpoints.rds`), or the name of an environment variable. */
export interface Setting {
  readonly value: string;
  readonly origin: { readonly argument: string } | { readonly variable: string };
}

/** How the provider reaches the service, after arguments and environment variables were looked at. */
export interface ProviderSettings {
  /** Region of the RDS instances; undefined when only the profile may name it. */
  readonly region: string | undefined;
  /** Endpoint of RDS in place of that of the region. */
  readonly endpoint: Setting | undefined;
  /** Requests of one operation in a minute. */
  readonly maxRequestsPerMinute: number;
  /** The arguments that credentials come from; their environment variables are looked at where they are used. */
  readonly credentials: CredentialSettings;
}

type Text = string | null;
type Numeral = number | bigint | null;

/** The provider block's arguments, null where they are not set. */
export interface ProviderArguments {
  readonly region: Text;
  readonly access_key: Text;
  readonly secret_key: Text;
  readonly security_token: Text;
  readonly profile: Text;
  readonly shared_credentials_file: Text;
  readonly ecs_role_name: Text;
  readonly credentials_uri: Text;
  readonly max_requests_per_minute: Numeral;
  readonly endpoints: { readonly rds: Text; readonly sts: Text } | null;
  readonly assume_role: {
    readonly role_arn: Text;
    readonly session_name: Text;
    readonly session_expiration: Numeral;
    readonly policy: Text;
    readonly external_id: Text;
  } | null;
  readonly assume_role_with_oidc: {
    readonly oidc_provider_arn: Text;
    readonly oidc_token_file: Text;
    readonly oidc_token: Text;
    readonly role_arn: Text;
    readonly role_session_name: Text;
    readonly policy: Text;
    readonly session_expiration: Numeral;
  } | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables that stand in for arguments, in the order in which they are asked; the first that is not empty counts.
 *
 * Source: the configuration of aliyun/alicloud 1.289.0, so that one environment serves both providers.
 */
const REGION_VARIABLES = ['ALICLOUD_REGION', 'ALIBABA_CLOUD_REGION'];
const ENDPOINT_VARIABLES = ['ALIBABA_CLOUD_ENDPOINT_RDS', 'RDS_ENDPOINT'];

/** The region that aliyun/alicloud uses when none is given. */
export const DEFAULT_REGION = 'cn-beijing';

/** The usual limit of the service. Source: https://help.aliyun.com/document_detail/610372.html */
const DEFAULT_REQUESTS_PER_MINUTE = 100;

export function resolveSettings(configured: ProviderArguments, environment: Environment): ProviderSettings {
  const { region: regionArgument, endpoints } = configured;
  const region = resolve('region', regionArgument, REGION_VARIABLES, environment)?.value;
  return {
    region,
    endpoint: resolve('endpoints.rds', endpoints?.rds, ENDPOINT_VARIABLES, environment),
    maxRequestsPerMinute: Number(configured.max_requests_per_minute ?? DEFAULT_REQUESTS_PER_MINUTE),
    credentials: { ...credentialSettings(configured), region },
  };
}

function resolve(
  argument: string,
  configured: Text | undefined,
  variables: readonly string[],
  environment: Environment,
): Setting | undefined {
  if (configured) return { value: configured, origin: { argument } };
  const variable = variables.find((name) => environment[name]);
  return variable === undefined ? undefined : { value: environment[variable] ?? '', origin: { variable } };
}

function credentialSettings(configured: ProviderArguments): CredentialSettings {
  const { assume_role: role, assume_role_with_oidc: oidc } = configured;
  return {
    accessKey: configured.access_key ?? undefined,
    secretKey: configured.secret_key ?? undefined,
    securityToken: configured.security_token ?? undefined,
    profile: configured.profile ?? undefined,
    sharedCredentialsFile: configured.shared_credentials_file ?? undefined,
    ecsRoleName: configured.ecs_role_name ?? undefined,
    credentialsUri: configured.credentials_uri ?? undefined,
    stsEndpoint: configured.endpoints?.sts ?? undefined,
    assumeRole: role
      ? {
          roleArn: role.role_arn ?? undefined,
          sessionName: role.session_name ?? undefined,
          sessionExpiration: optionalNumber(role.session_expiration),
          policy: role.policy ?? undefined,
          externalId: role.external_id ?? undefined,
        }
      : undefined,
    assumeRoleWithOidc: oidc
      ? {
          oidcProviderArn: oidc.oidc_provider_arn ?? undefined,
          oidcTokenFile: oidc.oidc_token_file ?? undefined,
          oidcToken: oidc.oidc_token ?? undefined,
          roleArn: oidc.role_arn ?? undefined,
          roleSessionName: oidc.role_session_name ?? undefined,
          policy: oidc.policy ?? undefined,
          sessionExpiration: optionalNumber(oidc.session_expiration),
        }
      : undefined,
  };
}

function optionalNumber(value: Numeral): number | undefined {
  return value === null ? undefined : Number(value);
}
