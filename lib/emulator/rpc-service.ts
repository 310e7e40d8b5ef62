import { RDS_API_VERSION } from '../rds';
import { ApiError, commonErrors } from './api-error';
import type { Authenticator } from './authentication';
import { FaultInjector } from './faults/fault-plan';
import { strikesAfterActing, type Fault } from './faults/fault';
import type { ResponseFormat, ResponseObject } from './http/response-body';
import type { RpcRequest } from './http/rpc-request';
import { operations } from './operations';
import type { Service } from './operations/operation';
import { ParameterReader } from './operations/parameter-reader';
import { generateRequestId, type Randomness } from './randomness';
import type { RateLimiter } from './rate-limit';
import { Counter } from './statistics';

/** What is sent back: a body under its root name, or, when `fault` strikes the answer, whatever that makes of it. */
export interface RpcAnswer {
  readonly requestId: string;
  readonly httpStatus: number;
  readonly format: ResponseFormat;
  /** The XML root element. */
  readonly root: string;
  readonly body: ResponseObject;
  /** The error code of a refusal. */
  readonly code?: string;
  readonly fault?: Fault;
}

/** The gateway and the service behind it: authentication, limits, dispatch, errors; no sockets. */
export class RpcService {
  readonly faults = new FaultInjector();
  readonly requests = new Counter();
  readonly errors = new Counter();
  readonly struck = new Counter();
  throttled = 0;

  constructor(
    private readonly service: Service,
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    private readonly randomness: Randomness,
  ) {}

  handle(request: RpcRequest): RpcAnswer {
    const action = knownAction(request);
    this.requests.add(action ?? 'unknown');
    const fault = this.faults.next(action);
    if (fault !== undefined) this.struck.add(fault.kind);
    const answer = this.answerTo(request, () => this.actUnderFault(request, fault));
    return fault === undefined ? answer : { ...answer, fault };
  }

  /** The answer to a request that is not even looked at. */
  refuse(request: RpcRequest, error: ApiError): RpcAnswer {
    this.requests.add('unknown');
    return this.answerTo(request, () => {
      throw error;
    });
  }

  private answerTo(request: RpcRequest, act: () => ResponseObject): RpcAnswer {
    const requestId = generateRequestId(this.randomness);
    const format = formatOf(request) ?? 'XML';
    try {
      const root = `${request.parameters.get('Action')}Response`;
      return { requestId, httpStatus: 200, format, root, body: { RequestId: requestId, ...act() } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.errors.add(error.code);
      return {
        requestId,
        httpStatus: error.httpStatus,
        format,
        root: 'Error',
        body: errorBody(error, request, requestId),
        code: error.code,
      };
    }
  }

  private actUnderFault(request: RpcRequest, fault: Fault | undefined): ResponseObject {
    if (fault?.kind === 'throttling') throw commonErrors.throttled();
    if (fault?.kind === 'signature-nonce-used') throw commonErrors.nonceUsed();
    if (fault !== undefined && !strikesAfterActing(fault)) return {};
    return this.act(request);
  }

  private act(request: RpcRequest): ResponseObject {
    const { parameters } = request;
    if (formatOf(request) === undefined) throw commonErrors.invalidParameter('Format');
    for (const name of ['Action', 'Version']) {
      if (!parameters.get(name)) throw commonErrors.missingCommonParameter(name);
    }
    this.authenticator.authenticate(request);
    if (parameters.get('Version') !== RDS_API_VERSION) throw commonErrors.invalidVersion();
    const action = knownAction(request);
    const operation = action === undefined ? undefined : operations.get(action);
    if (action === undefined || operation === undefined) throw commonErrors.invalidAction();
    if (!this.limiter.admit(action)) {
      this.throttled += 1;
      throw commonErrors.throttled();
    }
    return operation(new ParameterReader(parameters), this.service);
  }
}

/** The request's Action, if it is one the emulator answers; anything else must not reach logs and counters. */
export function knownAction(request: RpcRequest): string | undefined {
  const action = request.parameters.get('Action');
  return action !== undefined && operations.has(action) ? action : undefined;
}

/** RPC-style APIs answer XML unless told otherwise. */
function formatOf(request: RpcRequest): ResponseFormat | undefined {
  const format = request.parameters.get('Format')?.toUpperCase() || 'XML';
  return format === 'JSON' || format === 'XML' ? format : undefined;
}

function errorBody(error: ApiError, request: RpcRequest, requestId: string): ResponseObject {
  return {
    RequestId: requestId,
    HostId: request.host,
    Code: error.code,
    Message: error.message,
    Recommend: `https://api.alibabacloud.com/troubleshoot?q=${encodeURIComponent(error.code)}&product=Rds`,
  };
}
