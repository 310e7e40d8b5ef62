import {
  Aspects,
  ITerraformDependable,
  TerraformDataSource,
  TerraformElement,
  TerraformModule,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import { IConstruct } from 'constructs';

type Dependent = TerraformResource | TerraformDataSource | TerraformModule;

/**
 * Lets everything that is declared in a construct wait for a resource, also what is declared in it later.
 *
 * @param address the resource as an entry of `dependsOn`
 * @throws Error when the construct is in another stack: `depends_on` does not reach there
 */
export function requireFirst(required: TerraformResource, address: string, construct: IConstruct): void {
  const [stack, own] = [TerraformStack.of(construct), TerraformStack.of(required)];
  if (stack !== own) {
    throw new Error(
      `"${construct.node.path}" is in another stack than "${required.node.path}", and Terraform's depends_on does not reach there. Let the whole stack wait: call addDependency() on the stack "${stack.node.path}" with the stack "${own.node.path}".`,
    );
  }
  Aspects.of(construct).add({
    visit(visited) {
      if (isDependent(visited) && visited !== required) addDependency(visited, address);
    },
  });
}

/**
 * What in a construct would have to wait for something that waits for it.
 *
 * @param dependencies what the required resource waits for itself
 */
export function circularRequirements(
  required: TerraformResource,
  dependencies: readonly ITerraformDependable[],
  construct: IConstruct,
): string[] {
  const earlier = [required.fqn, ...dependencies.map(({ fqn }) => fqn)];
  return construct.node
    .findAll()
    .filter(isDependent)
    .filter((element) => earlier.includes(element.fqn))
    .map(
      (element) =>
        `"${element.node.path}" cannot require the assessment, because the assessment waits for it. Require the assessment for what comes after it only, not for "${construct.node.path}".`,
    );
}

function addDependency(dependent: Dependent, address: string): void {
  const dependsOn = dependent.dependsOn ?? [];
  if (!dependsOn.includes(address)) dependent.dependsOn = [...dependsOn, address];
}

/** cdktf tells resources and data sources apart by a symbol, but has none for modules. */
function isDependent(construct: IConstruct): construct is Dependent {
  return (
    TerraformResource.isTerraformResource(construct) ||
    TerraformDataSource.isTerraformDataSource(construct) ||
    (TerraformElement.isTerraformElement(construct) && 'interpolationForOutput' in construct)
  );
}
