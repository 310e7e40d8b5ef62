import { Obtained } from '../source';
import { requestJson } from './request-json';
import { obtainedFrom } from './temporary-credentials';

/**
 * Credentials of a local service, for example a sidecar.
 *
 * Source: `uri.ts` of `@alicloud/credentials` 2.4.7
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
