import { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { TransportFailure } from './failure';

/** How far one HTTP request got. */
export interface Exchange {
  /** False as long as not a byte of the request can have reached the service. */
  requestSent: boolean;
  httpStatus?: number;
}

export interface ExchangeLimits {
  /** Milliseconds until the connection, TLS included, must stand. */
  readonly connectTimeout: number;
  /** Milliseconds from then until the answer must be complete. */
  readonly readTimeout: number;
  /** Bytes that the answer may have, headers included. */
  readonly answerSize: number;
}

type DispatchingAgent = Agent & {
  /** What Node.js calls to have a request sent; any object with this method is an agent to it. */
  addRequest(request: ClientRequest, options: object): void;
};

/**
 * An agent that uses the connections of another and lets each request be watched before it is sent. This is the one place
 * where a request of `@alicloud/pop-core` can be got hold of: to end it, to learn its HTTP status, to bound its answer.
 */
export function watchingAgent(agent: Agent, watch: (request: ClientRequest) => void): Agent {
  const dispatch = (request: ClientRequest, options: object): void => {
    watch(request);
    (agent as DispatchingAgent).addRequest(request, options);
  };
  return Object.create(agent, { addRequest: { value: dispatch } }) as Agent;
}

/**
 * Follows a request: keeps the exchange up to date, and ends the call when a limit is passed or the answer is one that
 * must not be read.
 *
 * @param signal ends the request when it is aborted.
 */
export function watchExchange(
  request: ClientRequest,
  exchange: Exchange,
  limits: ExchangeLimits,
  signal: AbortSignal,
  end: (failure: TransportFailure) => void,
): void {
  // Not at once: httpx must have begun to listen, or it would not notice the end and keep its timer running.
  const destroy = (): void => void setImmediate(() => request.destroy());
  signal.addEventListener('abort', destroy, { once: true });

  let timer: NodeJS.Timeout | undefined;
  const startTimer = (milliseconds: number, failure: TransportFailure): void => {
    clearTimeout(timer);
    timer = setTimeout(() => end(failure), milliseconds);
  };
  const onConnected = (): void => {
    exchange.requestSent = true;
    startTimer(limits.readTimeout, readTimeout(limits.readTimeout));
  };

  let received = 0;
  const onData = (chunk: Buffer): void => {
    received += chunk.length;
    if (received > limits.answerSize) {
      end(answerTooLarge(limits.answerSize));
    }
  };

  request.once('socket', (socket: Socket) => {
    socket.on('data', onData);
    request.once('close', () => socket.off('data', onData));
    if (request.reusedSocket) {
      onConnected();
    } else {
      startTimer(limits.connectTimeout, connectTimeout(limits.connectTimeout));
      socket.once(request.protocol === 'https:' ? 'secureConnect' : 'connect', onConnected);
    }
  });
  request.once('response', (response: IncomingMessage) => {
    exchange.httpStatus = response.statusCode;
    const encoding = response.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') {
      // Or httpx would wait for ever for the end of the stream that it unpacks the answer into.
      delete response.headers['content-encoding'];
      end(new TransportFailure('MalformedAnswer', 'the answer is compressed although that was not asked for'));
    }
  });
  request.once('close', () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', destroy);
  });
}

function connectTimeout(milliseconds: number): TransportFailure {
  return new TransportFailure(
    'ConnectTimeout',
    `no connection within ${milliseconds / 1000} s. Check the endpoint and firewalls on the way`,
  );
}

function readTimeout(milliseconds: number): TransportFailure {
  return new TransportFailure('ReadTimeout', `no complete answer within ${milliseconds / 1000} s`);
}

function answerTooLarge(bytes: number): TransportFailure {
  return new TransportFailure('AnswerTooLarge', `the answer is larger than ${bytes} bytes. Check the endpoint`);
}
