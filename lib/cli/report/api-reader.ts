import { setTimeout } from 'node:timers/promises';
import { createRdsClient, RdsApiError, retry, type RdsClient } from '../../rds';

/** What this command needs of the API. */
export type ReportReader = Pick<RdsClient, 'describeCloudMigrationPrecheckResult'>;

/** How long a read is repeated while the service is busy, in milliseconds. */
const patience = 30_000;

export interface ApiOptions {
  /** A host, or a URL with `http://` or `https://`. */
  readonly endpoint?: string;
  /** For example `cn-hangzhou`; chooses the endpoint when none is given. */
  readonly region?: string;
}

/** The variables of aliyun/alicloud, in the order in which it asks them, so that one environment serves both. */
const variables = {
  region: ['ALICLOUD_REGION', 'ALIBABA_CLOUD_REGION'],
  accessKey: ['ALICLOUD_ACCESS_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_ACCESS_KEY_ID'],
  secretKey: ['ALICLOUD_SECRET_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABACLOUD_ACCESS_KEY_SECRET'],
  securityToken: ['ALICLOUD_SECURITY_TOKEN', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'ALIBABACLOUD_SECURITY_TOKEN'],
  endpoint: ['ALIBABA_CLOUD_ENDPOINT_RDS', 'RDS_ENDPOINT'],
} as const;

/**
 * A reader for the endpoint and the credentials of the environment. Credentials are never taken from the command line,
 * where other users of the machine could read them.
 *
 * @throws Error when the region or the credentials are missing.
 */
export function apiReader(options: ApiOptions, env: NodeJS.ProcessEnv): ReportReader {
  const first = (names: readonly string[]): string | undefined =>
    names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  const endpoint = options.endpoint ?? first(variables.endpoint);
  const region = options.region ?? first(variables.region);
  if (endpoint === undefined && region === undefined) {
    throw new Error(
      `The region of the instance is not known. Give --region, for example --region cn-hangzhou, or set ${variables.region[0]}.`,
    );
  }
  const accessKeyId = first(variables.accessKey);
  const accessKeySecret = first(variables.secretKey);
  if (accessKeyId === undefined || accessKeySecret === undefined) {
    const missing = accessKeyId === undefined ? variables.accessKey[0] : variables.secretKey[0];
    throw new Error(`There are no credentials for Alibaba Cloud: the environment variable ${missing} is not set.`);
  }
  const securityToken = first(variables.securityToken);
  const client = createRdsClient({
    endpoint,
    region,
    credentials: { getCredentials: () => Promise.resolve({ accessKeyId, accessKeySecret, securityToken }) },
  });
  return {
    describeCloudMigrationPrecheckResult: (request) =>
      retry(() => client.describeCloudMigrationPrecheckResult(request), {
        clock: { now: Date.now, wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }) },
        random: Math.random,
        deadline: Date.now() + patience,
        signal: new AbortController().signal,
        isRetryable: (error) => error instanceof RdsApiError && error.retryable,
      }),
  };
}
