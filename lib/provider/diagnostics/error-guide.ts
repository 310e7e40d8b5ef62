import { AttributePath } from '../../custom-resource';
import { RdsApiError } from '../../rds';
import { parameterGuide } from './parameter-guide';

/** What an error of the service means to the author of a configuration. */
export interface ErrorGuide {
  readonly summary: string;
  readonly cause: string;
  readonly nextStep: string;
  /** The attribute that the error is about; omitted when it is about credentials, the network or the service. */
  readonly path?: AttributePath;
}

type ErrorCategory = RdsApiError['category'];

const TARGET: AttributePath = ['db_instance_name'];

const CREDENTIALS_STEP =
  'Check the credentials of the provider: its arguments, then the environment variables ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY.';

/**
 * Codes that say more than their category does. The first three are documented for CreateCloudMigrationPrecheckTask, the
 * others for every operation; `CredentialsUnavailable` is this provider's own.
 *
 * Source: the operation's API page; https://help.aliyun.com/document_detail/26313.html
 */
const BY_CODE: Readonly<Record<string, ErrorGuide>> = {
  IncorrectDBInstanceState: {
    summary: 'The target instance is in a state that allows no assessment',
    cause: 'The instance is being created, changed or restarted, or it is stopped.',
    nextStep: 'Wait until its status is "Running", then apply again.',
    path: TARGET,
  },
  IncorrectDBInstance: {
    summary: 'The target instance does not support a cloud migration',
    cause:
      'A target has to be a primary instance of PostgreSQL 10 or newer, not read-only and not serverless, on standard SSDs or ESSDs.',
    nextStep: 'Give the ID of a primary instance with cloud disks.',
    path: TARGET,
  },
  IncorrectDBInstanceType: {
    summary: 'The engine of the target instance does not support a cloud migration',
    cause: 'The instance does not run PostgreSQL.',
    nextStep: 'Give the ID of an ApsaraDB RDS for PostgreSQL instance (usually "pgm-…").',
    path: TARGET,
  },
  'InvalidAccessKeyId.NotFound': {
    summary: 'The AccessKey does not exist',
    cause: 'The service does not know the AccessKey ID.',
    nextStep: CREDENTIALS_STEP,
  },
  'InvalidAccessKeyId.Inactive': {
    summary: 'The AccessKey is disabled',
    cause: 'The AccessKey was disabled in RAM.',
    nextStep: 'Enable it in the RAM console, or use another one.',
  },
  SignatureDoesNotMatch: {
    summary: 'The AccessKey secret is wrong',
    cause: 'The signature of the request does not fit the AccessKey ID.',
    nextStep: CREDENTIALS_STEP,
  },
  CredentialsUnavailable: {
    summary: 'The credentials cannot be had at the moment',
    cause: 'The source of the credentials did not give any, for a reason that may pass.',
    nextStep: 'Apply again later, or use another source.',
  },
  InternalError: {
    summary: 'RDS failed',
    cause: 'RDS reports an internal error.',
    nextStep: 'Apply again later. If it stays, give the RequestId to Alibaba Cloud support.',
  },
  SignatureNonceUsed: {
    summary: 'RDS took the request for a repetition',
    cause: 'The nonce of the request was used before, perhaps because a proxy on the way sent the request twice.',
    nextStep: 'Apply again.',
  },
};

/** What every code of a category means. Nothing for those that have no common cause. */
const BY_CATEGORY: Readonly<Partial<Record<ErrorCategory, ErrorGuide>>> = {
  throttling: {
    summary: 'RDS is throttling requests',
    cause: 'The account sent more requests than RDS allows in a minute.',
    nextStep: 'Apply again later, or lower -parallelism.',
  },
  unavailable: {
    summary: 'RDS is unavailable',
    cause: 'RDS, or a gateway before it, could not serve the request.',
    nextStep: 'Apply again later.',
  },
  clock: {
    summary: "This machine's clock is wrong",
    cause: 'RDS refuses requests whose time differs by more than 15 minutes from its own.',
    nextStep: 'Set the clock, for example with NTP.',
  },
  credentials: {
    summary: 'The credentials are not valid',
    cause: 'The request could not be signed, or RDS did not accept the signature.',
    nextStep: CREDENTIALS_STEP,
  },
  'security-token': {
    summary: 'The security token is not valid',
    cause: 'The STS token is wrong, has expired, or belongs to another AccessKey.',
    nextStep: 'Get new temporary credentials. A static AccessKey takes no security token.',
  },
  permission: {
    summary: 'The credentials lack a permission',
    cause: 'No RAM policy allows the operation on this instance.',
    nextStep: 'Attach a RAM policy that does, or use other credentials.',
  },
  'instance-not-found': {
    summary: 'The target instance does not exist',
    cause:
      'No instance of this account has this ID in the region that was asked; an instance of another region gives the same answer.',
    nextStep: 'Check the ID (it is not the display name), the account, and the region and endpoint of the provider.',
    path: TARGET,
  },
  'instance-state': {
    summary: 'The target instance is being changed',
    cause: 'Another operation on the instance has not finished.',
    nextStep: 'Wait until its status is "Running", then apply again.',
    path: TARGET,
  },
  'instance-locked': {
    summary: 'The target instance is locked',
    cause: 'Instances are locked when they expire, run out of disk space or are about to be released.',
    nextStep: 'Remove the reason of the lock in the RDS console, then apply again.',
    path: TARGET,
  },
  operation: {
    summary: 'The endpoint does not know the operation',
    cause: 'The endpoint is not one of RDS, or it serves another version of the API.',
    nextStep: 'Check the region and the endpoint of the provider.',
  },
  connection: {
    summary: 'RDS cannot be reached',
    cause: 'The connection to the endpoint failed.',
    nextStep: 'Check the region and the endpoint of the provider, and the network of this machine.',
  },
  timeout: {
    summary: 'RDS did not answer in time',
    cause: 'The endpoint, or the network on the way to it, is too slow or drops packets.',
    nextStep: 'Check the network of this machine, then apply again.',
  },
  answer: {
    summary: 'The answer of RDS is not understood',
    cause: 'The endpoint is not one of RDS, or a proxy on the way changes its answers.',
    nextStep: 'Check the region and the endpoint of the provider, and proxies on the way.',
  },
};

/** What to do about an error; undefined for codes that are not documented. */
export function guideFor(error: RdsApiError): ErrorGuide | undefined {
  return (
    BY_CODE[error.code] ??
    BY_CATEGORY[error.category] ??
    (error.category === 'parameter' ? parameterGuide(error.code, error.reason) : undefined)
  );
}
