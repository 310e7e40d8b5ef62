import path from 'node:path';
import { CredentialsError } from './credentials-error';
import {
  AssumeRoleSettings,
  AssumeRoleWithOidcSettings,
  CREDENTIAL_VARIABLES,
  CredentialSettings,
  CredentialSurroundings,
  Environment,
} from './settings';
import { OidcRole } from './source';

/** A value, and where it was found. */
export interface Setting {
  readonly value: string;
  /** For messages: `the argument "access_key"`, `ALICLOUD_ACCESS_KEY`. */
  readonly origin: string;
}

/** The settings after the environment was looked at. What is empty is undefined. */
export interface ResolvedSettings {
  readonly accessKey: Setting | undefined;
  readonly secretKey: Setting | undefined;
  readonly securityToken: Setting | undefined;
  readonly profile: Setting | undefined;
  /** Absolute, unless the user gave a relative path. */
  readonly sharedCredentialsFile: string;
  readonly credentialsUri: Setting | undefined;
  readonly ecsRoleName: Setting | undefined;
  readonly oidcRole: OidcRole | undefined;
  readonly assumeRole: AssumeRoleBlock | undefined;
  /** Host of STS for everything but profiles that have their own. */
  readonly stsHost: string;
  /** Whether the metadata service of ECS may be asked, and whether without a token. */
  readonly metadata: { readonly isDisabled: boolean; readonly isV1Disabled: boolean };
}

/** The block `assume_role`, which a profile of mode RamRoleArn may complete. */
export interface AssumeRoleBlock extends Omit<AssumeRoleSettings, 'sessionExpiration'> {
  readonly sessionExpiration: number | undefined;
}

export const DEFAULT_SESSION_NAME = 'terraform';
/** Seconds. */
export const DEFAULT_SESSION_EXPIRATION = 3600;

/** @throws CredentialsError when a setting is not one that could work */
export function resolveSettings(
  settings: CredentialSettings,
  { environment, homeDirectory }: CredentialSurroundings,
): ResolvedSettings {
  const setting = (argument: string, value: string | undefined, variables: readonly string[]): Setting | undefined => {
    const given = trimmed(value);
    return given ? { value: given, origin: `the argument "${argument}"` } : environmentSetting(variables, environment);
  };
  const { assumeRole, assumeRoleWithOidc } = settings;
  const stsHost = stsHostOf(
    trimmed(settings.stsEndpoint) ?? environmentSetting(CREDENTIAL_VARIABLES.stsEndpoint, environment)?.value,
    trimmed(settings.region),
  );
  return {
    accessKey: setting('access_key', settings.accessKey, CREDENTIAL_VARIABLES.accessKey),
    secretKey: setting('secret_key', settings.secretKey, CREDENTIAL_VARIABLES.secretKey),
    securityToken: setting('security_token', settings.securityToken, CREDENTIAL_VARIABLES.securityToken),
    profile: setting('profile', settings.profile, CREDENTIAL_VARIABLES.profile),
    sharedCredentialsFile: expandHome(
      setting('shared_credentials_file', settings.sharedCredentialsFile, CREDENTIAL_VARIABLES.sharedCredentialsFile)
        ?.value ?? '~/.aliyun/config.json',
      homeDirectory,
    ),
    credentialsUri: setting('credentials_uri', settings.credentialsUri, CREDENTIAL_VARIABLES.credentialsUri),
    ecsRoleName: setting('ecs_role_name', settings.ecsRoleName, CREDENTIAL_VARIABLES.ecsRoleName),
    oidcRole: assumeRoleWithOidc && resolveOidcRole(assumeRoleWithOidc, environment, stsHost),
    assumeRole: assumeRole && resolveAssumeRole(assumeRole, environment),
    stsHost,
    metadata: {
      isDisabled: isTrue(environment.ALIBABA_CLOUD_ECS_METADATA_DISABLED),
      isV1Disabled: isTrue(environment.ALIBABA_CLOUD_IMDSV1_DISABLED),
    },
  };
}

