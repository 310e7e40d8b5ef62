import { RetryEnvironment } from '../retry';

/**
 * Where credentials come from: the arguments of the provider block of aliyun/alicloud. What is empty or not set falls back
 * on environment variables, see {@link CREDENTIAL_VARIABLES}.
 */
export interface CredentialSettings {
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly securityToken?: string | undefined;
  /** Name of a profile of the Alibaba Cloud CLI. Without it, no shared credentials file is read. */
  readonly profile?: string | undefined;
  /** Default: `~/.aliyun/config.json`. */
  readonly sharedCredentialsFile?: string | undefined;
  /** Name of the RAM role of the ECS instance that this runs on. */
  readonly ecsRoleName?: string | undefined;
  /** An address that answers GET with an AccessKeyId, an AccessKeySecret, a SecurityToken and their Expiration. */
  readonly credentialsUri?: string | undefined;
  /** A role to assume with whatever credentials are found. */
  readonly assumeRole?: AssumeRoleSettings | undefined;
  /** A role to assume with a token of an OpenID Connect provider. */
  readonly assumeRoleWithOidc?: AssumeRoleWithOidcSettings | undefined;
  /** Chooses the endpoint of STS, for example `cn-hangzhou`. Default: the central endpoint. */
  readonly region?: string | undefined;
  /** Host of STS in place of that of the region; always HTTPS. */
  readonly stsEndpoint?: string | undefined;
}

/** The block `assume_role`. Its environment variables count only when it is there. */
export interface AssumeRoleSettings {
  /** For example `acs:ram::123456789012****:role/terraform`. */
  readonly roleArn?: string | undefined;
  /** Default: `terraform`. */
  readonly sessionName?: string | undefined;
  /** Seconds, 900 to 43200. Default: 3600. */
  readonly sessionExpiration?: number | undefined;
  /** A RAM policy in JSON that narrows the role. */
  readonly policy?: string | undefined;
  readonly externalId?: string | undefined;
}

/** The block `assume_role_with_oidc`. Its environment variables count only when it is there. */
export interface AssumeRoleWithOidcSettings {
  readonly oidcProviderArn?: string | undefined;
  /** Read at each renewal. The token in {@link oidcToken} goes before it. */
  readonly oidcTokenFile?: string | undefined;
  readonly oidcToken?: string | undefined;
  readonly roleArn?: string | undefined;
  /** Default: `terraform`. */
  readonly roleSessionName?: string | undefined;
  readonly policy?: string | undefined;
  /** Seconds, 900 to 43200. Default: 3600. */
  readonly sessionExpiration?: number | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What credentials may depend on besides the settings. */
export interface CredentialSurroundings {
  readonly environment: Environment;
  /** Where `~` points to. */
  readonly homeDirectory: string;
}

/** The same with time and chance, for renewals. */
export type CredentialRuntime = CredentialSurroundings & RetryEnvironment;

/**
 * The variables that stand in for arguments, in the order in which they are asked; the first that is not empty counts.
 *
 * Source: configuration of aliyun/alicloud 1.289.0, so that one environment serves both providers.
 */
export const CREDENTIAL_VARIABLES = {
  accessKey: ['ALICLOUD_ACCESS_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_ACCESS_KEY_ID'],
  secretKey: ['ALICLOUD_SECRET_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABACLOUD_ACCESS_KEY_SECRET'],
  securityToken: ['ALICLOUD_SECURITY_TOKEN', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'ALIBABACLOUD_SECURITY_TOKEN'],
  profile: ['ALICLOUD_PROFILE', 'ALIBABA_CLOUD_PROFILE'],
  sharedCredentialsFile: ['ALICLOUD_SHARED_CREDENTIALS_FILE', 'ALIBABA_CLOUD_CREDENTIALS_FILE'],
  ecsRoleName: ['ALICLOUD_ECS_ROLE_NAME', 'ALIBABA_CLOUD_ECS_METADATA'],
  credentialsUri: ['ALICLOUD_CREDENTIALS_URI', 'ALIBABA_CLOUD_CREDENTIALS_URI'],
  assumeRoleArn: ['ALICLOUD_ASSUME_ROLE_ARN', 'ALIBABA_CLOUD_ROLE_ARN'],
  assumeRoleSessionName: ['ALICLOUD_ASSUME_ROLE_SESSION_NAME', 'ALIBABA_CLOUD_ROLE_SESSION_NAME'],
  assumeRoleSessionExpiration: ['ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION'],
  oidcProviderArn: ['ALIBABA_CLOUD_OIDC_PROVIDER_ARN'],
  oidcTokenFile: ['ALIBABA_CLOUD_OIDC_TOKEN_FILE'],
  oidcToken: ['ALIBABA_CLOUD_OIDC_TOKEN'],
  oidcRoleArn: ['ALIBABA_CLOUD_ROLE_ARN'],
  oidcRoleSessionName: ['ALIBABA_CLOUD_ROLE_SESSION_NAME'],
  stsEndpoint: ['ALIBABA_CLOUD_ENDPOINT_STS', 'STS_ENDPOINT'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
