const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 10;

/**
 * A task name in the style of the service, for example `slf7w7wj3g`. It is chosen before the call, because the API has no
 * idempotency token: after an answer that was lost, the name tells whether the task exists.
 *
 * @param random gives numbers of at least 0, below 1
 */
export function chooseTaskName(random: () => number): string {
  return Array.from({ length: LENGTH }, () => CHARACTERS[Math.floor(random() * CHARACTERS.length)]).join('');
}
