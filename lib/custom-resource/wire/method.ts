import { StatusCode, StatusError } from './status';

/** What a method knows about the call it answers, beside the request. */
export interface Call {
  /** Aborted when nobody waits for the answer any more: the client cancelled, its deadline passed, it went away. */
  readonly signal: AbortSignal;
}

/** A gRPC method that takes one message and gives one, as the server sees it: bytes in, bytes out. */
export interface UnaryMethod {
  /** As in the `:path` header, for example `/tfplugin6.Provider/ReadResource`. */
  readonly path: string;
  /** @throws StatusError for a status of one's own; any other exception is answered as UNKNOWN, without its text. */
  answer(request: Uint8Array, call: Call): Promise<Uint8Array>;
}

/**
 * A gRPC method that the host opens and then leaves alone, such as the one that carries a plugin's output. It is held
 * open, silently, until the host ends it.
 */
export interface IdleMethod {
  readonly path: string;
  /** Whether the end of the host's messages ends the call. Otherwise only a cancellation does. */
  readonly endsWithRequest: boolean;
}

export type Method = UnaryMethod | IdleMethod;

/** The part of a generated message type that a method needs. */
export interface MessageType<Message> {
  encode(message: Message): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Message;
}

/** A method with its messages' types bound to it. */
export function unaryMethod<Request, Response>(
  path: string,
  requestType: Pick<MessageType<Request>, 'decode'>,
  responseType: Pick<MessageType<Response>, 'encode'>,
  handle: (request: Request, call: Call) => Promise<Response>,
): UnaryMethod {
  return {
    path,
    async answer(bytes, call) {
      const request = decodeRequest(path, requestType, bytes);
      return responseType.encode(await handle(request, call)).finish();
    },
  };
}

function decodeRequest<Request>(path: string, type: Pick<MessageType<Request>, 'decode'>, bytes: Uint8Array): Request {
  try {
    return type.decode(bytes);
  } catch {
    // The decoder's own words are left out: they may quote what it was given.
    throw new StatusError(StatusCode.INTERNAL, `The request to ${path} is not a valid protobuf message.`);
  }
}
