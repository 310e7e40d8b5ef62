import { describeAttempts } from '../../../lib/provider/diagnostics/attempts';
import { apiError } from '../support/api-error';

function attempts(errors: readonly unknown[]): string[] {
  return describeAttempts({ count: errors.length, errors });
}

test('one try is not worth a word', () => {
  expect(attempts([apiError({ code: 'InternalError' })])).toEqual([]);
});

test('codes are counted, in the order in which they came', () => {
  const codes = ['Throttling.User', 'ReadTimeout', 'Throttling.User', 'IncorrectDBInstance'];
  expect(attempts(codes.map((code) => apiError({ code })))).toEqual([
    'It was tried 4 times: 2 times Throttling.User, ReadTimeout, IncorrectDBInstance.',
  ]);
});

test('one code alone is not repeated', () => {
  const error = apiError({ code: 'IncorrectDBInstanceState' });
  expect(attempts([error, error])).toEqual(['It was tried 2 times, always with the same result.']);
});

test('request IDs are listed, as far as there are any', () => {
  const errors = [{ requestId: 'A' }, {}, { requestId: 'B' }].map((facts) =>
    apiError({ code: 'Throttling', ...facts }),
  );
  expect(attempts(errors)[1]).toBe('RequestIds: A, B.');
});

test('of many request IDs the last ten are listed', () => {
  const errors = Array.from({ length: 40 }, (_, index) => apiError({ code: 'Throttling', requestId: `R${index}` }));
  expect(attempts(errors)[1]).toBe('The last 10 RequestIds: R30, R31, R32, R33, R34, R35, R36, R37, R38, R39.');
});

test('an error that was caused by one of the service counts as that one', () => {
  const cause = apiError({ code: 'ReadTimeout' });
  expect(attempts([cause, new Error('not confirmed', { cause })])[0]).toContain('always with the same result');
});
