import { TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { atSynth } from './at-synth';
import { RdsmigrationProviderConfig } from './generated/rdsmigration/provider';
import { RdsmigrationProvider } from './rdsmigration-provider';

/** The plain arguments that both providers have, under one name and with one meaning. */
const SHARED_ARGUMENTS = ['region', 'accessKey', 'secretKey', 'securityToken'] as const;

/** What is read of an `AlicloudProvider`, of any generated bindings. */
type AlicloudProviderLike = {
  readonly [Name in (typeof SHARED_ARGUMENTS)[number] as `${Name}Input`]?: string;
} & { readonly endpointsInput?: unknown };

/**
 * Gives the stack an unaliased `RdsmigrationProvider` unless, at synth, somebody has declared one. It is configured as the
 * stack's unaliased `AlicloudProvider` is, so that region and credentials are written once; what that one leaves to
 * environment variables comes from the same variables here.
 */
export function ensureDefaultProvider(scope: IConstruct): void {
  const stack = TerraformStack.of(scope);
  atSynth(stack, () => {
    if (defaultProviderOf(stack, RdsmigrationProvider.tfResourceType)) return;
    const alicloud = defaultProviderOf(stack, 'alicloud') as AlicloudProviderLike | undefined;
    new RdsmigrationProvider(stack, 'rdsmigration-default-provider', alicloud && sharedConfiguration(alicloud));
  });
}

function defaultProviderOf(stack: TerraformStack, type: string): TerraformProvider | undefined {
  return stack.node
    .findAll()
    .filter((construct) => TerraformProvider.isTerraformProvider(construct))
    .find(
      (provider) =>
        provider.terraformResourceType === type &&
        provider.alias === undefined &&
        TerraformStack.of(provider) === stack,
    );
}

function sharedConfiguration(alicloud: AlicloudProviderLike): RdsmigrationProviderConfig {
  const rds = rdsEndpoint(alicloud.endpointsInput);
  return {
    ...Object.fromEntries(SHARED_ARGUMENTS.map((name) => [name, alicloud[`${name}Input`]])),
    endpoints: rds === undefined ? undefined : { rds },
  };
}

/** aliyun/alicloud takes `endpoints` as a set of blocks. */
function rdsEndpoint(endpoints: unknown): string | undefined {
  if (!Array.isArray(endpoints)) return undefined;
  return (endpoints as { readonly rds?: string }[]).find(({ rds }) => rds !== undefined)?.rds;
}
