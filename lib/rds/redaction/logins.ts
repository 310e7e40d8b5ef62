import { AnnouncedSecret, endOfMark, isOverAt, KnownSecretAt, nextMatchOf } from './spans';

/** `cannot connect to source database by <account>:`, the report's text for a failed login. */
const FAILED_LOGIN = /\bcannot connect to [\w ]{1,64} by [^\s:]{1,256}:/gi;

/** `scheme://user:` of a URL. */
const URL_LOGIN = /\b[a-z][a-z0-9+.-]{0,32}:\/\/[^\s/:@"'<>]{0,256}:(?=[^\s/"'<>]{0,1024}@)/gi;

/**
 * Where a line of a report, or a message in a diagnostic, ends: closing parentheses, then a line break, as it is or
 * escaped, and the beginning of another line, or nothing. A password may hold line breaks, so a break alone does not
 * end it.
 */
const END_OF_LINE =
  /\){0,4}[ \t]{0,16}(?:(?:(?:[\r\n]|\\{1,7}[rn])[ \t]{0,16}){1,8}(?:\[|Check |\*|Cause: |Remedy: )|(?:\s|\\{1,7}[rn]){0,16}$)/;

const END_OF_USER_INFORMATION = /@/;

/**
 * Patterns of `<account>:` and nothing behind it.
 *
 * @param isWord tells whether an account's name is a word that stands in texts anyway; such a name counts only in
 * `by <account>:`.
 */
export function loginPatternsOf(accounts: readonly string[], isWord: (account: string) => boolean): RegExp[] {
  return accounts
    .filter((account) => account !== '')
    .map((account) => {
      const before = isWord(account) ? '\\bby\\s{1,16}' : '(?<![A-Za-z0-9_])';
      return new RegExp(`${before}${account.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}:(?!\\s|\\\\{1,7}[rn])`, 'gi');
    });
}

/**
 * The passwords behind `<account>:`. They need not be known; behind one that is known, or was removed before, nothing
 * else is removed, so that what the service says next stays readable.
 *
 * @param logins patterns of the accounts that are known.
 */
export function findLoginPasswords(
  text: string,
  logins: readonly RegExp[],
  knownSecretAt: KnownSecretAt,
): AnnouncedSecret[] {
  const passwordsBehind = (login: RegExp, terminator: RegExp): AnnouncedSecret[] => {
    const endOfPassword = nextMatchOf(terminator, text);
    return [...text.matchAll(login)].map((match) => {
      const start = match.index + match[0].length;
      const known = knownSecretAt(start);
      const end = known !== undefined && isOverAt(text, known) ? known : endOfMark(text, start);
      return { announcedAt: start, value: { start, end: end ?? endOfPassword(start) }, isSettled: end !== undefined };
    });
  };
  return [
    ...[FAILED_LOGIN, ...logins].flatMap((login) => passwordsBehind(login, END_OF_LINE)),
    ...passwordsBehind(URL_LOGIN, END_OF_USER_INFORMATION),
  ];
}
