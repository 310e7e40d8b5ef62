import { equalInConstantTime } from '../authentication';
import type { Administration } from '../backend';
import { DeclarationError } from '../declaration';
import type { FaultPlan } from '../faults/fault-plan';
import type { InstanceDeclaration } from '../instance';

/** Where the emulator's own administration lives; no path of the real service. */
export const adminPath = '/_emulator/';

export interface AdminRequest {
  readonly method: string;
  /** What follows {@link adminPath}, query left out. */
  readonly resource: string;
  readonly authorization: string;
  readonly remoteAddress: string;
  readonly body: string;
}

export interface AdminAnswer {
  readonly httpStatus: number;
  readonly body: unknown;
}

type Handler = (administration: Administration, body: unknown) => AdminAnswer;

const done = (body: unknown): AdminAnswer => ({ httpStatus: 200, body });
const refused = (httpStatus: number, message: string): AdminAnswer => ({ httpStatus, body: { error: message } });

/* The bodies are checked where they are used: putInstance and injectFaults take declarations of unknown origin. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET instances': (administration) => done({ instances: administration.instances() }),
  'POST instances': (administration, body) => done(administration.putInstance(body as InstanceDeclaration)),
  'GET tasks': (administration) => done({ tasks: administration.tasks() }),
  'GET statistics': (administration) => done(administration.statistics()),
  'POST faults': (administration, body) => {
    administration.injectFaults(body as FaultPlan);
    return done({});
  },
  'DELETE faults': (administration) => {
    administration.clearFaults();
    return done({});
  },
};

/** Answers a request for the administration: from this machine only, and only with the bearer token. */
export function administer(administration: Administration, token: string, request: AdminRequest): AdminAnswer {
  if (!isLoopbackAddress(request.remoteAddress))
    return refused(403, 'Only processes of this machine may administer it.');
  if (!equalInConstantTime(request.authorization, `Bearer ${token}`)) {
    return refused(
      401,
      "Send the emulator's own token as `Authorization: Bearer <token>`; it is printed at the start.",
    );
  }
  const instanceId = /^instances\/([^/]+)$/.exec(request.resource)?.[1];
  if (request.method === 'DELETE' && instanceId !== undefined) {
    return administration.deleteInstance(instanceId) ? done({}) : refused(404, 'There is no instance with this id.');
  }
  const handler = handlers[`${request.method} ${request.resource}`];
  if (handler === undefined) {
    return refused(
      404,
      `Known are ${Object.keys(handlers).join(', ')} and DELETE instances/<id>, all under ${adminPath}.`,
    );
  }
  try {
    return handler(administration, request.body === '' ? undefined : JSON.parse(request.body));
  } catch (error) {
    if (error instanceof DeclarationError) return refused(400, error.message);
    if (error instanceof SyntaxError) return refused(400, 'The body is not JSON.');
    throw error;
  }
}

/** Whether an address of a socket, or a host name to listen on, means this machine only. */
export function isLoopbackAddress(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}