function resolveAssumeRole(block: AssumeRoleSettings, environment: Environment): AssumeRoleBlock {
  const { roleArn, sessionName, sessionExpiration, policy, externalId } = block;
  const expiration = environmentSetting(CREDENTIAL_VARIABLES.assumeRoleSessionExpiration, environment);
  return {
    roleArn: trimmed(roleArn) ?? environmentSetting(CREDENTIAL_VARIABLES.assumeRoleArn, environment)?.value,
    sessionName:
      trimmed(sessionName) ?? environmentSetting(CREDENTIAL_VARIABLES.assumeRoleSessionName, environment)?.value,
    sessionExpiration:
      sessionExpiration === undefined
        ? expiration && sessionSeconds(expiration.value, expiration.origin)
        : sessionSeconds(sessionExpiration, 'the argument "session_expiration" of assume_role'),
    policy: trimmed(policy),
    externalId: trimmed(externalId),
  };
}

function resolveOidcRole(block: AssumeRoleWithOidcSettings, environment: Environment, stsHost: string): OidcRole {
  const resolve = (value: string | undefined, variables: readonly string[]): string | undefined =>
    trimmed(value) ?? environmentSetting(variables, environment)?.value;
  const need = (argument: string, value: string | undefined, variables: readonly string[]): string =>
    resolve(value, variables) ?? missing('assume_role_with_oidc', argument, variables);
  const token = resolve(block.oidcToken, CREDENTIAL_VARIABLES.oidcToken);
  const tokenFile = resolve(block.oidcTokenFile, CREDENTIAL_VARIABLES.oidcTokenFile);
  if (token === undefined && tokenFile === undefined) {
    missing('assume_role_with_oidc', 'oidc_token_file', [
      ...CREDENTIAL_VARIABLES.oidcTokenFile,
      ...CREDENTIAL_VARIABLES.oidcToken,
    ]);
  }
  return {
    oidcProviderArn: need('oidc_provider_arn', block.oidcProviderArn, CREDENTIAL_VARIABLES.oidcProviderArn),
    token: token === undefined ? { file: tokenFile ?? '' } : { text: token },
    roleArn: need('role_arn', block.roleArn, CREDENTIAL_VARIABLES.oidcRoleArn),
    sessionName: resolve(block.roleSessionName, CREDENTIAL_VARIABLES.oidcRoleSessionName) ?? DEFAULT_SESSION_NAME,
    sessionExpiration: sessionSeconds(
      block.sessionExpiration ?? DEFAULT_SESSION_EXPIRATION,
      'the argument "session_expiration" of assume_role_with_oidc',
    ),
    policy: trimmed(block.policy),
    stsHost,
  };
}

export function missing(block: string, argument: string, variables: readonly string[]): never {
  throw new CredentialsError(
    `${block} lacks "${argument}". Set it, or the environment variable ${variables.join(' or ')}.`,
  );
}

/**
 * The host of STS: as it is named, or that of a region, or the central one.
 *
 * Source: `ram_role_arn.ts` of `@alicloud/credentials` 2.4.7
 *
 * @throws CredentialsError when it is not a host
 */
export function stsHostOf(named: string | undefined, region: string | undefined, isInVpc = false): string {
  const host = named?.replace(/^https:\/\//, '').replace(/\/$/, '') ?? regionalStsHost(region, isInVpc);
  if (!/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/.test(host)) {
    // What stands before an "@" may be a password.
    const told = host.includes('@') ? 'What is set' : `"${named ?? region}"`;
    throw new CredentialsError(
      `${told} names no endpoint of STS, which speaks HTTPS only: give a host, for example "sts.aliyuncs.com".`,
    );
  }
  return host;
}

function regionalStsHost(region: string | undefined, isInVpc: boolean): string {
  return region ? `sts${isInVpc ? '-vpc' : ''}.${region}.aliyuncs.com` : 'sts.aliyuncs.com';
}

/** @throws CredentialsError unless STS would take it */
export function sessionSeconds(value: number | string, origin: string): number {
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
    throw new CredentialsError(
      `${origin} is ${value}, which is not a session duration: give 900 to 43200 seconds, for example 3600.`,
    );
  }
  return seconds;
}

function environmentSetting(variables: readonly string[], environment: Environment): Setting | undefined {
  const origin = variables.find((name) => trimmed(environment[name]));
  const value = origin && trimmed(environment[origin]);
  return origin && value ? { value, origin } : undefined;
}

function trimmed(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

function expandHome(file: string, homeDirectory: string): string {
  return /^~(?=$|[\\/])/.test(file) ? path.join(homeDirectory, file.slice(1)) : file;
}
