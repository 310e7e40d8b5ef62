import { OAuthLogin, OAuthTokens, Obtained } from '../source';
import { ExchangeFailure } from './exchange-failure';
import { requestJson } from './request-json';
import { timestamp } from './sts';
import { obtainedFrom } from './temporary-credentials';

/**
 * Where the Alibaba Cloud CLI logs in, and as which client.
 *
 * Source: `cli_profile.ts` of `@alicloud/credentials` 2.4.7
 */
const SITES: Readonly<Record<OAuthLogin['site'], { readonly host: string; readonly client: string }>> = {
  CN: { host: 'oauth.aliyun.com', client: '4038181954557748008' },
  INTL: { host: 'oauth.alibabacloud.com', client: '4103531455503354461' },
};

/** Seconds that an access token must still have. */
const LEAST_LIFE = 1200;

/**
 * Opens an OAuth login of the Alibaba Cloud CLI. What is returned keeps the tokens, because a refresh token is good for
 * one time and brings the next one.
 *
 * Source: `oauth.ts` of `@alicloud/credentials` 2.4.7
 *
 * @param onNewTokens is told of tokens that take the place of those before. Should it fail, the credentials are good all
 * the same, and only the next command has to log in again.
 * @param now milliseconds since 1970
 * @returns throws ExchangeFailure
 */
export function openOAuthLogin(
  login: OAuthLogin,
  onNewTokens: (tokens: OAuthTokens) => Promise<void>,
  now: () => number,
): () => Promise<Obtained> {
  const { host, client } = SITES[login.site];
  let { tokens } = login;
  return async () => {
    if (tokens.accessToken === '' || tokens.accessTokenExpiration - now() / 1000 <= LEAST_LIFE) {
      tokens = await refresh(tokens.refreshToken, host, client, now());
      await onNewTokens(tokens).catch(() => undefined);
    }
    return exchange(tokens.accessToken, host);
  };
}

async function refresh(refreshToken: string, host: string, client: string, now: number): Promise<OAuthTokens> {
  try {
    const answer = await requestJson(new URL(`https://${host}/v1/token`), {
      peer: host,
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: client,
        Timestamp: timestamp(now),
      }),
    });
    const { access_token: accessToken, refresh_token: nextRefreshToken, expires_in: life } = answer;
    if (typeof accessToken !== 'string' || typeof nextRefreshToken !== 'string') {
      throw new ExchangeFailure(`${host} gave an answer that lacks a token`);
    }
    return {
      accessToken,
      refreshToken: nextRefreshToken,
      accessTokenExpiration: Math.floor(now / 1000) + (typeof life === 'number' ? life : 3600),
    };
  } catch (error) {
    throw error instanceof ExchangeFailure && !error.retryable
      ? new ExchangeFailure(`${error.reason}; log in again with "aliyun configure --mode OAuth"`)
      : error;
  }
}

async function exchange(accessToken: string, host: string): Promise<Obtained> {
  const { accessKeyId, accessKeySecret, securityToken, expiration } = await requestJson(
    new URL(`https://${host}/v1/exchange`),
    {
      peer: host,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    },
  );
  return obtainedFrom(host, { accessKeyId, accessKeySecret, securityToken, expiration });
}
