import fc from 'fast-check';
import { meaningOf } from '../../lib/rds';

test.each([
  ['IncorrectDBInstanceState', 400, 'instance-state', true, 'rejected'],
  ['IncorrectDBInstance', 403, 'instance-unsupported', false, 'rejected'],
  ['IncorrectDBInstanceType', 403, 'instance-unsupported', false, 'rejected'],
  ['InvalidDBInstanceName.NotFound', 404, 'instance-not-found', false, 'rejected'],
  ['IncorrectDBInstanceLockMode', 404, 'instance-locked', false, 'rejected'],
  ['Throttling', 400, 'throttling', true, 'rejected'],
  ['Throttling.User', 400, 'throttling', true, 'rejected'],
  ['Throttling.Api', 400, 'throttling', true, 'rejected'],
  ['Rejected.Throttling', 400, 'throttling', true, 'rejected'],
  ['ServiceUnavailable', 503, 'unavailable', true, 'unknown'],
  ['InternalError', 500, 'unavailable', true, 'unknown'],
  ['SignatureNonceUsed', 400, 'unavailable', true, 'unknown'],
  ['InvalidTimeStamp.Expired', 400, 'clock', false, 'rejected'],
  ['IllegalTimestamp', 400, 'clock', false, 'rejected'],
  ['SignatureDoesNotMatch', 400, 'credentials', false, 'rejected'],
  ['InvalidAccessKeyId.NotFound', 404, 'credentials', false, 'rejected'],
  ['InvalidSecurityToken.Expired', 400, 'security-token', false, 'rejected'],
  ['Forbidden.RAM', 403, 'permission', false, 'rejected'],
  ['Forbidden.InstanceNotFound', 404, 'instance-not-found', false, 'rejected'],
  ['OperationDenied.DBInstanceStatus', 403, 'instance-state', true, 'rejected'],
  ['MissingSourcePassword', 400, 'parameter', false, 'rejected'],
  ['InvalidSourcePort.Malformed', 400, 'parameter', false, 'rejected'],
  ['InvalidApi.NotFound', 404, 'operation', false, 'rejected'],
] as const)('the code %s (HTTP %d) is of the category %s', (code, httpStatus, category, retryable, outcome) => {
  expect(meaningOf(code, httpStatus)).toEqual({ category, retryable, outcome });
});

test.each([
  [400, false, 'rejected'],
  [408, true, 'unknown'],
  [429, true, 'rejected'],
  [500, true, 'unknown'],
  [504, true, 'unknown'],
  [200, false, 'unknown'],
  [undefined, false, 'unknown'],
] as const)('a code that no table knows is judged by HTTP status %s', (httpStatus, retryable, outcome) => {
  expect(meaningOf('Brand.New', httpStatus)).toMatchObject({ retryable, outcome });
});

test('a request that the service may have carried out is never said to be refused because of a server error', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][a-z]{3,12}x$/), fc.integer({ min: 500, max: 599 }), (code, httpStatus) => {
      fc.pre(!/^(?:Invalid|Missing|Forbidden|Throttling|NoPermission)/.test(code));
      expect(meaningOf(code, httpStatus).outcome).toBe('unknown');
    }),
  );
});

test('names of inherited properties are codes like any other', () => {
  expect(meaningOf('constructor', 400)).toEqual({ category: 'other', retryable: false, outcome: 'rejected' });
});
