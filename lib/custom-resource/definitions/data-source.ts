import { Schema } from '../schema/attribute';
import { checkSchema } from '../schema/check-schema';
import { ConfigOf, StateOf } from '../schema/inference';
import { Awaitable, ClientContext } from './hook-context';
import { ValidateRequest } from './resource';

export interface ReadDataRequest<S extends Schema, Client> extends ClientContext<Client> {
  readonly config: ConfigOf<S>;
}

/** A data source: read at plan when its configuration is known by then, otherwise at apply. */
export interface DataSourceDefinition<S extends Schema, Client> {
  readonly typeName: string;
  readonly schema: S;
  validate?(request: ValidateRequest<S>): Awaitable<void>;
  /** Has to be free of side effects: Terraform reads at every plan and refresh. */
  read(request: ReadDataRequest<S, Client>): Awaitable<StateOf<S>>;
}

/** A data source of any schema, as the engine keeps them together. */
export interface AnyDataSource<Client> extends Omit<DataSourceDefinition<Schema, Client>, 'schema'> {
  readonly schema: Schema;
}

/** @throws TypeError when the schema breaks a rule of Terraform. */
export function defineDataSource<const S extends Schema, Client = unknown>(
  definition: DataSourceDefinition<S, Client>,
): AnyDataSource<Client> {
  checkSchema('data source', `the data source ${definition.typeName}`, definition.schema);
  return definition as unknown as AnyDataSource<Client>;
}
