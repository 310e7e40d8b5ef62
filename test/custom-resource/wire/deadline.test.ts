import { parseTimeout } from '../../../lib/custom-resource/wire/deadline';

test.each([
  ['2H', 7_200_000],
  ['3M', 180_000],
  ['10S', 10_000],
  ['00000500m', 500],
  ['1500u', 2],
  ['1n', 1],
  ['0m', 0],
])('a timeout of %s is %d milliseconds', (header, milliseconds) => {
  expect(parseTimeout(header)).toBe(milliseconds);
});

test('without the header, and for more than a timer can take, there is no deadline', () => {
  expect(parseTimeout(undefined)).toBeUndefined();
  expect(parseTimeout('99999999H')).toBeUndefined();
});

test.each(['', '5', 'm', '-1m', '1.5S', '123456789m', '5x', '5 m', '5toString'])(
  'a timeout of "%s" is an error',
  (header) => {
    expect(() => parseTimeout(header)).toThrow('grpc-timeout');
  },
);
