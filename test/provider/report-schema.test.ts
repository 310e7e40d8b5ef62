import { Diagnostics, UNKNOWN } from '../../lib/custom-resource';
import { validatePolicy } from '../../lib/provider/report-schema';
import { outline } from './support/validation';

type Policy = Parameters<typeof validatePolicy>[0];

function outlined(policy: Partial<Policy>): string[] {
  const diagnostics = new Diagnostics();
  validatePolicy({ fail_on: null, ignore_checks: null, ...policy }, diagnostics);
  return outline(diagnostics.all);
}

test.each<Partial<Policy>>([
  {},
  { fail_on: 'error' },
  { fail_on: 'warning' },
  { fail_on: 'never' },
  { fail_on: UNKNOWN, ignore_checks: UNKNOWN },
  { ignore_checks: [UNKNOWN, 'Check ip connectable'] },
])('%j is a policy', (policy) => {
  expect(outlined(policy)).toEqual([]);
});

test.each<[Partial<Policy>, string]>([
  [{ fail_on: 'always' }, 'error at fail_on: "fail_on" is not a result that can be chosen'],
  [{ fail_on: 'Warning' }, 'error at fail_on: "fail_on" is not a result that can be chosen'],
  [{ fail_on: '' }, 'error at fail_on: "fail_on" is not a result that can be chosen'],
  [{ ignore_checks: ['a', ' '] }, 'error at ignore_checks: "ignore_checks" has an empty name'],
])('%j is none', (policy, expected) => {
  expect(outlined(policy)).toEqual([expected]);
});
