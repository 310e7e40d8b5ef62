import RPCClient from '@alicloud/pop-core';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Credentials } from '../credentials/provider';
import { Endpoint } from '../endpoint';
import { RDS_API_VERSION, RdsOperation, WireParameters } from '../wire';
import { CallLimit } from './call-limit';
import { Exchange, ExchangeLimits, watchExchange, watchingAgent } from './exchange';

/** Everything that goes into one request. */
export interface RdsRequest {
  readonly operation: RdsOperation;
  readonly parameters: WireParameters;
  readonly credentials: Credentials;
  readonly endpoint: Endpoint;
  readonly userAgent: string;
}

/** Connections that are kept for the next request; they do not keep the process alive. */
export function createAgent(endpoint: Endpoint): HttpAgent {
  const options = { keepAlive: true };
  return endpoint.url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
}

/**
 * Sends one request and gives what the answer's JSON holds, unread.
 *
 * The method must be exactly `POST`: with any other spelling `@alicloud/pop-core` puts every parameter, the password
 * included, into the URL. A client is made for each request, because it keeps the credentials that it was made with.
 *
 * @param exchange is brought up to date while the request is under way.
 * @throws TransportFailure, or whatever `@alicloud/pop-core` throws; neither is fit to be shown.
 */
export async function send(
  request: RdsRequest,
  agent: HttpAgent,
  limits: ExchangeLimits,
  callLimit: CallLimit,
  exchange: Exchange,
): Promise<unknown> {
  const { operation, parameters, credentials, endpoint, userAgent } = request;
  const client = new RPCClient({
    endpoint: endpoint.url,
    apiVersion: RDS_API_VERSION,
    accessKeyId: credentials.accessKeyId,
    accessKeySecret: credentials.accessKeySecret,
    ...(credentials.securityToken === undefined ? {} : { securityToken: credentials.securityToken }),
  });
  const watched = watchingAgent(agent, (httpRequest) =>
    watchExchange(httpRequest, exchange, limits, callLimit.signal, (failure) => callLimit.end(failure)),
  );
  return callLimit.bound(() =>
    client.request<unknown>(operation, parameters, {
      method: 'POST',
      formatAction: false,
      formatParams: false,
      agent: watched,
      // Later than those of this package, which end the request and not only the wait for it.
      timeout: limits.connectTimeout + limits.readTimeout + 1000,
      // Headers given here replace those of pop-core.
      headers: {
        accept: 'application/json',
        'user-agent': userAgent,
        'x-acs-action': operation,
        'x-acs-version': RDS_API_VERSION,
      },
    }),
  );
}
