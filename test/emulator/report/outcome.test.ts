import { outcomes, parseOutcomes } from '../../../lib/emulator';

test('every outcome can be named alone', () => {
  for (const outcome of outcomes) expect(parseOutcomes(outcome, 'report')).toEqual([outcome]);
});

test('findings can be combined', () => {
  expect(parseOutcomes(['warn', 'ip-unreachable'], 'report')).toEqual(['warn', 'ip-unreachable']);
});

test.each([
  ['failed', /^report is "failed", which is not allowed\. Allowed values: pass, .*ip-unreachable/],
  [['warn', 'toString'], /^report\[1\] is "toString", which is not allowed/],
  [undefined, /^report is missing/],
  [[], /^report is empty/],
  [['pass', 'warn'], /^report combines "pass" with others/],
  [['warn', 'never-ends'], /^report combines "never-ends" with others/],
])('%j is refused with its place and reason', (value, message) => {
  expect(() => parseOutcomes(value, 'report')).toThrow(message);
});
