import { Schema } from '../schema/attribute';
import { checkSchema } from '../schema/check-schema';
import { PartialConfigOf } from '../schema/inference';
import { AnyDataSource } from './data-source';
import { RedactorFactory } from '../server/known-secrets';
import { Awaitable, HookContext } from './hook-context';
import { AnyResource, ValidateRequest } from './resource';

export interface ConfigureRequest<S extends Schema> extends HookContext {
  /** May hold unknown values at plan, when the provider's configuration depends on resources. */
  readonly config: PartialConfigOf<S>;
  /** Version of Terraform or OpenTofu, for example `1.11.4`. */
  readonly terraformVersion: string;
}

export interface ProviderConfiguration<S extends Schema, Client> {
  readonly schema: S;
  validate?(request: ValidateRequest<S>): Awaitable<void>;
  /** Makes what the hooks get as `client`. Called once in each process that plans or applies. */
  configure(request: ConfigureRequest<S>): Awaitable<Client>;
}

interface AnyProviderConfiguration<Client> extends Omit<ProviderConfiguration<Schema, Client>, 'schema'> {
  readonly schema: Schema;
}

/** Everything that a plugin serves. */
export interface PluginDefinition<Client> {
  /** The provider's type name, for example `rdsmigration`. */
  readonly name: string;
  readonly version: string;
  /** Registry address, for example `terraform.local/alicloud/rdsmigration`. */
  readonly address: string;
  readonly provider: AnyProviderConfiguration<Client>;
  readonly resources: readonly AnyResource<Client>[];
  readonly dataSources?: readonly AnyDataSource<Client>[];
  /**
   * Takes secrets out of everything that leaves the process: messages and log lines. It is given the values of all sensitive
   * and write-only attributes seen so far. Default: every spelling of such a value is masked wherever it stands, which makes
   * texts unreadable when a secret is as short as a letter.
   */
  readonly createRedactor?: RedactorFactory;
}

/** @throws TypeError when the schema breaks a rule of Terraform. */
export function defineProvider<const S extends Schema, Client>(
  configuration: ProviderConfiguration<S, Client>,
): AnyProviderConfiguration<Client> {
  checkSchema('provider', 'the provider', configuration.schema);
  return configuration as unknown as AnyProviderConfiguration<Client>;
}
