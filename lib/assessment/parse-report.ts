import { reportOf, type AssessmentReport, type Check, type ReportLine } from './report';
import { graver, namesCheck, statusOfLastLine, statusOfWord } from './vocabulary';

const openings = '(（';
const closings = ')）';

/**
 * Reads the `Detail` text of DescribeCloudMigrationPrecheckResult (or of the disaster-recovery dry run, which the same
 * engine writes).
 *
 * The grammar is known from samples only: headings in brackets, `<name>: <word>` or `<name>: <word>(<message>)` for
 * each check, the message in front of which stands `error:` or `warning:`, and `*Migrate check <word>*` at the end.
 * How a failure is wrapped and how the lines are separated on the wire is not documented. So the parser takes real line
 * ends and the characters `\n` and `\\n` alike, any word, a bare `<name>: error:<message>`, full-width punctuation and
 * Chinese words; a line that fits no rule becomes a remark. It never throws and drops nothing but blanks and
 * punctuation.
 *
 * A check's status is the graver of its word and its prefix: `warning(error:…)` and `failed(warning:…)` are errors.
 * A message that runs over several lines, as PostgreSQL's own often do, is put back on one line.
 *
 * @param detail The report's text, already redacted: it can hold the source's password.
 */
export function parseReport(detail: string): AssessmentReport {
  const lines: ReportLine[] = [];
  let section = '';
  for (const text of rejoinMessages(splitLines(detail))) {
    const line = readLine(text, section);
    if (line.kind === 'section') {
      section = line.section;
    }
    lines.push(line);
  }
  return reportOf(lines);
}

/** The lines of a text without the blank ones, whichever way their ends are written. */
function splitLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]|(?<!\\)\\+(?:r\\+)?n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Appends lines to the check before them while its parenthesis is open and they are no beginning of something else. */
function rejoinMessages(lines: readonly string[]): string[] {
  const messages: string[][] = [];
  let depth = 0;
  for (const line of lines) {
    if (depth > 0 && !startsSomething(line)) {
      messages.at(-1)?.push(line);
      depth += depthOf(line);
    } else {
      messages.push([line]);
      depth = checkIn(line) === undefined ? 0 : depthOf(line);
    }
  }
  return messages.map((parts) => parts.join(' '));
}

function startsSomething(line: string): boolean {
  const check = checkIn(line);
  return (
    headingIn(line) !== undefined ||
    lastLineIn(line) !== undefined ||
    (check !== undefined && (namesCheck(check.name) || statusOfWord(check.word) !== 'unknown'))
  );
}

function checkIn(line: string): CheckParts | undefined {
  return headingIn(line) === undefined && lastLineIn(line) === undefined ? splitCheck(line) : undefined;
}

function readLine(text: string, section: string): ReportLine {
  const heading = headingIn(text);
  if (heading !== undefined) {
    return { kind: 'section', section: heading };
  }
  const lastLine = lastLineIn(text);
  if (lastLine !== undefined) {
    return { kind: 'end', ...lastLine };
  }
  const parts = splitCheck(text);
  return parts === undefined
    ? { kind: 'remark', remark: { section, text } }
    : { kind: 'check', check: checkOf(parts, section) };
}

function headingIn(line: string): string | undefined {
  const inside = /^[[【]/.test(line) && /[\]】]$/.test(line) ? line.slice(1, -1).trim() : '';
  return inside === '' ? undefined : inside;
}

function lastLineIn(line: string): { text: string; status: Check['status'] } | undefined {
  if (!/^[*＊]/.test(line) || !/[*＊]$/.test(line)) {
    return undefined;
  }
  const text = withoutAsterisks(line);
  const status = statusOfLastLine(text);
  return status === undefined ? undefined : { text, status };
}

function withoutAsterisks(line: string): string {
  const isOutside = (character: string): boolean => /^[*＊\s]$/.test(character);
  let start = 0;
  let end = line.length;
  while (start < end && isOutside(line.charAt(start))) {
    start += 1;
  }
  while (end > start && isOutside(line.charAt(end - 1))) {
    end -= 1;
  }
  return line.slice(start, end);
}

interface CheckParts {
  readonly name: string;
  readonly word: string;
  /** What follows the opening parenthesis, up to the end of the line and without its closing one. */
  readonly parenthesis?: string;
}

