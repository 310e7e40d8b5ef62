import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { contentTypes, renderBody, type ResponseObject, type ResponseValue } from '../http/response-body';
import type { RpcAnswer } from '../rpc-service';
import type { Fault } from './fault';

/** Sends an answer, spoiled by its fault if it has one. */
export function sendAnswer(response: ServerResponse, answer: RpcAnswer, clock: Clock): void {
  const { fault } = answer;
  switch (fault?.kind) {
    case 'reset-before-acting':
      response.socket?.resetAndDestroy();
      return;
    case 'lose-answer':
      response.socket?.destroy();
      return;
    case 'http-error':
      sendHttpError(response, fault);
      return;
    case 'slow-answer': {
      const cancel = clock.setTimer(fault.milliseconds, () => send(response, answer, rendered(answer)));
      response.on('close', cancel);
      return;
    }
    case 'garbage-body':
      send(response, answer, '{"RequestId": garbage ]] \u0001');
      return;
    case 'truncated-body':
      sendHalf(response, answer, Buffer.from(rendered(answer)));
      return;
    case 'huge-body':
      send(response, answer, rendered(answer, { ...answer.body, Padding: 'x'.repeat(fault.bytes) }));
      return;
    case 'endless-body':
      sendWithoutEnd(response, answer);
      return;
    case 'wrong-types':
      send(response, answer, rendered(answer, withWrongTypes(answer.body)));
      return;
    case 'polluting-body': {
      const pollution = { polluted: 'true' };
      const body = { ...answer.body, ['__proto__']: pollution, constructor: { prototype: pollution } };
      send(response, answer, rendered(answer, body));
      return;
    }
    default:
      send(response, answer, rendered(answer));
  }
}

function rendered(answer: RpcAnswer, body: ResponseObject = answer.body): string {
  return renderBody(answer.format, answer.root, body);
}

function send(response: ServerResponse, answer: RpcAnswer, body: string): void {
  response.writeHead(answer.httpStatus, {
    'Content-Type': contentTypes[answer.format],
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** The reason phrases as proxies print them. */
const reasons = { 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable' } as const;

function sendHttpError(response: ServerResponse, fault: Extract<Fault, { kind: 'http-error' }>): void {
  const title = `${fault.status} ${reasons[fault.status]}`;
  const page = `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>\n`;
  const body = fault.body === 'empty' ? '' : page;
  response.writeHead(fault.status, { 'Content-Type': 'text/html', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

function sendHalf(response: ServerResponse, answer: RpcAnswer, body: Buffer): void {
  response.writeHead(answer.httpStatus, {
    'Content-Type': contentTypes[answer.format],
    'Content-Length': body.length,
  });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}

function sendWithoutEnd(response: ServerResponse, answer: RpcAnswer): void {
  const chunk = 'x'.repeat(64 * 1024);
  const writeMore = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.writeHead(answer.httpStatus, { 'Content-Type': contentTypes[answer.format] });
  response.on('drain', writeMore);
  writeMore();
}

function withWrongTypes(body: ResponseObject): ResponseObject {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, withWrongType(value)]));
}

function withWrongType(value: ResponseValue): ResponseValue {
  if (typeof value === 'string') return 42;
  if (typeof value === 'number' || typeof value === 'bigint') return 'not a number';
  return Array.isArray(value) ? { unexpected: 'object' } : withWrongTypes(value as ResponseObject);
}
