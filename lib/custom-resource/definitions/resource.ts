import { AttributePath } from '../values/attribute-path';
import { Schema } from '../schema/attribute';
import { checkSchema } from '../schema/check-schema';
import { ConfigOf, PartialConfigOf, PartialStateOf, PlannedOf, StateOf } from '../schema/inference';
import { Awaitable, ClientContext, HookContext } from './hook-context';

export interface ValidateRequest<S extends Schema> extends HookContext {
  readonly config: PartialConfigOf<S>;
  /** False for hosts older than Terraform or OpenTofu 1.11. */
  readonly writeOnlyAttributesAllowed: boolean;
}

export interface PlanRequest<S extends Schema, Client> extends ClientContext<Client> {
  readonly config: PartialConfigOf<S>;
  /** Null when the object is to be created. */
  readonly priorState: StateOf<S> | null;
  /** What the engine would plan: defaults applied, computed attributes unknown where they may change. */
  readonly planned: PartialStateOf<S>;
}

export interface PlanResult<S extends Schema> {
  /** Computed values that are known already. They must come out the same when the plan is made again for the apply. */
  readonly planned?: Partial<PartialStateOf<S>>;
  /** What replaces the object, beyond the attributes with `requiresReplace`. */
  readonly requiresReplace?: readonly AttributePath[];
}

export interface CreateRequest<S extends Schema, Client> extends ClientContext<Client> {
  /** Holds the write-only values. */
  readonly config: ConfigOf<S>;
  readonly planned: PlannedOf<S>;
  /**
   * Call it as soon as something exists: if the hook fails afterwards, this state is kept and the object is tainted.
   * The latest call counts.
   */
  checkpoint(state: StateOf<S>): void;
}

export interface ReadRequest<S extends Schema, Client> extends ClientContext<Client> {
  readonly state: StateOf<S>;
}

export interface UpdateRequest<S extends Schema, Client> extends ClientContext<Client> {
  /** Holds the write-only values. */
  readonly config: ConfigOf<S>;
  readonly priorState: StateOf<S>;
  readonly planned: PlannedOf<S>;
  /** As in `create`: what is stored, instead of the prior state, when the hook fails afterwards. */
  checkpoint(state: StateOf<S>): void;
}

export interface DeleteRequest<S extends Schema, Client> extends ClientContext<Client> {
  /** Without write-only values: what a delete needs has to be in state or in the provider's configuration. */
  readonly state: StateOf<S>;
}

export interface ImportRequest<Client> extends ClientContext<Client> {
  /** The id that the user gave to `terraform import` or to an `import` block. */
  readonly id: string;
}

/** A managed resource: a schema, and hooks for each moment of an object's life. Only `create` is required. */
export interface ResourceDefinition<S extends Schema, Client> {
  /** For example `rdsmigration_precheck_task`. It starts with the provider's name and an underscore. */
  readonly typeName: string;
  readonly schema: S;
  /** Checks the configuration as far as it is known. Runs at validate, plan and apply; must not talk to the outside. */
  validate?(request: ValidateRequest<S>): Awaitable<void>;
  /** Refines a create or update. Not called for deletes. Errors stop the plan. */
  plan?(request: PlanRequest<S, Client>): Awaitable<PlanResult<S> | void>;
  create(request: CreateRequest<S, Client>): Awaitable<StateOf<S>>;
  /** The present state, or null when the object is gone. Default: the state stays as it is. */
  read?(request: ReadRequest<S, Client>): Awaitable<StateOf<S> | null>;
  /** Default: the planned values are stored and computed values stay, for attributes that live in Terraform alone. */
  update?(request: UpdateRequest<S, Client>): Awaitable<StateOf<S>>;
  /** Default: the object is forgotten. */
  delete?(request: DeleteRequest<S, Client>): Awaitable<void>;
  /** What the id tells; `read` then fills in the rest. Default: the resource cannot be imported. */
  importState?(request: ImportRequest<Client>): Awaitable<Partial<StateOf<S>>>;
}

/** A resource of any schema, as the engine keeps them together. */
export interface AnyResource<Client> extends Omit<ResourceDefinition<Schema, Client>, 'schema'> {
  readonly schema: Schema;
}

/**
 * Defines a managed resource. Hook arguments and results are typed from the schema. Name both type arguments,
 * `defineResource<typeof schema, MyClient>({ … })`, to type `client` as well.
 *
 * @throws TypeError when the schema breaks a rule of Terraform.
 */
export function defineResource<const S extends Schema, Client = unknown>(
  definition: ResourceDefinition<S, Client>,
): AnyResource<Client> {
  checkSchema('resource', `the resource ${definition.typeName}`, definition.schema);
  return definition as unknown as AnyResource<Client>;
}
