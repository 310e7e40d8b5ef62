import { Credentials } from './provider';

/** A source of credentials that was chosen. Its name is for messages and holds no secrets. */
export type CredentialSource = { readonly name: string } & (
  | { readonly kind: 'keys'; readonly credentials: Credentials }
  | { readonly kind: 'uri'; readonly uri: URL }
  | { readonly kind: 'ecs-role'; readonly role: EcsRole }
  | { readonly kind: 'oidc'; readonly role: OidcRole }
  | { readonly kind: 'assumed-role'; readonly role: AssumedRole; readonly base: CredentialSource }
  | { readonly kind: 'external'; readonly command: string }
  | { readonly kind: 'oauth'; readonly login: OAuthLogin }
  | { readonly kind: 'cloud-sso'; readonly login: CloudSsoLogin }
);

export interface EcsRole {
  /** Undefined: the one that the instance has. */
  readonly name: string | undefined;
  readonly isV1Disabled: boolean;
}

export interface AssumedRole {
  readonly roleArn: string;
  readonly sessionName: string;
  /** Seconds. */
  readonly sessionExpiration: number;
  readonly policy: string | undefined;
  readonly externalId: string | undefined;
  readonly stsHost: string;
}

export interface OidcRole {
  readonly oidcProviderArn: string;
  readonly token: { readonly text: string } | { readonly file: string };
  readonly roleArn: string;
  readonly sessionName: string;
  /** Seconds. */
  readonly sessionExpiration: number;
  readonly policy: string | undefined;
  readonly stsHost: string;
}

/** A login that `aliyun configure --mode OAuth` has left in the shared credentials file. */
export interface OAuthLogin {
  readonly site: 'CN' | 'INTL';
  readonly tokens: OAuthTokens;
  /** Where new tokens belong. */
  readonly file: string;
  readonly profile: string;
}

export interface OAuthTokens {
  readonly refreshToken: string;
  readonly accessToken: string;
  /** Seconds since 1970. */
  readonly accessTokenExpiration: number;
}

/** A login that `aliyun configure --mode CloudSSO` has left in the shared credentials file. */
export interface CloudSsoLogin {
  readonly signInUrl: URL;
  readonly accountId: string;
  readonly accessConfiguration: string;
  readonly accessToken: string;
  /** Seconds since 1970. */
  readonly accessTokenExpiration: number;
}

/** Credentials as a source gave them. */
export interface Obtained {
  readonly credentials: Credentials;
  /** Milliseconds since 1970; infinite when they do not expire, undefined when that is not known. */
  readonly expiration: number | undefined;
}
