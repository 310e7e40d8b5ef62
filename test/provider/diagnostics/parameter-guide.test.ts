import { parameterGuide } from '../../../lib/provider/diagnostics/parameter-guide';
import { precheckTaskSchema } from '../../../lib/provider/precheck-task/schema';

test.each([
  ['MissingDBInstanceName', '', 'db_instance_name'],
  ['InvalidDBInstanceId.Malformed', '', 'db_instance_name'],
  ['InvalidSourceIpAddress', '', 'source_ip_address'],
  ['InvalidSourcePort.Malformed', '', 'source_port'],
  ['MissingSourceAccount', '', 'source_account'],
  ['MissingSourcePassword', '', 'source_password'],
  ['InvalidSourceCategory', '', 'source_category'],
  ['InvalidTaskName', '', 'task_name'],
  ['MissingParameter', 'The input parameter "SourcePort" is not supplied.', 'source_port'],
  ['InvalidParameter', 'The specified sourcecategory is not valid.', 'source_category'],
])('%s (%s) is about %s', (code, message, attribute) => {
  const guide = parameterGuide(code, message);
  expect(guide.path).toEqual([attribute]);
  expect(guide.cause).toContain(`"${attribute}"`);
  expect(precheckTaskSchema.attributes).toHaveProperty(attribute);
});

test('missing and unacceptable parameters are told apart', () => {
  expect(parameterGuide('MissingTaskName', '').summary).toBe('RDS misses a parameter');
  expect(parameterGuide('InvalidTaskName', '').summary).toBe('RDS does not accept a parameter');
});

test('the code counts before the message', () => {
  expect(parameterGuide('InvalidSourcePort', 'SourceAccount').path).toEqual(['source_port']);
});

test('a parameter that nobody knows is left to the message', () => {
  const guide = parameterGuide('InvalidParameter', 'PageSize is not valid.');
  expect(guide.path).toBeUndefined();
  expect(guide.cause).toContain('message');
});
