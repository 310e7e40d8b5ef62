import { guideFor } from '../../../lib/provider/diagnostics/error-guide';
import { precheckTaskSchema } from '../../../lib/provider/precheck-task/schema';
import { apiError } from '../support/api-error';

const TARGET = 'db_instance_name';

test.each<[code: string, httpStatus: number | undefined, summary: RegExp, attribute: string | null]>([
  // Documented for CreateCloudMigrationPrecheckTask.
  ['IncorrectDBInstanceState', 400, /state that allows no assessment/, TARGET],
  ['IncorrectDBInstance', 403, /does not support a cloud migration/, TARGET],
  ['IncorrectDBInstanceType', 403, /engine .* does not support/, TARGET],
  ['InvalidDBInstanceName.NotFound', 404, /does not exist/, TARGET],
  ['IncorrectDBInstanceLockMode', 404, /is locked/, TARGET],
  // Common ones.
  ['Throttling', 400, /throttling/, null],
  ['Throttling.User', 400, /throttling/, null],
  ['Throttling.Api', 400, /throttling/, null],
  ['Rejected.Throttling', 400, /throttling/, null],
  ['ServiceUnavailable', 503, /unavailable/, null],
  ['InternalError', 500, /RDS failed/, null],
  ['SignatureNonceUsed', 400, /repetition/, null],
  ['InvalidTimeStamp.Expired', 400, /clock is wrong/, null],
  ['InvalidTimeStamp.Format', 400, /clock is wrong/, null],
  ['IllegalTimestamp', 400, /clock is wrong/, null],
  ['SignatureDoesNotMatch', 400, /secret is wrong/, null],
  ['IncompleteSignature', 400, /credentials are not valid/, null],
  ['InvalidAccessKeyId.NotFound', 404, /AccessKey does not exist/, null],
  ['InvalidAccessKeyId.Inactive', 400, /AccessKey is disabled/, null],
  ['InvalidSecurityToken.Expired', 400, /security token is not valid/, null],
  ['MissingSecurityToken', 400, /security token is not valid/, null],
  ['Forbidden.RAM', 403, /lack a permission/, null],
  ['NoPermission', 403, /lack a permission/, null],
  ['InvalidDBInstanceId.NotFound', 404, /does not exist/, TARGET],
  ['Forbidden.InstanceNotFound', 404, /does not exist/, TARGET],
  ['OperationDenied.DBInstanceStatus', 403, /being changed/, TARGET],
  ['OperationDenied.DBStatus', 403, /being changed/, TARGET],
  ['InvalidApi.NotFound', 404, /does not know the operation/, null],
  ['MissingParameter', 400, /misses a parameter/, null],
  ['InvalidParameter', 400, /does not accept a parameter/, null],
  // Failures on the way.
  ['CredentialsUnavailable', undefined, /cannot be had at the moment/, null],
  ['NoCredentials', undefined, /credentials are not valid/, null],
  ['ConnectionRefused', undefined, /cannot be reached/, null],
  ['ConnectionReset', undefined, /cannot be reached/, null],
  ['HostNotFound', undefined, /cannot be reached/, null],
  ['CertificateInvalid', undefined, /cannot be reached/, null],
  ['ReadTimeout', undefined, /did not answer in time/, null],
  ['MalformedAnswer', 200, /not understood/, null],
  ['HttpError', 502, /unavailable/, null],
])('%s has a summary, a cause and a next step', (code, httpStatus, summary, attribute) => {
  const guide = guideFor(apiError({ code, ...(httpStatus === undefined ? {} : { httpStatus }) }));
  expect(guide?.summary).toMatch(summary);
  expect(guide?.cause).toMatch(/^[A-Z].*\.$/);
  expect(guide?.nextStep).toMatch(/^[A-Z].*\.$/);
  expect(guide?.path).toEqual(attribute === null ? undefined : [attribute]);
  if (attribute !== null) expect(precheckTaskSchema.attributes).toHaveProperty(attribute);
});

test.each(['Odd.Code', 'QuotaExceeded', ''])('the code "%s", which nobody documents, has no guide', (code) => {
  expect(guideFor(apiError({ code, httpStatus: 400 }))).toBeUndefined();
});

test('a code that nobody documents is explained by its HTTP status as far as that goes', () => {
  expect(guideFor(apiError({ code: 'Odd.Code', httpStatus: 503 }))?.summary).toBe('RDS is unavailable');
});
