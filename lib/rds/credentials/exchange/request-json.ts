import { ExchangeFailure, noAnswer, refusal } from './exchange-failure';

export interface JsonRequest {
  /** Who is asked, for messages. */
  readonly peer: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
}

/** Milliseconds for a request, its answer included. */
const TIMEOUT = 10_000;
/** Bytes. Answers with credentials have one or two kilobytes. */
const ANSWER_SIZE = 256 * 1024;

/**
 * One request for credentials, with the JSON object that it is answered with.
 *
 * `@alicloud/credentials` 2.4.7 would do most of this, but it puts security tokens into addresses and so into errors and
 * debugging output, sends no body to CloudSSO, takes OIDC tokens from files only, and reads on however much is sent.
 *
 * @throws ExchangeFailure when there is no such answer
 */
export async function requestJson(
  url: URL,
  { peer, ...request }: JsonRequest,
): Promise<Readonly<Record<string, unknown>>> {
  let status: number;
  let text: string;
  try {
    // A redirect would carry the request's secrets to whomever it names.
    const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    status = response.status;
    text = await readText(response, peer);
  } catch (error) {
    throw error instanceof ExchangeFailure ? error : noAnswer(peer, error);
  }
  const answer = parseObject(text);
  if (status !== 200 || answer === undefined) {
    throw refusal(peer, status, answer);
  }
  return answer;
}

async function readText(response: Response, peer: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_SIZE) {
      throw new ExchangeFailure(`${peer} gave an answer that is larger than ${ANSWER_SIZE} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
