import { Agent } from 'node:http';
import { Credentials, CredentialsProvider } from './credentials/provider';
import { Endpoint, parseEndpoint, rdsEndpoint } from './endpoint';
import { FailedCall, httpError, isSuccess, toRdsApiError } from './failures';
import { Answer } from './operations/answer';
import { createPrecheckTask } from './operations/create-precheck-task';
import { describeDBInstanceAttribute } from './operations/describe-db-instance-attribute';
import { describePrecheckResult } from './operations/describe-precheck-result';
import { OperationCall } from './operations/operation';
import { RdsApiError } from './rds-api-error';
import { CallOptions, RdsClient } from './rds-client';
import { Redactor } from './redaction';
import { CallLimit } from './transport/call-limit';
import { Exchange, ExchangeLimits } from './transport/exchange';
import { TransportFailure } from './transport/failure';
import { loadWithoutDebugOutput } from './transport/quiet-debug';
import { RdsRequest } from './transport/send';
import { RdsOperation } from './wire';

export interface RdsClientOptions {
  readonly credentials: CredentialsProvider;
  /** A host, `host:port`, or a URL with `http://` or `https://`. Default: the endpoint of the region. */
  readonly endpoint?: string | undefined;
  /** For example `cn-hangzhou`. Needed if there is no endpoint, at the latest for the first call. */
  readonly region?: string | undefined;
  /** Value of the User-Agent header. Default: the name of this package. */
  readonly userAgent?: string | undefined;
  /** Milliseconds until a connection must stand. Default: 10 000. */
  readonly connectTimeout?: number | undefined;
  /** Milliseconds from then until an answer must be complete. Default: 30 000. */
  readonly readTimeout?: number | undefined;
  /** Milliseconds that a call may take in all, finding credentials included. Default: 60 000. */
  readonly callTimeout?: number | undefined;
}

/** Reads of 100 reports come to some hundred kilobytes; whatever is much larger is no answer of RDS. */
const ANSWER_SIZE = 4 * 1024 * 1024;

/** Typed, and synchronous, which `loadWithoutDebugOutput` needs. */
declare const require: (id: './transport/send') => typeof import('./transport/send');

/**
 * A client for one endpoint. Its connections are kept for later requests and do not keep the process alive. It makes one
 * request for each call, and a second one only after the service has refused a security token; whether a failed call is
 * repeated is for its user to decide, see {@link RdsApiError.retryable}.
 *
 * Proxies (`HTTP_PROXY`, `HTTPS_PROXY`) are not supported by `@alicloud/pop-core` and so not by this client.
 *
 * @throws Error if the endpoint, the region or the user agent is malformed.
 */
export function createRdsClient(options: RdsClientOptions): RdsClient {
  const caller = new Caller(options);
  return {
    createCloudMigrationPrecheckTask: (request, callOptions) =>
      caller.call(RdsOperation.createCloudMigrationPrecheckTask, () => createPrecheckTask(request), callOptions),
    describeCloudMigrationPrecheckResult: (request, callOptions) =>
      caller.call(
        RdsOperation.describeCloudMigrationPrecheckResult,
        () => describePrecheckResult(request),
        callOptions,
      ),
    describeDBInstanceAttribute: (dbInstanceId, callOptions) =>
      caller.call(
        RdsOperation.describeDBInstanceAttribute,
        () => describeDBInstanceAttribute(dbInstanceId),
        callOptions,
      ),
  };
}

class Caller {
  readonly #options: RdsClientOptions;
  readonly #endpoint: Endpoint | undefined;
  #agent: Agent | undefined;

  constructor(options: RdsClientOptions) {
    this.#options = options;
    this.#endpoint = endpointOf(options);
    if (!/^[\t\x20-\x7e]*$/.test(options.userAgent ?? '')) {
      throw new Error('The user agent of the RDS client must consist of printable ASCII characters.');
    }
  }

