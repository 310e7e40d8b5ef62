/** A request of the RPC style, taken apart. */
export interface RpcRequest {
  readonly method: 'GET' | 'POST';
  /** Query and form parameters together; where a name stands in both, the form's value holds. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The Host header, which error bodies repeat as HostId. */
  readonly host: string;
}

/**
 * @param query the part of the URL after `?`
 * @param body the request's body
 * @param contentType its Content-Type; only `application/x-www-form-urlencoded` holds parameters
 */
export function readParameters(query: string, body: string, contentType: string): ReadonlyMap<string, string> {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType);
  return new Map([...new URLSearchParams(query), ...new URLSearchParams(isForm ? body : '')]);
}
