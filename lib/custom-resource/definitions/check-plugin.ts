/** What of a plugin is checked. */
export interface NamedTypes {
  /** The provider's type name. */
  readonly name: string;
  readonly resources: readonly { readonly typeName: string }[];
  readonly dataSources?: readonly { readonly typeName: string }[];
}

/**
 * Checks what holds for the types of a plugin together.
 *
 * @throws TypeError when a type name lacks the provider's prefix, or is defined twice.
 */
export function checkPlugin({ name, resources, dataSources = [] }: NamedTypes): void {
  checkTypeNames(name, 'resource', resources);
  checkTypeNames(name, 'data source', dataSources);
}

function checkTypeNames(name: string, kind: string, types: NamedTypes['resources']): void {
  const seen = new Set<string>();
  for (const { typeName } of types) {
    if (!typeName.startsWith(`${name}_`)) {
      throw new TypeError(`The ${kind} "${typeName}" has to start with "${name}_", the name of its provider.`);
    }
    if (seen.has(typeName)) throw new TypeError(`The ${kind} "${typeName}" is defined twice.`);
    seen.add(typeName);
  }
}
