import fc from 'fast-check';
import { createLogStream } from '../../../lib/custom-resource/process/redirect-output';

function collect(pieces: readonly (string | Buffer)[]): { readonly texts: string[]; readonly flush: () => void } {
  const texts: string[] = [];
  const { stream, flush } = createLogStream((text) => texts.push(text));
  for (const piece of pieces) stream.write(piece);
  return { texts, flush };
}

test('each text that a line feed ends is logged without it, inner ones stay', () => {
  expect(collect(['one\n', 'two\r\n', 'a\nb\n', '\n']).texts).toEqual(['one', 'two', 'a\nb']);
});

test('a text is held until its line feed comes, or the end', () => {
  const { texts, flush } = collect(['begin', 'ning\nof ']);
  expect(texts).toEqual([]);
  flush();
  flush();
  expect(texts).toEqual(['beginning\nof ']);
});

test('characters that arrive in two pieces stay whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, place) => {
      const bytes = Buffer.from(`${text}.\n`);
      const cut = place % bytes.length;
      const { texts, flush } = collect([bytes.subarray(0, cut), bytes.subarray(cut)]);
      flush();
      expect(texts.join('\n').replaceAll(/\r?\n/g, '')).toBe(`${text}.`.replaceAll(/\r?\n/g, ''));
    }),
  );
});

test('a text without an end is logged when it gets long', () => {
  const { texts } = collect(['x'.repeat(1 << 20), 'y']);
  expect(texts).toEqual([`${'x'.repeat(1 << 20)}y`]);
});
