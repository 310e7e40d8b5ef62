import type { CheckStatus } from './report';

/**
 * The words that say how a check, or the whole assessment, came out. Public samples show only `success` and `warning`
 * (DescribeCloudMigrationPrecheckResult); the rest are the usual words for the same things, in the two languages of
 * the vendor's guide. A word that is missing here is not an error: it is classified as `unknown` and kept.
 */
const words: Readonly<Record<Exclude<CheckStatus, 'unknown'>, readonly string[]>> = {
  success: ['success', 'succeeded', 'successful', 'passed', 'pass', 'ok', '成功', '通过', '正常'],
  warning: ['warning', 'warn', 'warned', '警告', '告警', '预警'],
  error: [
    ...['error', 'failed', 'failure', 'fail', 'fatal'],
    ...['失败', '错误', '异常', '不成功', '未成功', '不通过', '未通过', '不正常'],
  ],
};

const statusByWord = new Map<string, CheckStatus>(
  Object.entries(words).flatMap(([status, list]) => list.map((word) => [word, status as CheckStatus] as const)),
);

/** Longest first, so that "未通过" (did not pass) is found before the "通过" (passed) inside it. */
const chineseWords = [...statusByWord.keys()]
  .filter((word) => /\p{Script=Han}/u.test(word))
  .sort((one, other) => other.length - one.length);

/** Classifies a status word, whatever its case, width or closing punctuation. */
export function statusOfWord(word: string): CheckStatus {
  const normalised = word
    .normalize('NFKC')
    .trim()
    .replace(/[.!,;。]$/, '')
    .toLowerCase();
  return statusByWord.get(normalised) ?? 'unknown';
}

/**
 * Classifies the last line of a report by the text between its asterisks: `Migrate check <word>`, or a Chinese sentence
 * that ends in a known word, since Chinese puts no blank before it.
 *
 * @returns `undefined` for text that does not close a report.
 */
export function statusOfLastLine(text: string): CheckStatus | undefined {
  const word = /^migrate check\b[\s:：]*(.+)$/i.exec(text)?.[1];
  if (word !== undefined) {
    return statusOfWord(word);
  }
  const chineseWord = chineseWords.find((candidate) => text.endsWith(candidate));
  return chineseWord === undefined ? undefined : statusOfWord(chineseWord);
}

/** The graver of two outcomes; `unknown` is no finding, so it yields to everything. */
export function graver(one: CheckStatus, other: CheckStatus): CheckStatus {
  const order: readonly CheckStatus[] = ['unknown', 'success', 'warning', 'error'];
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
}

/** Whether a name begins as the service begins the names of its checks. */
export function namesCheck(text: string): boolean {
  return /^(check\b|检查|檢查)/i.test(text);
}

/**
 * The form in which names of checks are compared: without regard to case, width, blanks around and between words, and
 * the word "Check" in front, which every name of the service has.
 */
export function checkKey(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/^check /, '');
}