function checkOf({ name, word, parenthesis = '' }: CheckParts, section: string): Check {
  const prefix = /^([^:：]*)[:：]/.exec(parenthesis);
  const level = statusOfWord(prefix?.[1] ?? '');
  const prefixed = level === 'error' || level === 'warning';
  const message = (prefixed ? parenthesis.slice(prefix?.[0].length) : parenthesis).trim();
  return { section, name, status: prefixed ? graver(statusOfWord(word), level) : statusOfWord(word), message, word };
}

/**
 * Finds the colon between the name and the word of a check. Names can hold colons and parentheses (IPv6 addresses,
 * "10.0.0.1:5432 (tcp)"), and so can messages, so the first colon that leaves a whole name before it and a plausible
 * word after it is taken, preferring a word that is known, or one whose parenthesis reaches to the end of the line.
 */
function splitCheck(line: string): CheckParts | undefined {
  let fallback: CheckParts | undefined;
  let depth = 0;
  for (let position = 0; position < line.length; position += 1) {
    const character = line.charAt(position);
    depth += depthOf(character);
    if (depth !== 0 || (character !== ':' && character !== '：')) {
      continue;
    }
    const parts = partsAround(line, position);
    if (parts !== undefined && (parts.reachesEnd || statusOfWord(parts.check.word) !== 'unknown')) {
      return parts.check;
    }
    fallback ??= parts?.check;
  }
  return fallback;
}

function partsAround(line: string, colon: number): { check: CheckParts; reachesEnd: boolean } | undefined {
  const name = line.slice(0, colon).trim();
  const afterColon = /[^()（）:：[\]【】*＊]+(?=$|[(（:：])/y;
  afterColon.lastIndex = colon + 1;
  const found = afterColon.exec(line)?.[0] ?? '';
  const word = found.trim();
  if (name === '' || word === '') {
    return undefined;
  }
  const next = colon + 1 + found.length;
  if (/[:：]/.test(line.charAt(next))) {
    const message = line.slice(colon + 1);
    return isBareFinding(name, word, message)
      ? { check: { name, word, parenthesis: message }, reachesEnd: true }
      : undefined;
  }
  if (!isPlausible(name, word, line.charAt(colon), found)) {
    return undefined;
  }
  if (next === line.length) {
    return { check: { name, word }, reachesEnd: true };
  }
  const parenthesis = line.slice(next + 1, endsWithParenthesis(line) ? -1 : undefined);
  return { check: { name, word, parenthesis }, reachesEnd: closingParenthesis(line, next) >= line.length - 1 };
}

/** Whether a failure stands there without a wrapper: `Check port connectable: error:5432 is unapproachable`. */
function isBareFinding(name: string, word: string, message: string): boolean {
  const isFinding = ['error', 'warning'].includes(statusOfWord(word));
  return isFinding && namesCheck(name) && closingParenthesis(`(${message}`, 0) > message.length;
}

/**
 * Keeps prose, addresses and times from being read as checks. With neither a name nor a word that is known, a line has
 * to look like a check all the more: one colon with a blank behind it, and one word at the end.
 */
function isPlausible(name: string, word: string, colon: string, afterColon: string): boolean {
  const hasOneWord = /^[\p{L}\p{N}_-]+$/u.test(word);
  const isOnlySeparator = (colon === '：' || /^\s/.test(afterColon)) && !/：|:\s/.test(name);
  return namesCheck(name) || statusOfWord(word) !== 'unknown' || (hasOneWord && isOnlySeparator);
}

/** Where the parenthesis that opens at `opening` closes; past the end of the line when it does not. */
function closingParenthesis(line: string, opening: number): number {
  let depth = 0;
  for (let position = opening; position < line.length; position += 1) {
    depth += depthOf(line.charAt(position));
    if (depth === 0) {
      return position;
    }
  }
  return line.length;
}

/** How many more parentheses a text opens than it closes. */
function depthOf(text: string): number {
  let depth = 0;
  for (const character of text) {
    depth += openings.includes(character) ? 1 : closings.includes(character) ? -1 : 0;
  }
  return depth;
}

function endsWithParenthesis(line: string): boolean {
  return /[)）]$/.test(line);
}
