import { readFile } from 'node:fs/promises';
import { Obtained, OidcRole } from '../source';
import { ExchangeFailure, record } from './exchange-failure';
import { requestJson } from './request-json';
import { obtainedFrom } from './temporary-credentials';

/**
 * Credentials of a role that is assumed with the token of an OpenID Connect provider. The token stands for a signature.
 *
 * Source: https://help.aliyun.com/document_detail/371864.html (AssumeRoleWithOIDC)
 *
 * @param now milliseconds since 1970
 * @throws ExchangeFailure
 */
export async function assumeRoleWithOidc(role: OidcRole, now: number): Promise<Obtained> {
  const peer = `STS at ${role.stsHost}`;
  const token = 'text' in role.token ? role.token.text : await readToken(role.token.file);
  const answer = await requestJson(new URL(`https://${role.stsHost}/`), {
    peer,
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      Action: 'AssumeRoleWithOIDC',
      Version: '2015-04-01',
      Format: 'JSON',
      Timestamp: `${new Date(now).toISOString().slice(0, 19)}Z`,
      OIDCProviderArn: role.oidcProviderArn,
      OIDCToken: token,
      RoleArn: role.roleArn,
      RoleSessionName: role.sessionName,
      DurationSeconds: String(role.sessionExpiration),
      ...(role.policy === undefined ? {} : { Policy: role.policy }),
    }),
  });
  const credentials = record(answer.Credentials);
  return obtainedFrom(peer, {
    accessKeyId: credentials.AccessKeyId,
    accessKeySecret: credentials.AccessKeySecret,
    securityToken: credentials.SecurityToken,
    expiration: credentials.Expiration,
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
