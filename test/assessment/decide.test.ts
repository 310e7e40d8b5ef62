import { decide, parseReport, summarise, type Check, type DecisionPolicy } from '../../lib/assessment';
import { detailOf } from './samples';

const success = 'Check a: success';
const warning = 'Check glibc: warning(warning:old)';
const error = 'Check port: failed(error:closed)';

function decideOn(checks: readonly string[], word: string | undefined, policy?: DecisionPolicy) {
  return decide(parseReport(detailOf(checks, word)), policy);
}

function names(checks: readonly Check[]): string[] {
  return checks.map((check) => check.name);
}

test.each([
  ['passes without findings', [success], 'success', 'error', true, false],
  ['passes with a warning when errors count', [warning], 'success', 'error', true, false],
  ['does not pass with a warning when warnings count', [warning], 'success', 'warning', false, true],
  ['does not pass with an error', [success, error], 'failed', 'error', false, true],
  [
    'does not pass with an error when nothing may fail, but does not fail either',
    [error],
    'failed',
    'never',
    false,
    false,
  ],
  ['passes with a warning when nothing may fail', [warning], 'success', 'never', true, false],
  ['neither passes nor fails while it runs', [error], undefined, 'error', false, false],
  ['does not pass when the last line is not understood', [success], 'aborted', 'error', false, true],
  ['does not pass when only the last line says failure', [success], 'failed', 'error', false, true],
  ['does not pass when only the last line warns and warnings count', [success], 'warning', 'warning', false, true],
  ['passes when only the last line warns and errors count', [success], 'warning', 'error', true, false],
] as const)('a report %s', (_description, checks, word, failOn, passed, fails) => {
  expect(decideOn(checks, word, { failOn })).toMatchObject({ passed, fails, failOn });
});

test('errors count and nothing is ignored unless the policy says otherwise', () => {
  const decision = decideOn([warning, error], 'failed');

  expect(decision.failOn).toBe('error');
  expect(names(decision.blocking)).toEqual(['Check port']);
  expect(names(decision.tolerated)).toEqual(['Check glibc']);
  expect(decision.ignored).toEqual([]);
});

test.each(['Check port', 'check PORT', '  port ', 'Check  port', 'Ｃｈｅｃｋ port'])(
  'a check is ignored as "%s"',
  (name) => {
    const decision = decideOn([success, error], 'failed', { ignoreChecks: [name] });

    expect(decision).toMatchObject({ passed: true, fails: false, blocking: [], unmatchedIgnores: [] });
    expect(names(decision.ignored)).toEqual(['Check port']);
  },
);

test('an ignored check leaves the others in force', () => {
  const decision = decideOn([error, 'Check disk: failed(error:full)'], 'failed', { ignoreChecks: ['port'] });

  expect(decision.passed).toBe(false);
  expect(names(decision.blocking)).toEqual(['Check disk']);
});

test('a name is not a part of another name', () => {
  const decision = decideOn([error], 'failed', { ignoreChecks: ['Check por'] });

  expect(decision.passed).toBe(false);
  expect(decision.unmatchedIgnores).toEqual(['Check por']);
});

test('every check of an ignored name is ignored', () => {
  expect(decideOn([error, error], 'failed', { ignoreChecks: ['port'] }).ignored).toHaveLength(2);
});

test('a check that succeeded is not listed as ignored', () => {
  expect(decideOn([success], 'success', { ignoreChecks: ['a'] })).toMatchObject({ ignored: [], unmatchedIgnores: [] });
});

test('an ignored warning does not explain away a last line that says failure', () => {
  expect(decideOn([warning], 'failed', { ignoreChecks: ['glibc'] }).passed).toBe(false);
});

test('an ignored finding does not make a running report pass', () => {
  expect(decideOn([error], undefined, { ignoreChecks: ['port'] }).passed).toBe(false);
});

test('checks are counted by outcome', () => {
  expect(summarise(parseReport(detailOf([success, warning, error, error, 'Check d: skipped'])))).toEqual({
    total: 5,
    passed: 1,
    warned: 1,
    failed: 2,
    unknown: 1,
  });
});
