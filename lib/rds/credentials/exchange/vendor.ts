/**
 * The sources that `@alicloud/credentials` asks. Loaded when it is first needed, see `open-source.ts`.
 *
 * Of its providers only the exchanges themselves are used, not what they remember: that would hand out credentials that
 * have expired as long as renewals fail, and renew a session of 900 s with every request.
 */
import { ECSRAMRoleCredentialsProvider } from '@alicloud/credentials';
import ExternalCredentialsProvider from '@alicloud/credentials/dist/src/providers/external';
import { EcsRole, Obtained } from '../source';
import { obtainedFrom } from './temporary-credentials';
import { commandFailure, metadataFailure } from './vendor-failure';

/** @throws ExchangeFailure */
export async function getFromEcsRole(role: EcsRole): Promise<Obtained> {
  const builder = ECSRAMRoleCredentialsProvider.builder().withDisableIMDSv1(role.isV1Disabled);
  if (role.name !== undefined) {
    builder.withRoleName(encodeURIComponent(role.name));
  }
  const session = await builder
    .build()
    .refresher()
    .catch((error: unknown) => {
      throw metadataFailure(error);
    });
  return obtainedFrom('the metadata service of ECS', session);
}

/**
 * Runs the command of a profile of mode External. Unlike the CLI, this does not write what the command gives into the
 * shared credentials file.
 *
 * @throws ExchangeFailure
 */
export async function getFromCommand(command: string): Promise<Obtained> {
  let expiration = 0;
  try {
    const { accessKeyId, accessKeySecret, securityToken } = await ExternalCredentialsProvider.builder()
      .withProcessCommand(command)
      .withCredentialUpdateCallback((_id, _secret, _token, end) => void (expiration = end))
      .build()
      .getCredentials();
    return {
      credentials: { accessKeyId, accessKeySecret, securityToken: securityToken || undefined },
      expiration: expiration ? expiration * 1000 : undefined,
    };
  } catch (error) {
    throw commandFailure(error);
  }
}
