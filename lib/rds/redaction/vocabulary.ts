/**
 * Words that stand in reports and error messages whatever the password is.
 *
 * A password may be such a word, or a single letter. Taking it out wherever it happens to stand would leave texts such
 * as `***:cannot connect`, from which anyone reads that the password is "error". So a secret that is part of this
 * vocabulary is *ordinary*: it is removed where a value is quoted, and stays where it is just a word.
 */
const VOCABULARY = `
  Action Version Format Timestamp SignatureMethod HMAC-SHA1 SignatureVersion SignatureNonce Signature AccessKeyId
  AccessKeySecret SecurityToken CreateCloudMigrationPrecheckTask DescribeCloudMigrationPrecheckResult
  DescribeDBInstanceAttribute DBInstanceName DBInstanceId SourceIpAddress SourcePort SourceAccount SourcePassword
  SourceCategory TaskName TaskId PageNumber PageSize TotalSize RequestId HostId Code Message Recommend Items Detail
  GmtCreated GmtModified TargetInstanceName TargetEip ecsOnVpc idcOnVpc internet aliyunRDS other null undefined true
  false JSON XML POST GET HTTP HTTPS URL https://rds.aliyuncs.com/ aliyuncs.com alibabacloud Alibaba Cloud RDS RAM
  PostgreSQL postgres pgm-

  Check rds empty Check rds databases Check source connectivity Check ip connectable Check port connectable
  Check database connectable Check account replication privilege Check account createrole privilege
  Check account monitor privilege Check source version Check major version consistent Check source glibc version
  Check source glibc version compatible Check disk size enough Check wal keep size large enough Check spec params
  Check if spec params too large Check triggers compatible Check user functions compatible Check rds user
  Check extensions Check postgres system catalogs reserved role permission logical replication slot local
  cross-database access success successful warning error fail failed failure running skipped Migrate check success
  error:postgres not empty, check if any table exists is unapproachable
  error:cannot connect to source database by user:password has no privilege pg_monitor superuser login createrole
  replication wal_level wal_keep_size wal_keep_segments max_connections listen_addresses pg_hba.conf ha_health_check
  alicloud_rds_admin aurora replicator template0 template1 public default host all md5 scram-sha-256
  warning:source glibc version is not compatible with rds pg

  IncorrectDBInstanceState The current instance state does not support this operation. IncorrectDBInstance
  IncorrectDBInstanceType The database instance type does not support the operation. InvalidDBInstanceName.NotFound
  The database instance does not exist. IncorrectDBInstanceLockMode Current DB instance lock mode Throttling.User
  Throttling.Api Request was denied due to user flow control. ServiceUnavailable The request has failed due to a
  temporary failure of the server. InternalError The request processing has failed due to some unknown error,
  exception or failure. SignatureNonceUsed Specified signature nonce was used already. InvalidTimeStamp.Expired
  Specified time stamp or date value is expired. SignatureDoesNotMatch Specified signature is not matched with our
  calculation. server string to sign is: InvalidAccessKeyId.NotFound Specified access key is not found. Inactive
  disabled InvalidSecurityToken.Malformed Specified SecurityToken is malformed. MissingParameter The input parameter
  that is mandatory for processing this request is not supplied. InvalidParameter The specified value is not valid.
  Forbidden.RAM User not authorized to operate on the specified resource, or this API doesn't support RAM.
  NoPermission OperationDenied.DBInstanceStatus invalid missing unknown denied connection refused timeout closed by
  server answer request response password username user name account address port instance database secret token
  admin administrator root guest test demo example
`
  .toLowerCase()
  .replace(/\s+/g, ' ');

/**
 * Tells whether a secret may stand in a text that does not quote it: it is shorter than four characters, a number of at
 * most five digits (a port, a year), a part of the vocabulary, or a part of a value that is public anyway.
 *
 * @param publicValues account, address, port and so on of the same request.
 */
export function isOrdinary(secret: string, publicValues: readonly string[]): boolean {
  const lowerCase = secret.toLowerCase();
  return (
    secret.length < 4 ||
    /^\d{1,5}$/.test(secret) ||
    VOCABULARY.includes(lowerCase) ||
    publicValues.some((value) => value.toLowerCase().includes(lowerCase))
  );
}
