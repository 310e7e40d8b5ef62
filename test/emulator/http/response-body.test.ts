import fc from 'fast-check';
import { parseStringPromise } from 'xml2js';
import { renderBody, toJson } from '../../../lib/emulator/http/response-body';

test('JSON keeps whole numbers beyond 2^53', () => {
  expect(renderBody('JSON', 'Root', { TaskId: 9007199254740993n })).toBe('{"TaskId":9007199254740993}');
});

test('JSON without whole numbers beyond 2^53 is what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(toJson(value)).toBe(JSON.stringify(value));
    }),
  );
});

test('JSON leaves undefined fields out', () => {
  expect(toJson({ one: undefined, two: [{ three: undefined, four: null }] })).toBe('{"two":[{"four":null}]}');
});

test('XML repeats the element of an array and nests objects', () => {
  expect(renderBody('XML', 'Root', { Items: [{ A: 1 }, { A: 2n }], Outer: { Inner: ['x'] } })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Root><Items><A>1</A></Items><Items><A>2</A></Items><Outer><Inner>x</Inner></Outer></Root>',
  );
});

test('any text in XML can be read again, characters that XML cannot hold apart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const parsed = (await parseStringPromise(renderBody('XML', 'Root', { Text: text }), {
        explicitArray: false,
      })) as {
        Root: { Text: string };
      };
      const allowed = Array.from(text, (character) =>
        /^[\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u.test(character) ? character : '\uFFFD',
      ).join('');
      expect(parsed.Root.Text.replace(/\r\n?/g, '\n')).toBe(allowed.replace(/\r\n?/g, '\n'));
    }),
  );
});
