import { sourceError } from './credentials-error';
import { Credentials } from './provider';
import {
  DEFAULT_SESSION_EXPIRATION,
  DEFAULT_SESSION_NAME,
  ResolvedSettings,
  sessionSeconds,
  stsHostOf,
} from './resolve-settings';
import { Profile, SharedCredentials } from './shared-credentials-file';
import { AssumedRole, CredentialSource, OAuthLogin } from './source';

/** For messages. */
export function nameOfProfile(profile: string, file: string): string {
  return `the profile "${profile}" of ${file}`;
}

/** The keys that stand in a profile. Other modes may hold keys, too, but those are leftovers of the CLI. */
export function keysOfProfile(profile: Profile): Partial<Credentials> {
  switch (profile.mode) {
    case 'AK':
    case 'RamRoleArn':
      return { accessKeyId: profile.text('access_key_id'), accessKeySecret: profile.text('access_key_secret') };
    case 'StsToken':
      return {
        accessKeyId: profile.text('access_key_id'),
        accessKeySecret: profile.text('access_key_secret'),
        securityToken: profile.text('sts_token'),
      };
    default:
      return {};
  }
}

/**
 * What a profile stands for by its mode.
 *
 * Source: `cli_profile.ts` of `@alicloud/credentials` 2.4.7; `policy` and `external_id`: `cli_profile.go` of
 * https://github.com/aliyun/credentials-go
 *
 * @throws CredentialsError when the profile lacks something, or has a mode that is not known
 */
export function sourceOfProfile(
  profile: Profile,
  shared: SharedCredentials,
  settings: ResolvedSettings,
  chain: readonly string[] = [],
): CredentialSource {
  const name = nameOfProfile(profile.name, shared.file);
  const need = (entry: string): string => profile.text(entry) ?? lacking(name, entry);
  switch (profile.mode) {
    case 'AK':
    case 'StsToken':
      return { kind: 'keys', name, credentials: completeKeys(profile, name) };
    case 'RamRoleArn':
      return {
        kind: 'assumed-role',
        name,
        role: roleOfProfile(profile, name, settings),
        base: { kind: 'keys', name, credentials: completeKeys(profile, name) },
      };
    case 'ChainableRamRoleArn':
      return {
        kind: 'assumed-role',
        name,
        role: roleOfProfile(profile, name, settings),
        base: sourceOfNext(need('source_profile'), shared, settings, [...chain, profile.name]),
      };
    case 'EcsRamRole':
      return ecsRoleSource(name, profile.text('ram_role_name'), settings);
    case 'OIDC':
      return {
        kind: 'oidc',
        name,
        role: {
          ...roleOfProfile(profile, name, settings),
          oidcProviderArn: need('oidc_provider_arn'),
          token: { file: need('oidc_token_file') },
        },
      };
    case 'CloudSSO':
      return {
        kind: 'cloud-sso',
        name,
        login: {
          signInUrl: signInUrl(need('cloud_sso_sign_in_url'), name),
          accountId: need('cloud_sso_account_id'),
          accessConfiguration: need('cloud_sso_access_config'),
          accessToken: need('access_token'),
          accessTokenExpiration: profile.number('cloud_sso_access_token_expire') ?? 0,
        },
      };
    case 'OAuth':
      return {
        kind: 'oauth',
        name,
        login: {
          site: oauthSite(need('oauth_site_type'), name),
          tokens: {
            refreshToken: need('oauth_refresh_token'),
            accessToken: profile.text('oauth_access_token') ?? '',
            accessTokenExpiration: profile.number('oauth_access_token_expire') ?? 0,
          },
          file: shared.file,
          profile: profile.name,
        },
      };
    case 'External':
      return { kind: 'external', name, command: need('process_command') };
    default:
      throw sourceError(
        name,
        `${/^[A-Za-z]{1,24}$/.test(profile.mode) ? `its mode "${profile.mode}"` : 'its mode'} is not supported; use one of AK, ` +
          'StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CloudSSO, OAuth, External',
      );
  }
}

/** @throws CredentialsError when the metadata service is switched off */
export function ecsRoleSource(
  name: string,
  roleName: string | undefined,
  { metadata }: ResolvedSettings,
): CredentialSource {
  if (metadata.isDisabled) {
    throw sourceError(name, 'ALIBABA_CLOUD_ECS_METADATA_DISABLED switches off the metadata service of ECS');
  }
  return { kind: 'ecs-role', name, role: { name: roleName, isV1Disabled: metadata.isV1Disabled } };
}

function sourceOfNext(
  next: string,
  shared: SharedCredentials,
  settings: ResolvedSettings,
  chain: readonly string[],
): CredentialSource {
  if (chain.includes(next)) {
    throw sourceError(
      nameOfProfile(next, shared.file),
      `profiles refer to each other in a circle, ${[...chain, next].join(' → ')}`,
    );
  }
  return sourceOfProfile(shared.profile(next), shared, settings, chain);
}

/** The role that a profile assumes. @throws CredentialsError when it names none */
export function roleOfProfile(profile: Profile, name: string, settings: ResolvedSettings): AssumedRole {
  return {
    roleArn: profile.text('ram_role_arn') ?? lacking(name, 'ram_role_arn'),
    sessionName: profile.text('ram_session_name') ?? DEFAULT_SESSION_NAME,
    sessionExpiration: sessionSeconds(
      profile.number('duration_seconds') ?? profile.number('expired_seconds') ?? DEFAULT_SESSION_EXPIRATION,
      `"expired_seconds" of ${name}`,
    ),
    policy: profile.text('policy'),
    externalId: profile.text('external_id'),
    stsHost: stsHostOfProfile(profile) ?? settings.stsHost,
  };
}

function stsHostOfProfile(profile: Profile): string | undefined {
  const endpoint = profile.text('sts_endpoint');
  const region = profile.text('sts_region');
  return endpoint || region ? stsHostOf(endpoint, region, profile.isTrue('enable_vpc')) : undefined;
}

function completeKeys(profile: Profile, name: string): Credentials {
  const { accessKeyId, accessKeySecret, securityToken } = keysOfProfile(profile);
  return {
    accessKeyId: accessKeyId ?? lacking(name, 'access_key_id'),
    accessKeySecret: accessKeySecret ?? lacking(name, 'access_key_secret'),
    securityToken: profile.mode === 'StsToken' ? (securityToken ?? lacking(name, 'sts_token')) : undefined,
  };
}

function signInUrl(text: string, name: string): URL {
  if (!/^https:\/\//.test(text) || !URL.canParse(text)) {
    throw sourceError(name, 'its "cloud_sso_sign_in_url" is not a URL that begins with https://');
  }
  return new URL(text);
}

function oauthSite(text: string, name: string): OAuthLogin['site'] {
  const site = text.toUpperCase();
  if (site !== 'CN' && site !== 'INTL') {
    throw sourceError(
      name,
      'its "oauth_site_type" is neither CN nor INTL; log in again with "aliyun configure --mode OAuth"',
    );
  }
  return site;
}

function lacking(name: string, entry: string): never {
  throw sourceError(name, `it lacks "${entry}"; run "aliyun configure" to set it up`);
}
