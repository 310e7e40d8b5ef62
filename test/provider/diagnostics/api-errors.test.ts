import { DiagnosticError } from '../../../lib/custom-resource';
import { asDiagnostic, FailureContext } from '../../../lib/provider/diagnostics/api-errors';
import { retry } from '../../../lib/rds';
import { apiError, ApiErrorFacts } from '../support/api-error';
import { scene } from '../support/scene';

function diagnosticOf(facts: ApiErrorFacts, context?: FailureContext): DiagnosticError {
  const diagnostic = asDiagnostic(apiError(facts), context);
  expect(diagnostic).toBeInstanceOf(DiagnosticError);
  return diagnostic as DiagnosticError;
}

test('a diagnostic says what is wrong, why, what to do, what RDS says, and what support asks for', () => {
  const { summary, detail, path } = diagnosticOf({
    code: 'IncorrectDBInstanceLockMode',
    httpStatus: 404,
    requestId: 'REQUEST-1',
    reason: 'Current DB instance lock mode does not support this operation.',
  });
  expect(summary).toBe('The target instance is locked');
  expect(detail).toBe(
    [
      'Instances are locked when they expire, run out of disk space or are about to be released. Remove the reason of the ' +
        'lock in the RDS console, then apply again.',
      '',
      'RDS says: Current DB instance lock mode does not support this operation.',
      '(CreateCloudMigrationPrecheckTask at rds.example.com, code IncorrectDBInstanceLockMode, HTTP status 404, RequestId REQUEST-1)',
    ].join('\n'),
  );
  expect(path).toEqual(['db_instance_name']);
});

test('a code that nobody documents is told as it is', () => {
  const { summary, detail, path } = diagnosticOf({ code: 'Odd.Code', httpStatus: 400, reason: 'Odd.' });
  expect(summary).toBe('CreateCloudMigrationPrecheckTask failed');
  expect(detail).toMatch(/not documented.*\n\nRDS says: Odd\.\n\(.*code Odd\.Code/);
  expect(path).toBeUndefined();
});

test('what failed on the way is not put into the mouth of RDS', () => {
  const { detail } = diagnosticOf({ code: 'ConnectionRefused', reason: 'nothing listens at this address' });
  expect(detail).toContain('Reason: nothing listens at this address');
  expect(detail).not.toContain('RDS says');
});

test.each(['Forbidden.RAM', 'NoPermission', 'Forbidden'])('%s names the RAM action and the resource', (code) => {
  const facts = { code, httpStatus: 403, operation: 'DescribeCloudMigrationPrecheckResult' };
  expect(diagnosticOf(facts, { dbInstanceName: 'pgm-target' }).detail).toContain(
    '"Action": "rds:DescribeCloudMigrationPrecheckResult", "Resource": "acs:rds:*:*:dbinstance/pgm-target"',
  );
  expect(diagnosticOf(facts).detail).toContain('"acs:rds:*:*:dbinstance/*"');
});

test('other codes name no RAM action', () => {
  expect(diagnosticOf({ code: 'Throttling.User' }).detail).not.toContain('Action');
});

test('what is left behind is told', () => {
  expect(diagnosticOf({ code: 'Throttling' }, { consequence: 'No task was created.' }).detail).toContain(
    '\n\nNo task was created.\n\n',
  );
});

test('the password is blamed where it is set', () => {
  const refused = { code: 'InvalidSourcePassword', httpStatus: 400 };
  expect(diagnosticOf(refused).path).toEqual(['source_password']);
  expect(diagnosticOf(refused, { passwordAttribute: 'source_password_wo' }).path).toEqual(['source_password_wo']);
  const port = { code: 'InvalidSourcePort', httpStatus: 400 };
  expect(diagnosticOf(port, { passwordAttribute: 'source_password_wo' }).path).toEqual(['source_port']);
});

test('an error that was repeated tells of its tries', async () => {
  const { clock, context } = scene();
  const errors = ['A', 'B', 'C'].map((requestId) =>
    apiError({ code: 'ServiceUnavailable', httpStatus: 503, requestId }),
  );
  const last = await clock
    .run(() =>
      retry((attempt) => Promise.reject(errors[attempt - 1]), {
        clock,
        random: () => 0.5,
        deadline: Infinity,
        signal: context.signal,
        isRetryable: (error) => error !== errors[2],
      }),
    )
    .catch((error: unknown) => error);
  const { detail } = asDiagnostic(last) as DiagnosticError;
  expect(detail).toMatch(
    /RequestId C\)\n\nIt was tried 3 times, always with the same result\.\n\nRequestIds: A, B, C\.$/,
  );
});

test('what is no error of the service is left to the engine, and so is a stop', () => {
  const bug = new TypeError('a bug');
  expect(asDiagnostic(bug)).toBe(bug);
  const stopped = apiError({ code: 'Aborted' });
  expect(asDiagnostic(stopped)).toBe(stopped);
});
