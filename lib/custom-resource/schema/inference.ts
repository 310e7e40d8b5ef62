import { DynamicValue } from '../values/dynamic';
import { Unknown } from '../values/unknown';
import { AttributeType, Attributes, Blocks, Schema } from './attribute';

/**
 * The TypeScript types of a schema's values. A hook whose attribute name or type differs from its schema does not
 * compile.
 */

/**
 * Whole numbers beyond 2^53 are bigints. A fraction with more digits than a number holds is a `Decimal`, a Number object
 * that compares and calculates like the nearest number.
 */
export type NumberValue = number | bigint;

/**
 * The values of a type constraint. Elements of lists, sets and maps are never null: the engine refuses a configuration
 * that has such. Members of objects may be.
 */
export type ValueOfType<T> = T extends 'string'
  ? string
  : T extends 'number'
    ? NumberValue
    : T extends 'bool'
      ? boolean
      : T extends 'dynamic'
        ? DynamicValue
        : T extends { readonly list: infer E }
          ? ValueOfType<E>[]
          : T extends { readonly set: infer E }
            ? ValueOfType<E>[]
            : T extends { readonly map: infer E }
              ? Record<string, ValueOfType<E>>
              : T extends { readonly tuple: infer E extends readonly AttributeType[] }
                ? { -readonly [I in keyof E]: ValueOfType<E[I]> }
                : T extends { readonly object: infer O }
                  ? { -readonly [K in keyof O]: ValueOfType<O[K]> | null }
                  : never;

type Collection<Nesting, Element> = Nesting extends 'single'
  ? Element
  : Nesting extends 'map'
    ? Record<string, Element>
    : Element[];

type IsTrue<A, K extends string> = A extends { readonly [P in K]: true } ? true : false;
type IsComputedOnly<A> =
  IsTrue<A, 'computed'> extends true ? (IsTrue<A, 'optional'> extends true ? false : true) : false;
type HasDefault<A> = A extends { readonly default: string | number | boolean } ? true : false;
type AttributesOf<L> = L extends { readonly attributes: infer A extends Attributes } ? A : Record<never, never>;
type BlocksOf<L> = L extends { readonly blocks: infer B extends Blocks } ? B : Record<never, never>;

type NamesOf<L> = keyof AttributesOf<L> | keyof BlocksOf<L>;

// Configuration: what the author of a stack wrote.

type ConfigAttribute<A> = A extends { readonly nested: { readonly nesting: infer N; readonly attributes: infer M } }
  ? Collection<N, ConfigLevel<{ attributes: M }>>
  : A extends { readonly type: infer T }
    ? ValueOfType<T>
    : never;

type ConfigLevel<L> = {
  -readonly [K in NamesOf<L>]: K extends keyof AttributesOf<L>
    ? IsTrue<AttributesOf<L>[K], 'required'> extends true
      ? ConfigAttribute<AttributesOf<L>[K]>
      : ConfigAttribute<AttributesOf<L>[K]> | null
    : K extends keyof BlocksOf<L>
      ? BlockValue<BlocksOf<L>[K], ConfigLevel<BlocksOf<L>[K]>>
      : never;
};

type BlockValue<B, Element> = B extends { readonly nesting: 'single' }
  ? Element | null
  : Collection<NestingOf<B>, Element>;
type NestingOf<B> = B extends { readonly nesting: infer N } ? N : never;

/** The configuration of an object at the time of apply, write-only values included. */
export type ConfigOf<S extends Schema> = ConfigLevel<S>;

/** The configuration as far as it is known at validation or plan. */
export type PartialConfigOf<S extends Schema> = { [K in keyof ConfigLevel<S>]: MaybeUnknown<ConfigLevel<S>[K]> };

/** Adds "or unknown" at every depth. */
export type MaybeUnknown<V> =
  | Unknown
  | (V extends string | number | bigint | boolean | null | DynamicValue
      ? V
      : V extends (infer E)[]
        ? MaybeUnknown<E>[]
        : V extends object
          ? { [K in keyof V]: MaybeUnknown<V[K]> }
          : V);

// State: what is stored. Write-only attributes have no place in it.

type StateAttribute<A> = A extends { readonly nested: { readonly nesting: infer N; readonly attributes: infer M } }
  ? Collection<N, StateLevel<{ attributes: M }>>
  : A extends { readonly type: infer T }
    ? ValueOfType<T>
    : never;

type NeverNull<A> = IsTrue<A, 'required'> extends true ? true : HasDefault<A>;

type StateLevel<L> = {
  -readonly [K in NamesOf<L> as K extends WriteOnlyNamesOf<L> ? never : K]: K extends keyof AttributesOf<L>
    ? NeverNull<AttributesOf<L>[K]> extends true
      ? StateAttribute<AttributesOf<L>[K]>
      : StateAttribute<AttributesOf<L>[K]> | null
    : K extends keyof BlocksOf<L>
      ? BlockValue<BlocksOf<L>[K], StateLevel<BlocksOf<L>[K]>>
      : never;
};

type WriteOnlyNamesOf<L> = {
  [K in keyof AttributesOf<L>]: IsTrue<AttributesOf<L>[K], 'writeOnly'> extends true ? K : never;
}[keyof AttributesOf<L>];

/** The state of an object: every attribute and block, null where there is no value. */
export type StateOf<S extends Schema> = StateLevel<S>;

// Plan: what is known of a state before the provider has acted.

type PlannedAttribute<A> = A extends { readonly nested: { readonly nesting: infer N; readonly attributes: infer M } }
  ? Collection<N, PlannedLevel<{ attributes: M }>>
  : A extends { readonly type: infer T }
    ? ValueOfType<T>
    : never;

type PlannedLevel<L> = {
  -readonly [
    K in NamesOf<L> as K extends WriteOnlyNamesOf<L> | ComputedOnlyNamesOf<L> ? never : K
  ]: K extends keyof AttributesOf<L>
    ? | PlannedAttribute<AttributesOf<L>[K]>
      | (NeverNull<AttributesOf<L>[K]> extends true ? never : null)
      | (IsTrue<AttributesOf<L>[K], 'computed'> extends true ? Unknown : never)
    : K extends keyof BlocksOf<L>
      ? BlockValue<BlocksOf<L>[K], PlannedLevel<BlocksOf<L>[K]>>
      : never;
};

type ComputedOnlyNamesOf<L> = {
  [K in keyof AttributesOf<L>]: IsComputedOnly<AttributesOf<L>[K]> extends true ? K : never;
}[keyof AttributesOf<L>];

/**
 * What was planned, at the time of apply: the state without the attributes that only the provider sets, so that a hook
 * that returns `{ ...planned, … }` has to name each of them. Optional computed attributes may still be unknown. The same
 * holds inside nested attributes and blocks.
 */
export type PlannedOf<S extends Schema> = PlannedLevel<S>;

/** The planned state during the plan: every attribute, unknown at any depth. */
export type PartialStateOf<S extends Schema> = { [K in keyof StateLevel<S>]: MaybeUnknown<StateLevel<S>[K]> };
