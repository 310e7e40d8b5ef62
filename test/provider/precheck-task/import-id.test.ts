import fc from 'fast-check';
import { DiagnosticError } from '../../../lib/custom-resource';
import { parseImportId } from '../../../lib/provider/precheck-task/import-id';

test.each([
  ['pgm-1:439946016', { dbInstanceName: 'pgm-1', task: '439946016', taskId: 439946016n }],
  ['pgm-1:slf7w7wj3g', { dbInstanceName: 'pgm-1', task: 'slf7w7wj3g' }],
  ['pgm-1:a:b', { dbInstanceName: 'pgm-1', task: 'a:b' }],
  [' pgm-1 : x ', { dbInstanceName: 'pgm-1', task: 'x' }],
  ['pgm-1:9223372036854775807', { dbInstanceName: 'pgm-1', task: '9223372036854775807', taskId: 2n ** 63n - 1n }],
  ['pgm-1:9223372036854775808', { dbInstanceName: 'pgm-1', task: '9223372036854775808' }],
  ['pgm-1:007', { dbInstanceName: 'pgm-1', task: '007' }],
  ['pgm-1:0', { dbInstanceName: 'pgm-1', task: '0' }],
])('"%s" names an instance and a task', (id, expected) => {
  expect(parseImportId(id)).toEqual(expected);
});

test.each(['', ':', 'pgm-1', 'pgm-1:', 'pgm-1: ', ':439946016', '439946016'])('"%s" is malformed', (id) => {
  expect(() => parseImportId(id)).toThrow(DiagnosticError);
  expect(() => parseImportId(id)).toThrow(
    `"${id}" is not "<db_instance_name>:<task_id>" or "<db_instance_name>:<task_name>"`,
  );
});

test('whatever the parts are, they come back', () => {
  const part = fc.stringMatching(/^[!-9;-~]{1,30}$/);
  fc.assert(
    fc.property(part, part, (instance, task) => {
      expect(parseImportId(`${instance}:${task}`)).toMatchObject({ dbInstanceName: instance, task });
    }),
  );
});
