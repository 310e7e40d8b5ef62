import { CloudSsoLogin, Obtained } from '../source';
import { ExchangeFailure, record } from './exchange-failure';
import { requestJson } from './request-json';
import { obtainedFrom } from './temporary-credentials';

/**
 * Credentials for the account and access configuration of a CloudSSO login.
 *
 * Source: `credentials/providers/cloud_sso.go` of https://github.com/aliyun/credentials-go
 *
 * @param now milliseconds since 1970
 * @throws ExchangeFailure
 */
export async function getFromCloudSso(login: CloudSsoLogin, now: number): Promise<Obtained> {
  const peer = `CloudSSO at ${login.signInUrl.host}`;
  if (login.accessTokenExpiration * 1000 <= now) {
    throw new ExchangeFailure('its login has expired; log in again with "aliyun configure --mode CloudSSO"');
  }
  const answer = await requestJson(new URL('/cloud-credentials', login.signInUrl), {
    peer,
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${login.accessToken}`,
    },
    body: JSON.stringify({ AccountId: login.accountId, AccessConfigurationId: login.accessConfiguration }),
  });
  const credentials = record(answer.CloudCredential);
  return obtainedFrom(peer, {
    accessKeyId: credentials.AccessKeyId,
    accessKeySecret: credentials.AccessKeySecret,
    securityToken: credentials.SecurityToken,
    expiration: credentials.Expiration,
  });
}
