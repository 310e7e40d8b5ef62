import { chooseSource, ProfileLookup } from './choose-source';
import { CredentialsError } from './credentials-error';
import { Exchange, openSource } from './open-source';
import { CredentialsProvider } from './provider';
import { RenewingProvider } from './renewing-provider';
import { ResolvedSettings, resolveSettings } from './resolve-settings';
import { CredentialRuntime, CredentialSettings, CredentialSurroundings } from './settings';
import { readSharedCredentials } from './shared-credentials-file';

/**
 * Credentials as aliyun/alicloud finds them: same arguments, same environment variables, same order. Nothing is read or
 * asked before the first {@link CredentialsProvider.getCredentials}, which throws a CredentialsError when there are none;
 * a later call tries again.
 */
export function createCredentialsProvider(
  settings: CredentialSettings,
  runtime: CredentialRuntime,
): CredentialsProvider {
  let exchange: Exchange | undefined;
  const findAndExchange: Exchange = async () => {
    if (exchange === undefined) {
      const resolved = resolveSettings(settings, runtime);
      const source = chooseSource(resolved, await lookUpProfile(resolved));
      exchange = openSource(source, () => runtime.clock.now());
    }
    return exchange();
  };
  return new RenewingProvider(findAndExchange, runtime);
}

/**
 * The region that the profile of the settings names; undefined when there is no profile or it names none.
 *
 * @throws CredentialsError when there is a profile, but it cannot be read
 */
export async function regionOfProfile(
  settings: CredentialSettings,
  surroundings: CredentialSurroundings,
): Promise<string | undefined> {
  const { profile, sharedCredentialsFile } = resolveSettings(settings, surroundings);
  return profile && (await readSharedCredentials(sharedCredentialsFile)).profile(profile.value).text('region_id');
}

/** A profile that cannot be had does not matter unless no other source is set. */
async function lookUpProfile({ profile, sharedCredentialsFile }: ResolvedSettings): Promise<ProfileLookup> {
  if (profile === undefined) {
    return undefined;
  }
  try {
    const shared = await readSharedCredentials(sharedCredentialsFile);
    return { shared, profile: shared.profile(profile.value) };
  } catch (error) {
    if (error instanceof CredentialsError) {
      return { problem: error.message };
    }
    throw error;
  }
}
