import { CredentialsError, sourceError } from './credentials-error';
import { ecsRoleSource, keysOfProfile, nameOfProfile, roleOfProfile, sourceOfProfile } from './profile-source';
import {
  DEFAULT_SESSION_EXPIRATION,
  DEFAULT_SESSION_NAME,
  missing,
  ResolvedSettings,
  Setting,
} from './resolve-settings';
import { CREDENTIAL_VARIABLES } from './settings';
import { Profile, SharedCredentials } from './shared-credentials-file';
import { CredentialSource } from './source';

/** The profile that the settings name, or why it could not be had. */
export type ProfileLookup =
  { readonly profile: Profile; readonly shared: SharedCredentials } | { readonly problem: string } | undefined;

/**
 * The first source that is set, in the order of aliyun/alicloud: keys (each from arguments, environment, profile), a
 * profile that gets its credentials elsewhere, the credentials URI, the role of the ECS instance, a role assumed with
 * OpenID Connect. A role of the block `assume_role` or of the profile is assumed with whatever was found.
 *
 * Source: `getConfigFromProfile` and `RefreshAuthCredential` of aliyun/alicloud 1.289.0
 *
 * @throws CredentialsError when nothing is set, which tells what was looked at, or when what is set cannot work
 */
export function chooseSource(settings: ResolvedSettings, lookup: ProfileLookup): CredentialSource {
  const found = lookup && 'profile' in lookup ? lookup : undefined;
  const base =
    keysSource(settings, found) ??
    remoteProfileSource(settings, found) ??
    uriSource(settings) ??
    ecsSource(settings, found) ??
    oidcSource(settings);
  if (base === undefined) {
    throw nothingFound(settings, lookup);
  }
  return withAssumedRole(base, settings, found);
}

type FoundProfile = Extract<ProfileLookup, { readonly profile: Profile }>;

function keysSource(settings: ResolvedSettings, found: FoundProfile | undefined): CredentialSource | undefined {
  const kept = found && keysOfProfile(found.profile);
  const origin = found ? nameOfProfile(found.profile.name, found.shared.file) : '';
  const fromProfile = (value: string | undefined): Setting | undefined => (value ? { value, origin } : undefined);
  const accessKey = settings.accessKey ?? fromProfile(kept?.accessKeyId);
  const secretKey = settings.secretKey ?? fromProfile(kept?.accessKeySecret);
  if (accessKey === undefined || secretKey === undefined) {
    return undefined;
  }
  // The token of a profile belongs to the key of that profile and would make any other one invalid.
  const profileToken = settings.accessKey === undefined ? fromProfile(kept?.securityToken) : undefined;
  return {
    kind: 'keys',
    name: [...new Set([accessKey.origin, secretKey.origin])].join(' and '),
    credentials: {
      accessKeyId: accessKey.value,
      accessKeySecret: secretKey.value,
      securityToken: (settings.securityToken ?? profileToken)?.value,
    },
  };
}

/** Modes whose keys, or whose role, have their own place in the order. */
const LOCAL_MODES: ReadonlySet<string> = new Set(['AK', 'StsToken', 'RamRoleArn', 'EcsRamRole']);

/** A mode that is not known ends the search, too: the next source would be another identity. */
function remoteProfileSource(
  settings: ResolvedSettings,
  found: FoundProfile | undefined,
): CredentialSource | undefined {
  return found === undefined || LOCAL_MODES.has(found.profile.mode)
    ? undefined
    : sourceOfProfile(found.profile, found.shared, settings);
}

function uriSource({ credentialsUri }: ResolvedSettings): CredentialSource | undefined {
  if (credentialsUri === undefined) {
    return undefined;
  }
  const { value, origin } = credentialsUri;
  const uri = /^https?:\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (uri === undefined || uri.username !== '' || uri.password !== '') {
    throw sourceError(
      `the credentials URI (${origin})`,
      'it is not a URL that begins with http:// or https:// and has no user name in it',
    );
  }
  // The rest of the address may hold a token.
  return { kind: 'uri', name: `the credentials URI at ${uri.host} (${origin})`, uri };
}

