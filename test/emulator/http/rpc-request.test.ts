import { readParameters } from '../../../lib/emulator/http/rpc-request';

const form = 'application/x-www-form-urlencoded';

test('query and form are read together, and the form holds where both have a name', () => {
  const parameters = readParameters('A=1&B=2', 'B=3&C=4', `${form}; charset=utf-8`);
  expect(Object.fromEntries(parameters)).toEqual({ A: '1', B: '3', C: '4' });
});

test('plus is a blank, and percent escapes are UTF-8', () => {
  const parameters = readParameters('', 'A=a+b%20c%2B&B=%C3%BC', form);
  expect(Object.fromEntries(parameters)).toEqual({ A: 'a b c+', B: 'ü' });
});

test.each(['application/json', '', 'application/x-www-form-urlencoded-not'])(
  'a body of type "%s" is no form',
  (type) => {
    expect(readParameters('', 'A=1', type).size).toBe(0);
  },
);
