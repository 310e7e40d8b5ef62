import { attemptsOf, RdsApiError } from '../../rds';

type Attempts = NonNullable<ReturnType<typeof attemptsOf>>;

/** Ids of longer series say nothing new, and fill the screen. */
const MOST_REQUEST_IDS = 10;

/** How often an operation was tried, with which errors, and the ids by which support finds them; empty for one try. */
export function describeAttempts({ count, errors }: Attempts): string[] {
  if (count < 2) return [];
  const failures = errors.flatMap(failureIn);
  const codes = new Map<string, number>();
  for (const { code } of failures) codes.set(code, (codes.get(code) ?? 0) + 1);
  const counts = [...codes].map(([code, times]) => (times === 1 ? code : `${times} times ${code}`));
  const results = codes.size === 1 ? ', always with the same result' : `: ${counts.join(', ')}`;
  return [`It was tried ${count} times${results}.`, ...requestIds(failures)];
}

function requestIds(failures: readonly RdsApiError[]): string[] {
  const ids = failures.flatMap(({ requestId }) => (requestId ? [requestId] : []));
  if (ids.length === 0) return [];
  const title = ids.length > MOST_REQUEST_IDS ? `The last ${MOST_REQUEST_IDS} RequestIds` : 'RequestIds';
  return [`${title}: ${ids.slice(-MOST_REQUEST_IDS).join(', ')}.`];
}

/** An error of the service, or the one that another error was caused by. */
function failureIn(error: unknown): RdsApiError[] {
  if (error instanceof RdsApiError) return [error];
  return error instanceof Error && error.cause instanceof RdsApiError ? [error.cause] : [];
}
