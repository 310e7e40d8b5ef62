import { loadWithoutDebugOutput } from '../transport/quiet-debug';
import { sourceError } from './credentials-error';
import { assumeRole } from './exchange/assume-role';
import { getFromCloudSso } from './exchange/cloud-sso';
import { getFromUri } from './exchange/credentials-uri';
import { ExchangeFailure } from './exchange/exchange-failure';
import { openOAuthLogin } from './exchange/oauth';
import { assumeRoleWithOidc } from './exchange/oidc';
import { storeOAuthTokens } from './shared-credentials-file';
import { CredentialSource, Obtained } from './source';

/** Gets credentials, new ones each time. @throws CredentialsError */
export type Exchange = () => Promise<Obtained>;

/** Typed, and synchronous, which `loadWithoutDebugOutput` needs. */
declare const require: (id: './exchange/vendor') => typeof import('./exchange/vendor');

/** @param now milliseconds since 1970 */
export function openSource(source: CredentialSource, now: () => number): Exchange {
  const exchange = exchangeOf(source, now);
  return async () => {
    try {
      return await exchange();
    } catch (error) {
      throw error instanceof ExchangeFailure ? sourceError(source.name, error.reason, error.retryable) : error;
    }
  };
}

function exchangeOf(source: CredentialSource, now: () => number): Exchange {
  switch (source.kind) {
    case 'keys':
      return async () => ({ credentials: source.credentials, expiration: Infinity });
    case 'uri':
      return () => getFromUri(source.uri);
    case 'oidc':
      return () => assumeRoleWithOidc(source.role, now());
    case 'cloud-sso':
      return () => getFromCloudSso(source.login, now());
    case 'ecs-role':
      return async () => loadVendor().getFromEcsRole(source.role);
    case 'external':
      return async () => loadVendor().getFromCommand(source.command);
    case 'oauth': {
      const { file, profile } = source.login;
      return openOAuthLogin(source.login, (tokens) => storeOAuthTokens(file, profile, tokens), now);
    }
    case 'assumed-role': {
      const base = openSource(source.base, now);
      return async () => assumeRole(await base(), source.role, now());
    }
  }
}

/** Loads `@alicloud/credentials`, which most users never need. */
function loadVendor(): typeof import('./exchange/vendor') {
  return loadWithoutDebugOutput(() => require('./exchange/vendor'), ['httpx*']);
}
