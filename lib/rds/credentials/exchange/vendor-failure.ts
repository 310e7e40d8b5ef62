import { ExchangeFailure, noAnswer, record, refusal, systemCodeOf } from './exchange-failure';

/** The package has only its messages to tell failures apart. */
const MESSAGES: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^the access key secret is invalid/, 'answered SignatureDoesNotMatch: the access key secret is wrong'],
  [/^failed to execute external command/, 'failed; run it by hand to see why'],
  [/^failed to parse external command output/, 'printed something that is not JSON'],
  [/^invalid (StsToken )?credential response/, 'printed JSON that lacks access_key_id, access_key_secret or sts_token'],
  [/^(invalid )?process_command/, 'cannot be split into words: check its quotes'],
  [
    /^failed to refresh OAuth token, status code: 4/,
    'ended the login; log in again with "aliyun configure --mode OAuth"',
  ],
];

/** Where a message tells the HTTP status. */
const STATUS = /(?:httpStatus: |status code: |security-credentials\/ )([1-5]\d\d)\b/;

/** The error status of an answer is left out here, and what follows is its body. */
const REFUSAL_OF_STS = /^refresh session token failed: /;

/**
 * What an error of `@alicloud/credentials` means. Its message holds the whole answer, or the whole request, so no more than
 * codes is taken from it.
 */
export function vendorFailure(peer: string, error: unknown): ExchangeFailure {
  const { message } = record(error);
  const text = typeof message === 'string' ? message : '';
  const known = MESSAGES.find(([pattern]) => pattern.test(text));
  if (known !== undefined) {
    return new ExchangeFailure(`${peer} ${known[1]}`);
  }
  const status = Number(STATUS.exec(text)?.[1]) || undefined;
  const answer = systemCodeOf(error) === undefined ? answerIn(text) : undefined;
  if (status !== undefined || answer !== undefined) {
    return refusal(peer, status, answer);
  }
  return REFUSAL_OF_STS.test(text)
    ? new ExchangeFailure(`${peer}, or a proxy before it, answered with an error that is not one of STS`, true)
    : noAnswer(peer, error);
}

function answerIn(message: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(message.slice(message.indexOf('{'), message.lastIndexOf('}') + 1)));
  } catch {
    return undefined;
  }
}