/** An access key without its secret is an error to mend, not a reason to be somebody else. */
function ecsSource(settings: ResolvedSettings, found: FoundProfile | undefined): CredentialSource | undefined {
  if (settings.accessKey !== undefined) {
    return undefined;
  }
  const { ecsRoleName } = settings;
  if (ecsRoleName !== undefined) {
    return ecsRoleSource(`the RAM role "${ecsRoleName.value}" of the ECS instance`, ecsRoleName.value, settings);
  }
  return found?.profile.mode === 'EcsRamRole' ? sourceOfProfile(found.profile, found.shared, settings) : undefined;
}

function oidcSource({ accessKey, oidcRole }: ResolvedSettings): CredentialSource | undefined {
  return accessKey === undefined && oidcRole !== undefined
    ? { kind: 'oidc', name: `assume_role_with_oidc (role ${oidcRole.roleArn})`, role: oidcRole }
    : undefined;
}

function withAssumedRole(
  base: CredentialSource,
  settings: ResolvedSettings,
  found: FoundProfile | undefined,
): CredentialSource {
  const block = settings.assumeRole;
  const profileRole =
    found?.profile.mode === 'RamRoleArn'
      ? roleOfProfile(found.profile, nameOfProfile(found.profile.name, found.shared.file), settings)
      : undefined;
  if (block === undefined && profileRole === undefined) {
    return base;
  }
  const roleArn =
    block?.roleArn ?? profileRole?.roleArn ?? missing('assume_role', 'role_arn', CREDENTIAL_VARIABLES.assumeRoleArn);
  return {
    kind: 'assumed-role',
    name: `the role ${roleArn} (assumed with ${base.name})`,
    base,
    role: {
      roleArn,
      sessionName: block?.sessionName ?? profileRole?.sessionName ?? DEFAULT_SESSION_NAME,
      sessionExpiration: block?.sessionExpiration ?? profileRole?.sessionExpiration ?? DEFAULT_SESSION_EXPIRATION,
      policy: block?.policy ?? profileRole?.policy,
      externalId: block?.externalId ?? profileRole?.externalId,
      stsHost: profileRole?.stsHost ?? settings.stsHost,
    },
  };
}

function nothingFound(settings: ResolvedSettings, lookup: ProfileLookup): CredentialsError {
  const told = (argument: string, variables: readonly string[], state: string): string =>
    `- ${argument}, or ${variables.join(', ')}: ${state}`;
  const presence = (value: unknown): string => (value === undefined ? 'not set' : 'set');
  return new CredentialsError(
    [
      'There are no credentials for Alibaba Cloud. These sources were tried:',
      told('access_key', CREDENTIAL_VARIABLES.accessKey, presence(settings.accessKey)),
      told('secret_key', CREDENTIAL_VARIABLES.secretKey, presence(settings.secretKey)),
      told('profile', CREDENTIAL_VARIABLES.profile, profileState(settings, lookup)),
      told('credentials_uri', CREDENTIAL_VARIABLES.credentialsUri, 'not set'),
      told('ecs_role_name', CREDENTIAL_VARIABLES.ecsRoleName, presence(settings.ecsRoleName)),
      `- assume_role_with_oidc: ${presence(settings.oidcRole)}`,
      settings.accessKey
        ? 'An access key counts only with its secret: set both.'
        : 'Set access_key and secret_key, or one of the others.',
    ].join('\n'),
  );
}

function profileState({ profile, sharedCredentialsFile }: ResolvedSettings, lookup: ProfileLookup): string {
  if (profile === undefined) {
    return 'not set';
  }
  const state = lookup && 'problem' in lookup ? lookup.problem : 'it has no complete access key.';
  return `"${profile.value}" in ${sharedCredentialsFile}: ${state}`;
}
