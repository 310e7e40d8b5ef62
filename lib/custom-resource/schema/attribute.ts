/**
 * How a resource, data source or provider describes its configuration: the vocabulary of Terraform's schemas, as plain
 * TypeScript literals. Everything else (wire messages, hook types, plans) is derived from these literals.
 *
 * Source: Terraform plugin protocol 6, messages `Schema`, `Block`, `Attribute`, `NestedBlock`.
 */

/**
 * A Terraform type constraint. `'dynamic'` accepts a value of any type (`DynamicValue` in hooks); it is not allowed inside
 * of lists, sets and maps. Null is not allowed among the elements of those either: the engine refuses such a configuration.
 */
export type AttributeType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | { readonly list: AttributeType }
  | { readonly set: AttributeType }
  | { readonly map: AttributeType }
  | { readonly tuple: readonly AttributeType[] }
  | { readonly object: { readonly [name: string]: AttributeType } };

interface AttributeBehaviour {
  /** Shown by `terraform providers schema`, editors and generated documentation. Markdown. */
  readonly description: string;
  /** The author of a configuration must set it. Exactly one of required, optional, computed, or optional with computed. */
  readonly required?: boolean;
  /** The author may set it. Default: false. */
  readonly optional?: boolean;
  /** The provider may set it: unknown in the plan of a create unless the plan hook knows it. Default: false. */
  readonly computed?: boolean;
  /** Masked in Terraform's output. It is still stored in state in clear text. Default: false. */
  readonly sensitive?: boolean;
  /**
   * Reaches `validate`, `plan`, `create` and `update` through `config` only, and is null in plan and state.
   * Needs Terraform or OpenTofu 1.11; with an older client the engine refuses a configured value at validation.
   * For resources only; not allowed inside sets, nor on computed attributes. Default: false.
   */
  readonly writeOnly?: boolean;
  /** With `writeOnly`: the attribute to use on clients that know no write-only attributes, named in the refusal. */
  readonly writeOnlyFallback?: string;
  /**
   * A change of the value replaces the object, and so does an element of a collection that comes or goes with such a
   * value. For resources only. Default: false.
   */
  readonly requiresReplace?: boolean;
  /**
   * With `computed`: the value never changes during the life of the object, so an update keeps it known. For resources
   * only; not allowed inside of lists and sets, whose elements may change places. Default: false.
   */
  readonly stable?: boolean;
  /** Why and what instead, shown as a warning where the attribute is set. */
  readonly deprecationMessage?: string;
}

/** An attribute whose value has a plain type. */
export interface TypedAttribute extends AttributeBehaviour {
  readonly type: AttributeType;
  /** With `optional`: the value where the configuration has none. Has to be of the attribute's type. */
  readonly default?: string | number | boolean;
  readonly nested?: undefined;
}

/** An attribute whose value is one object or a collection of objects with attributes of their own. */
export interface NestedAttribute extends AttributeBehaviour {
  readonly nested: {
    readonly nesting: 'single' | 'list' | 'set' | 'map';
    readonly attributes: Attributes;
  };
  readonly type?: undefined;
  readonly default?: undefined;
}

export type Attribute = TypedAttribute | NestedAttribute;

/** Attributes by name: lower-case letters, digits and underscores. */
export interface Attributes {
  readonly [name: string]: Attribute;
}

/** A block inside a resource (`timeouts { … }`), for what reads better as a block than as an attribute. */
export interface Block {
  readonly description?: string;
  readonly nesting: 'single' | 'list' | 'set' | 'map';
  readonly attributes?: Attributes;
  readonly blocks?: Blocks;
  /** Least number of blocks. `single`: 0 or 1, where 1 requires the block. Not for `map`. Default: 0. */
  readonly minItems?: number;
  /** Greatest number of blocks, for `list` and `set`. Default: unlimited. */
  readonly maxItems?: number;
  /** Why and what instead, shown as a warning at each such block. */
  readonly deprecationMessage?: string;
}

export interface Blocks {
  readonly [name: string]: Block;
}

export interface Schema {
  /** Version of the stored state's shape. Default: 0. */
  readonly version?: number;
  readonly description?: string;
  readonly attributes?: Attributes;
  readonly blocks?: Blocks;
  /** Why and what instead, shown as a warning wherever the type is used. */
  readonly deprecationMessage?: string;
}

/** Keeps a schema's literal types, from which hook arguments and results are inferred. */
export function defineSchema<const S extends Schema>(schema: S): S {
  return schema;
}

/** True when Terraform has to accept a value that the configuration does not hold. */
export function isProviderSettable(attribute: Attribute): boolean {
  return attribute.computed === true || attribute.default !== undefined;
}
