import { describeError } from '../../../lib/custom-resource/process/describe-error';

test('an error is described by its stack and its causes, without what libraries hang on it', () => {
  const cause = new TypeError('inner');
  const error = Object.assign(new Error('outer', { cause }), { request: { password: 'hunter2' } });
  expect(describeError(error)).toMatch(/^Error: outer\n\s+at [^]*\nCaused by TypeError: inner\n\s+at /);
  expect(describeError(error)).not.toContain('hunter2');
});

test('the errors of an aggregate are its causes', () => {
  const error = new AggregateError([new Error('first'), new Error('second')], 'both');
  expect(describeError(error)).toMatch(/^AggregateError: both[^]*Caused by Error: first[^]*Caused by Error: second/);
});

test.each([undefined, null, 42, Symbol('hunter2'), { password: 'hunter2' }, Object.create(null)])(
  'of a thrown value that is no error only the type is told (%#)',
  (thrown) => {
    expect(describeError(thrown)).toBe(`Something that is no error was thrown: a value of type ${typeof thrown}.`);
  },
);

test('a thrown text is told as it is', () => {
  expect(describeError('no such host')).toBe('no such host');
});

test('causes that go in a circle come to an end', () => {
  const error = new Error('round');
  error.cause = error;
  expect(describeError(error).split('Caused by')).toHaveLength(6);
});
