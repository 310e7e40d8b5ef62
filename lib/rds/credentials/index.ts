export { createCredentialsProvider, regionOfProfile } from './create-credentials-provider';
export { CredentialsError } from './credentials-error';
export { type Credentials, type CredentialsProvider } from './provider';
export {
  type AssumeRoleSettings,
  type AssumeRoleWithOidcSettings,
  CREDENTIAL_VARIABLES,
  type CredentialRuntime,
  type CredentialSettings,
  type CredentialSurroundings,
} from './settings';
