import { Decimal, PartialConfigOf, UNKNOWN } from '../../../lib/custom-resource';
import { precheckReportSchema } from '../../../lib/provider/precheck-report/schema';
import { validatePrecheckReport } from '../../../lib/provider/precheck-report/validate';
import { outline, validated } from '../support/validation';
import { dataConfigOf } from '../support/values';

type Config = PartialConfigOf<typeof precheckReportSchema>;

function diagnosticsOf(changes: Partial<Config>) {
  return validated<Config>(validatePrecheckReport, { ...dataConfigOf(), ...changes });
}

test.each<Partial<Config>>([
  {},
  { task_id: 439_946_016 },
  { task_id: 2n ** 62n },
  { task_name: 'slf7w7wj3g' },
  { task_id: UNKNOWN },
  { task_name: UNKNOWN, db_instance_name: UNKNOWN },
  { fail_on: 'never', ignore_checks: ['Check ip connectable'] },
])('%j is a question that can be answered', (changes) => {
  expect(diagnosticsOf(changes)).toEqual([]);
});

test.each<[Partial<Config>, string]>([
  [{ db_instance_name: '' }, 'error at db_instance_name: "db_instance_name" is empty'],
  [{ task_id: 0 }, 'error at task_id: "task_id" is not an ID'],
  [{ task_id: -5 }, 'error at task_id: "task_id" is not an ID'],
  [{ task_id: 1.5 }, 'error at task_id: "task_id" is not an ID'],
  [{ task_id: new Decimal('1.00000000000000000001') as unknown as number }, 'error at task_id: "task_id" is not an ID'],
  [{ task_name: '' }, 'error at task_name: "task_name" is empty'],
  [{ task_id: 1, task_name: 'x' }, 'error at task_name: Two tasks are named'],
  [{ fail_on: 'sometimes' }, 'error at fail_on: "fail_on" is not a result that can be chosen'],
])('%j is none', (changes, expected) => {
  expect(outline(diagnosticsOf(changes))).toEqual([expected]);
});

test('of an ID and a name one may still turn out to be null', () => {
  expect(diagnosticsOf({ task_id: UNKNOWN, task_name: 'x' })).toEqual([]);
  expect(diagnosticsOf({ task_id: 1, task_name: UNKNOWN })).toEqual([]);
});
