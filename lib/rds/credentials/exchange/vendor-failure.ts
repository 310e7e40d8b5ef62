import { ExchangeFailure, noAnswer, record, refusal } from './exchange-failure';

/*
 * The errors of `@alicloud/credentials` have only their messages to be told apart by. Those hold the whole answer, or what
 * a command printed, so nothing of them is repeated but error codes.
 */

export function metadataFailure(error: unknown): ExchangeFailure {
  const peer = 'the metadata service of ECS';
  const message = messageOf(error);
  const status = /(?:httpStatus: |security-credentials\/ |metadata token failed with )([1-5]\d\d)\b/.exec(message)?.[1];
  return status === undefined ? noAnswer(peer, error) : refusal(peer, Number(status), answerIn(message));
}

const COMMAND_MESSAGES: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^failed to execute external command/, 'its command failed; run it by hand to see why'],
  [/^failed to parse external command output/, 'its command printed something that is not JSON'],
  [/^(invalid )?process_command/, 'its command cannot be split into words: check the quotes'],
];

export function commandFailure(error: unknown): ExchangeFailure {
  const message = messageOf(error);
  const known = COMMAND_MESSAGES.find(([pattern]) => pattern.test(message));
  return new ExchangeFailure(
    known?.[1] ?? 'its command printed JSON that lacks access_key_id, access_key_secret or sts_token',
  );
}

function messageOf(error: unknown): string {
  const { message } = record(error);
  return typeof message === 'string' ? message : '';
}

function answerIn(message: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(message.slice(message.indexOf('{'), message.lastIndexOf('}') + 1)));
  } catch {
    return undefined;
  }
}
