const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const widthless = /[\p{Mn}\p{Me}\p{Cf}]/u;
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/gu;

/** How many columns of a terminal a text takes: two for a wide character (Chinese, emoji), none for a combining one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += wide.test(character) ? 2 : widthless.test(character) ? 0 : 1;
  }
  return width;
}

/**
 * Makes text from a report safe to print: characters that steer a terminal (colours, cursor, direction of writing) are
 * shown as their code, `\u{1b}` for example, and blanks of every kind become one blank.
 */
export function printable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

/**
 * Breaks text into lines of at most `width` columns, between words and between wide characters. A longer word, such as
 * a link, is kept whole on a line of its own, because a broken link is of no use.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  for (const piece of piecesOf(text)) {
    const blank = piece.afterBlank && line !== '' ? ' ' : '';
    const pieceWidth = displayWidth(piece.text);
    if (line !== '' && lineWidth + blank.length + pieceWidth > width) {
      lines.push(line);
      line = piece.text;
      lineWidth = pieceWidth;
    } else {
      line += blank + piece.text;
      lineWidth += blank.length + pieceWidth;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The parts of a text between which a line may end: words, and each wide character by itself. */
function piecesOf(text: string): { text: string; afterBlank: boolean }[] {
  const pieces: { text: string; afterBlank: boolean }[] = [];
  let afterBlank = false;
  let joins = false;
  for (const character of text) {
    const last = pieces.at(-1);
    if (/\s/.test(character)) {
      afterBlank = true;
      joins = false;
    } else if (wide.test(character)) {
      pieces.push({ text: character, afterBlank });
      afterBlank = false;
      joins = false;
    } else if (joins && last !== undefined) {
      last.text += character;
    } else {
      pieces.push({ text: character, afterBlank });
      afterBlank = false;
      joins = true;
    }
  }
  return pieces;
}