  /** @param prepare makes the wire parameters; what it throws becomes an RdsApiError like all else. */
  async call<Result>(
    operation: RdsOperation,
    prepare: () => OperationCall<Result>,
    { signal, timeout, secrets = [] }: CallOptions = {},
  ): Promise<Result> {
    const limit = new CallLimit(timeout ?? this.#options.callTimeout ?? 60_000, signal);
    const context: FailedCall = {
      operation,
      endpoint: this.#endpoint?.host ?? 'an unknown endpoint',
      exchange: { requestSent: false },
      redactor: new Redactor({ secrets }),
    };
    try {
      const prepared = prepare();
      const endpoint = this.#endpoint ?? missingEndpoint();
      for (let attempt = 1; ; attempt += 1) {
        const credentials = await limit.bound(() => this.#options.credentials.getCredentials());
        try {
          return await this.#exchange(prepared, { operation, credentials, endpoint }, limit, context);
        } catch (error) {
          if (attempt > 1 || !this.#renew(credentials, error)) {
            throw error;
          }
        }
      }
    } catch (error) {
      // What else is thrown comes from the provider of the credentials, who knows best what to say.
      throw error instanceof TransportFailure ? toRdsApiError(error, context) : error;
    } finally {
      limit.release();
    }
  }

  /** One request and its answer. @throws RdsApiError */
  async #exchange<Result>(
    { parameters, subject, readAnswer }: OperationCall<Result>,
    { operation, credentials, endpoint }: Omit<RdsRequest, 'parameters' | 'userAgent'>,
    limit: CallLimit,
    context: FailedCall,
  ): Promise<Result> {
    const { accessKeyId, accessKeySecret, securityToken } = credentials;
    const exchange: Exchange = { requestSent: false };
    const redactor = context.redactor.and(subject).and({ secrets: [accessKeyId, accessKeySecret, securityToken] });
    const call: FailedCall = { ...context, exchange, redactor };
    try {
      if (![accessKeyId, accessKeySecret, securityToken ?? 'none'].every(isUsable)) {
        throw new TransportFailure('NoCredentials', 'the access key ID, its secret or the security token is empty');
      }
      const { send, createAgent } = loadTransport();
      this.#agent ??= createAgent(endpoint);
      const userAgent = this.#options.userAgent ?? 'cdktf-alicloud-rds-migration';
      const request = { operation, parameters, credentials, endpoint, userAgent };
      const body = await send(request, this.#agent, this.#limits, limit, exchange);
      if (!isSuccess(exchange.httpStatus)) {
        throw httpError(call);
      }
      return readAnswer(new Answer(body), redactor);
    } catch (error) {
      throw toRdsApiError(error, call);
    }
  }

  get #limits(): ExchangeLimits {
    const { connectTimeout = 10_000, readTimeout = 30_000 } = this.#options;
    return { connectTimeout, readTimeout, answerSize: ANSWER_SIZE };
  }

  /** Has the provider drop a security token that the service has refused; false if there is nothing to gain by that. */
  #renew(credentials: Credentials, error: unknown): boolean {
    const { credentials: provider } = this.#options;
    if (!(error instanceof RdsApiError) || error.category !== 'security-token' || provider.invalidate === undefined) {
      return false;
    }
    provider.invalidate(credentials);
    return true;
  }
}

/** Undefined if neither is given, which is an error only when a call is made. */
function endpointOf({ endpoint, region }: RdsClientOptions): Endpoint | undefined {
  if (endpoint !== undefined) {
    return parseEndpoint(endpoint);
  }
  return region === undefined ? undefined : parseEndpoint(rdsEndpoint(region));
}

function missingEndpoint(): never {
  throw new TransportFailure('InvalidRequest', 'there is neither a region nor an endpoint. Set one of them');
}

function isUsable(text: unknown): boolean {
  return typeof text === 'string' && text !== '' && !/\p{Surrogate}/u.test(text);
}

/** Loads what the first request needs: `@alicloud/pop-core` costs more time than the rest of this room. */
function loadTransport(): typeof import('./transport/send') {
  return loadWithoutDebugOutput(() => require('./transport/send'), ['httpx*']);
}
