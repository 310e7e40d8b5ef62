import { readFile } from 'node:fs/promises';
import { Obtained, OidcRole } from '../source';
import { ExchangeFailure } from './exchange-failure';
import { requestFromSts, STS_API_VERSION, timestamp } from './sts';

/**
 * Credentials of a role that is assumed with the token of an OpenID Connect provider. The token stands for a signature.
 *
 * Source: operation AssumeRoleWithOIDC of STS, as `oidc_role_arn.ts` of `@alicloud/credentials` 2.4.7 calls it
 *
 * @param now milliseconds since 1970
 * @throws ExchangeFailure
 */
export async function assumeRoleWithOidc(role: OidcRole, now: number): Promise<Obtained> {
  return requestFromSts(role.stsHost, {
    Action: 'AssumeRoleWithOIDC',
    Version: STS_API_VERSION,
    Format: 'JSON',
    Timestamp: timestamp(now),
    OIDCProviderArn: role.oidcProviderArn,
    OIDCToken: 'text' in role.token ? role.token.text : await readToken(role.token.file),
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName,
    DurationSeconds: String(role.sessionExpiration),
    ...(role.policy === undefined ? {} : { Policy: role.policy }),
  });
}

/** Whoever puts the file there also renews it, so it is read each time. */
async function readToken(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ExchangeFailure(
      error.code === 'ENOENT'
        ? `its token file ${file} does not exist`
        : `its token file ${file} cannot be read (${error.code})`,
    );
  });
  const token = text.trim();
  if (token === '') {
    throw new ExchangeFailure(`its token file ${file} is empty`);
  }
  return token;
}
