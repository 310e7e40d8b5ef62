import { AttributePath } from '../../custom-resource';

/** What a documented error code means to the author of a configuration. */
export interface ErrorGuide {
  readonly summary: string;
  readonly cause: string;
  readonly nextStep: string;
  /** The attribute that the error is about; omitted when it is about credentials, the network or the service. */
  readonly path?: AttributePath;
}

const TARGET: AttributePath = ['db_instance_name'];

const CREDENTIALS_STEP =
  'Check the credentials of the provider: its arguments, then the environment variables ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY.';

/**
 * Error codes and what to do about them. The first five are those that the operation documents; the others are common to
 * all operations.
 *
 * Source: the operation's API page; https://help.aliyun.com/document_detail/26313.html
 */
const GUIDES: Readonly<Record<string, ErrorGuide>> = {
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
  'InvalidDBInstanceName.NotFound': {
    summary: 'The target instance does not exist',
    cause: 'No instance has this ID in the region that was asked. An instance of another region gives the same answer.',
    nextStep: 'Check the ID (it is not the display name) and the region and endpoint of the provider.',
    path: TARGET,
  },
  IncorrectDBInstanceLockMode: {
    summary: 'The target instance is locked',
    cause: 'Instances are locked when they expire, run out of disk space or are about to be released.',
    nextStep: 'Remove the reason of the lock in the RDS console, then apply again.',
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
  InvalidSecurityToken: {
    summary: 'The security token is not valid',
    cause: 'The STS token is wrong, has expired, or belongs to another AccessKey.',
    nextStep: 'Get new temporary credentials. A static AccessKey takes no security token.',
  },
  'Forbidden.RAM': {
    summary: 'The credentials lack a permission',
    cause: 'No RAM policy allows the operation on this instance.',
    nextStep: 'Attach a RAM policy that allows it.',
  },
  NoPermission: {
    summary: 'The credentials lack a permission',
    cause: 'No RAM policy allows the operation on this instance.',
    nextStep: 'Attach a RAM policy that allows it.',
  },
  Throttling: {
    summary: 'The service is throttling requests',
    cause: 'The account sent more requests than the service allows in a minute.',
    nextStep: 'Apply again later, or lower -parallelism.',
  },
  ServiceUnavailable: {
    summary: 'The service is unavailable',
    cause: 'RDS could not serve the request.',
    nextStep: 'Apply again later.',
  },
  InternalError: {
    summary: 'The service failed',
    cause: 'RDS reports an internal error.',
    nextStep: 'Apply again later. If it stays, give the RequestId to Alibaba Cloud support.',
  },
  InvalidTimeStamp: {
    summary: "This machine's clock is wrong",
    cause: 'The service refuses requests whose time differs by more than 15 minutes from its own.',
    nextStep: 'Set the clock, for example with NTP.',
  },
  IllegalTimestamp: {
    summary: "This machine's clock is wrong",
    cause: 'The service refuses the time of the request.',
    nextStep: 'Set the clock, for example with NTP.',
  },
  SignatureNonceUsed: {
    summary: 'The service took the request for a repetition',
    cause: 'The nonce of the request was used before.',
    nextStep: 'Apply again.',
  },
  'OperationDenied.DBInstanceStatus': {
    summary: 'The target instance is being changed',
    cause: 'Another operation on the instance has not finished.',
    nextStep: 'Wait until its status is "Running", then apply again.',
    path: TARGET,
  },
  'OperationDenied.DBStatus': {
    summary: 'The target instance is being changed',
    cause: 'Another operation on the instance has not finished.',
    nextStep: 'Wait until its status is "Running", then apply again.',
    path: TARGET,
  },
  'InvalidDBInstanceId.NotFound': {
    summary: 'The target instance does not exist',
    cause: 'No instance has this ID in the region that was asked. An instance of another region gives the same answer.',
    nextStep: 'Check the ID (it is not the display name) and the region and endpoint of the provider.',
    path: TARGET,
  },
  'Forbidden.InstanceNotFound': {
    summary: 'The target instance does not exist',
    cause: 'No instance of this account has this ID in the region that was asked.',
    nextStep: 'Check the ID, the account and the region of the provider.',
    path: TARGET,
  },
  InvalidApi: {
    summary: 'The endpoint does not know the operation',
    cause: 'The endpoint is not one of RDS, or it serves another version of the API.',
    nextStep: 'Check the endpoint of the provider.',
  },
};

const PARAMETER_ATTRIBUTES: Readonly<Record<string, string>> = {
  DBInstanceName: 'db_instance_name',
  SourceIpAddress: 'source_ip_address',
  SourcePort: 'source_port',
  SourceAccount: 'source_account',
  SourcePassword: 'source_password',
  SourceCategory: 'source_category',
  TaskName: 'task_name',
};

/**
 * What to do about an error code. Codes are hierarchical: `Throttling.User` is a `Throttling`. Codes about a parameter
 * (`MissingParameter`, `InvalidSourcePort`, `InvalidParameter`) point at its attribute, which the code or the message
 * names. Undefined for codes that are not documented.
 */
export function guideFor(code: string, message: string): ErrorGuide | undefined {
  const known =
    GUIDES[code] ?? GUIDES[code.split('.')[0] ?? ''] ?? GUIDES[code.replace(/^Rejected\./, '').split('.')[0] ?? ''];
  if (known) return known;
  const parameter = /^(Missing|Invalid)/.test(code) ? parameterIn(`${code} ${message}`) : undefined;
  if (!/^(Missing|Invalid)(Parameter|\w+)/.test(code)) return undefined;
  const attribute = parameter && PARAMETER_ATTRIBUTES[parameter];
  return {
    summary: code.startsWith('Missing') ? 'The service misses a parameter' : 'The service does not accept a parameter',
    cause: parameter
      ? `The parameter is ${parameter}, "${attribute}" in Terraform.`
      : 'The message tells which parameter is meant.',
    nextStep: 'Correct the value, then apply again.',
    path: attribute ? [attribute] : undefined,
  };
}

function parameterIn(text: string): string | undefined {
  return Object.keys(PARAMETER_ATTRIBUTES).find((name) => text.includes(name));
}
