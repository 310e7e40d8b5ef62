/** How the provider reaches the service, after arguments and environment variables were looked at. */
export interface ProviderSettings {
  /** Region of the RDS instances. */
  readonly region: string;
  /** Endpoint of RDS in place of that of the region. */
  readonly endpoint?: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly securityToken?: string;
  /** Requests of one operation in a minute. */
  readonly maxRequestsPerMinute: number;
}

/** The provider block's arguments, null where they are not set. */
export interface ProviderArguments {
  readonly region: string | null;
  readonly access_key: string | null;
  readonly secret_key: string | null;
  readonly security_token: string | null;
  readonly max_requests_per_minute: number | bigint | null;
  readonly endpoints: { readonly rds: string | null } | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables that stand in for arguments, in the order in which they are asked; the first that is not empty counts.
 *
 * Source: the configuration of aliyun/alicloud 1.289.0, so that one environment serves both providers.
 */
export const ENVIRONMENT_VARIABLES = {
  region: ['ALICLOUD_REGION', 'ALIBABA_CLOUD_REGION'],
  access_key: ['ALICLOUD_ACCESS_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_ACCESS_KEY_ID'],
  secret_key: ['ALICLOUD_SECRET_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABACLOUD_ACCESS_KEY_SECRET'],
  security_token: ['ALICLOUD_SECURITY_TOKEN', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'ALIBABACLOUD_SECURITY_TOKEN'],
  endpoint: ['ALIBABA_CLOUD_ENDPOINT_RDS', 'RDS_ENDPOINT'],
} as const;

/** The region that aliyun/alicloud uses when none is given. */
const DEFAULT_REGION = 'cn-beijing';

/** The usual limit of the service. Source: https://help.aliyun.com/document_detail/610372.html */
const DEFAULT_REQUESTS_PER_MINUTE = 100;

export function resolveSettings(configured: ProviderArguments, environment: Environment): ProviderSettings {
  const resolve = (argument: string | null | undefined, variables: readonly string[]): string | undefined =>
    argument || variables.map((name) => environment[name]).find((value) => value);
  return {
    region: resolve(configured.region, ENVIRONMENT_VARIABLES.region) ?? DEFAULT_REGION,
    endpoint: resolve(configured.endpoints?.rds, ENVIRONMENT_VARIABLES.endpoint),
    accessKey: resolve(configured.access_key, ENVIRONMENT_VARIABLES.access_key),
    secretKey: resolve(configured.secret_key, ENVIRONMENT_VARIABLES.secret_key),
    securityToken: resolve(configured.security_token, ENVIRONMENT_VARIABLES.security_token),
    maxRequestsPerMinute: Number(configured.max_requests_per_minute ?? DEFAULT_REQUESTS_PER_MINUTE),
  };
}
