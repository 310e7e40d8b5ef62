import { Obtained } from '../source';
import { record } from './exchange-failure';
import { requestJson } from './request-json';
import { obtainedFrom } from './temporary-credentials';

export const STS_API_VERSION = '2015-04-01';

/**
 * One call of STS that issues credentials. Everything is in the body, so that no token gets into an address, where
 * messages and debugging output of Node.js would show it.
 *
 * @param host without a scheme; always HTTPS
 * @throws ExchangeFailure
 */
export async function requestFromSts(host: string, parameters: Readonly<Record<string, string>>): Promise<Obtained> {
  const peer = `STS at ${host}`;
  const answer = await requestJson(new URL(`https://${host}/`), {
    peer,
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(parameters),
  });
  const credentials = record(answer.Credentials);
  return obtainedFrom(peer, {
    accessKeyId: credentials.AccessKeyId,
    accessKeySecret: credentials.AccessKeySecret,
    securityToken: credentials.SecurityToken,
    expiration: credentials.Expiration,
  });
}

/** A moment as STS wants it. @param time milliseconds since 1970 */
export function timestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
