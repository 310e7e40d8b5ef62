import fc from 'fast-check';
import { Answer } from '../../../lib/rds/operations/answer';

/** What `@alicloud/pop-core` makes of a number with more than 15 digits. */
const bigNumber = (digits: string) => ({ s: 1, e: digits.length - 1, c: [], toFixed: () => digits });

test('whole numbers of any size keep every digit, whatever form they come in', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n }), (value) => {
      const expected = value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
      expect(new Answer({ TaskId: String(value) }).longInteger('TaskId')).toBe(expected);
      expect(new Answer({ TaskId: bigNumber(String(value)) }).longInteger('TaskId')).toBe(expected);
    }),
  );
});

test('whatever a field holds, it is read as its type or refused without being quoted', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true }), (value) => {
      const answer = new Answer({ Field: value });
      for (const read of [
        () => answer.text('Field'),
        () => answer.integer('Field'),
        () => answer.longInteger('Field'),
        () => answer.list('Field'),
        () => answer.object('Field'),
      ]) {
        try {
          expect(['string', 'number', 'bigint', 'object']).toContain(typeof read());
        } catch (error) {
          expect(error).toMatchObject({ name: 'TransportFailure', code: 'MalformedAnswer' });
          expect(String(error)).toMatch(
            /: Field(?:\[\d+\])? should be (?:a string|a whole number|an array|an object), but is (?:nothing|null|an array|[a-z]+)\. Check/,
          );
        }
      }
    }),
  );
});

test('an inherited property is not a field', () => {
  expect(new Answer(Object.create({ TaskName: 'inherited' })).text('TaskName')).toBe('');
  expect(new Answer({}).optionalText('constructor')).toBeUndefined();
});

test('a message tells where in a list the field stands', () => {
  const answer = new Answer({ Items: [{ SourcePort: 1 }, { SourcePort: 'x' }] });

  expect(() => answer.list('Items').map((item) => item.integer('SourcePort'))).toThrow(
    'Items[1].SourcePort should be a whole number, but is string',
  );
});

test.each([null, [], 'text', 1, undefined])('%j is no answer', (body) => {
  expect(() => new Answer(body)).toThrow(/the answer should be an object/);
});
