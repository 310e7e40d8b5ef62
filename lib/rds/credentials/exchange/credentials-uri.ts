import { Obtained } from '../source';
import { requestJson } from './request-json';
import { obtainedFrom } from './temporary-credentials';

/**
 * Credentials of a local service, for example a sidecar.
 *
 * Source: https://github.com/aliyun/aliyun-cli, mode `CredentialsURI`
 *
 * @throws ExchangeFailure
 */
export async function getFromUri(uri: URL): Promise<Obtained> {
  const answer = await requestJson(uri, { peer: uri.host, method: 'GET' });
  return obtainedFrom(uri.host, {
    accessKeyId: answer.AccessKeyId,
    accessKeySecret: answer.AccessKeySecret,
    securityToken: answer.SecurityToken,
    expiration: answer.Expiration,
  });
}
