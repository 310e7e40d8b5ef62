import fc from 'fast-check';
import { displayWidth, printable, wrapText } from '../../lib/assessment';

test.each([
  ['abc', 3],
  ['检查', 4],
  ['：', 2],
  ['e\u0301', 1],
  ['😀', 2],
  ['', 0],
])('%s takes the right number of columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('text is broken between words', () => {
  expect(wrapText('the quick  brown fox', 10)).toEqual(['the quick', 'brown fox']);
});

test('Chinese text is broken between characters', () => {
  expect(wrapText('端口5432不可达 ok', 6)).toEqual(['端口', '5432不', '可达', 'ok']);
});

test('a link is never broken', () => {
  expect(wrapText('see https://example.com/a/long/path now', 10)).toEqual([
    'see',
    'https://example.com/a/long/path',
    'now',
  ]);
});

test('wrapping keeps every character but blanks, and the width wherever there is a place to break', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const lines = wrapText(text, width);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) {
        expect(displayWidth(line) <= width || wrapText(line, 1).length === 1 || width < 2).toBe(true);
      }
    }),
  );
});

test('printable text has no control characters and no change of direction, and is otherwise unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
  expect(printable('a\u202ab\u2066c\ud800')).toBe('a\\u{202a}b\\u{2066}c\\u{d800}');
  expect(printable('a\tb\r\nc é 检查 😀')).toBe('a b c é 检查 😀');
});
