import { RdsApiError, type ErrorCategory } from '../../rds';

/** What to do when reading a report from the API fails, by the kind of the failure. */
const nextSteps: Partial<Readonly<Record<ErrorCategory, string>>> = {
  'instance-not-found':
    'Check the id (pgm-…, not the display name) and the region: an instance of another region gives the same answer.',
  credentials: 'Check ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY.',
  'security-token': 'Get new temporary credentials and set ALICLOUD_SECURITY_TOKEN to their token.',
  permission: 'Allow this RAM identity the action rds:DescribeCloudMigrationPrecheckResult on the instance.',
  clock: 'Set the clock of this machine; it may be off by 15 minutes at most.',
  throttling: 'Wait a minute, then try again.',
  connection: 'Check the region or endpoint, and that this machine can reach it.',
  timeout: 'Check that this machine can reach the endpoint, then try again.',
};

/** Adds the next step to an error of the API; leaves every other error as it is. */
export function withNextStep(error: unknown): unknown {
  const nextStep = error instanceof RdsApiError ? nextSteps[error.category] : undefined;
  return error instanceof RdsApiError && nextStep !== undefined
    ? new Error(`${error.message} ${nextStep}`, { cause: error })
    : error;
}
