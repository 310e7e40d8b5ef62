/**
 * The names that RDS OpenAPI uses on the wire. Only the client and the emulator, its counterpart, speak them.
 *
 * Source: API reference and SDK models of product Rds, version 2014-08-15.
 */

/** Value of the common parameter `Version`. */
export const RDS_API_VERSION = '2014-08-15';

/** Values of the common parameter `Action` that this package knows. */
export const RdsOperation = {
  createCloudMigrationPrecheckTask: 'CreateCloudMigrationPrecheckTask',
  describeCloudMigrationPrecheckResult: 'DescribeCloudMigrationPrecheckResult',
  describeDBInstanceAttribute: 'DescribeDBInstanceAttribute',
} as const;

export type RdsOperation = (typeof RdsOperation)[keyof typeof RdsOperation];

/** Parameters of one request as they go into the form body, common parameters excluded. */
export type WireParameters = Readonly<Record<string, string>>;
