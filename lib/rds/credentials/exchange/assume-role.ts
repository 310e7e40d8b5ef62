import { randomUUID } from 'node:crypto';
import { signRpcV1 } from '../../signature';
import { AssumedRole, Obtained } from '../source';
import { requestFromSts, STS_API_VERSION, timestamp } from './sts';

/**
 * Credentials of a role that is assumed with other credentials.
 *
 * Source: operation AssumeRole of STS, as `ram_role_arn.ts` of `@alicloud/credentials` 2.4.7 calls it
 *
 * @param now milliseconds since 1970
 * @throws ExchangeFailure
 */
export async function assumeRole({ credentials }: Obtained, role: AssumedRole, now: number): Promise<Obtained> {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const parameters = {
    Action: 'AssumeRole',
    Version: STS_API_VERSION,
    Format: 'JSON',
    Timestamp: timestamp(now),
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    AccessKeyId: accessKeyId,
    ...(securityToken === undefined ? {} : { SecurityToken: securityToken }),
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName,
    DurationSeconds: String(role.sessionExpiration),
    ...(role.policy === undefined ? {} : { Policy: role.policy }),
    ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
  };
  const Signature = signRpcV1('POST', parameters, accessKeySecret);
  return requestFromSts(role.stsHost, { ...parameters, Signature });
}
