/**
 * The sources that `@alicloud/credentials` asks. Loaded when it is first needed, see `open-source.ts`.
 *
 * Of its providers only the exchanges themselves are used, not what they remember: that would hand out credentials that
 * have expired as long as renewals fail, and renew a session of 900 s with every request.
 */
import {
  ECSRAMRoleCredentialsProvider,
  RAMRoleARNCredentialsProvider,
  StaticAKCredentialsProvider,
  StaticSTSCredentialsProvider,
} from '@alicloud/credentials';
import ExternalCredentialsProvider from '@alicloud/credentials/dist/src/providers/external';
import OAuthCredentialsProvider from '@alicloud/credentials/dist/src/providers/oauth';
import { AssumedRole, EcsRole, OAuthLogin, OAuthTokens, Obtained } from '../source';
import { ExchangeFailure } from './exchange-failure';
import { obtainedFrom } from './temporary-credentials';
import { vendorFailure } from './vendor-failure';

/** @throws ExchangeFailure */
export async function assumeRole(base: Obtained, role: AssumedRole): Promise<Obtained> {
  const peer = `STS at ${role.stsHost}`;
  const builder = RAMRoleARNCredentialsProvider.builder()
    .withCredentialsProvider(staticProvider(base))
    .withRoleArn(role.roleArn)
    .withRoleSessionName(role.sessionName)
    .withDurationSeconds(role.sessionExpiration)
    .withStsEndpoint(role.stsHost);
  if (role.policy !== undefined) {
    builder.withPolicy(role.policy);
  }
  if (role.externalId !== undefined) {
    builder.withExternalId(role.externalId);
  }
  return exchanged(peer, () => builder.build().refresher());
}

/** @throws ExchangeFailure */
export async function getFromEcsRole(role: EcsRole): Promise<Obtained> {
  const builder = ECSRAMRoleCredentialsProvider.builder().withDisableIMDSv1(role.isV1Disabled);
  if (role.name !== undefined) {
    builder.withRoleName(encodeURIComponent(role.name));
  }
  return exchanged('the metadata service of ECS', () => builder.build().refresher());
}

const OAUTH_SITES: Readonly<Record<string, { readonly url: string; readonly client: string }>> = {
  CN: { url: 'https://oauth.aliyun.com', client: '4038181954557748008' },
  INTL: { url: 'https://oauth.alibabacloud.com', client: '4103531455503354461' },
};

/**
 * Opens an OAuth login of the Alibaba Cloud CLI. What is returned keeps the tokens, because each renewal uses up the
 * refresh token and brings the next one.
 *
 * Source of the sites: `cli_profile.ts` of `@alicloud/credentials`
 *
 * @param onNewTokens is told of tokens that take the place of those before
 */
export function openOAuthLogin(
  { site, tokens }: OAuthLogin,
  onNewTokens: (tokens: OAuthTokens) => Promise<void>,
): () => Promise<Obtained> {
  const { url = '', client = '' } = OAUTH_SITES[site] ?? {};
  let current = tokens.refreshToken;
  const provider = OAuthCredentialsProvider.builder()
    .withSignInUrl(url)
    .withClientId(client)
    .withRefreshToken(tokens.refreshToken)
    .withAccessToken(tokens.accessToken)
    .withAccessTokenExpire(tokens.accessTokenExpiration)
    .withTokenUpdateCallback(async (refreshToken, accessToken, _id, _secret, _token, accessTokenExpiration) => {
      if (refreshToken !== current) {
        current = refreshToken;
        await onNewTokens({ refreshToken, accessToken, accessTokenExpiration });
      }
    })
    .build();
  return () => exchanged(new URL(url).host, () => provider.refresher());
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
    throw vendorFailure('its command', error);
  }
}

function staticProvider({ credentials: { accessKeyId, accessKeySecret, securityToken } }: Obtained) {
  return securityToken === undefined
    ? StaticAKCredentialsProvider.builder().withAccessKeyId(accessKeyId).withAccessKeySecret(accessKeySecret).build()
    : StaticSTSCredentialsProvider.builder()
        .withAccessKeyId(accessKeyId)
        .withAccessKeySecret(accessKeySecret)
        .withSecurityToken(securityToken)
        .build();
}

type Session = Awaited<ReturnType<OAuthCredentialsProvider['refresher']>>;

async function exchanged(peer: string, exchange: () => Promise<Session>): Promise<Obtained> {
  try {
    return obtainedFrom(peer, await exchange());
  } catch (error) {
    throw error instanceof ExchangeFailure ? error : vendorFailure(peer, error);
  }
}
