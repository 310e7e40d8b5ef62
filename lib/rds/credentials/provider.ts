/** What requests are signed with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Present with temporary credentials of STS. */
  readonly securityToken?: string | undefined;
}

/** Where credentials come from. Asked before every request, so a provider keeps what is still good. */
export interface CredentialsProvider {
  getCredentials(): Promise<Credentials>;
  /** Told that the service no longer takes these; the next {@link getCredentials} must not give them again. */
  invalidate?(credentials: Credentials): void;
}
