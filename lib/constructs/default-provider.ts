import { TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { atSynth } from './at-synth';
import { RdsmigrationProviderConfig, RdsmigrationProviderEndpoints } from './generated/rdsmigration/provider';
import { RdsmigrationProvider } from './rdsmigration-provider';

/** The arguments that both providers have, under one name, with one form and one meaning. */
const SHARED_ARGUMENTS = [
  'region',
  'accessKey',
  'secretKey',
  'securityToken',
  'profile',
  'sharedCredentialsFile',
  'ecsRoleName',
  'credentialsUri',
  'assumeRole',
  'assumeRoleWithOidc',
] as const satisfies readonly (keyof RdsmigrationProviderConfig)[];

/** What is read of an `AlicloudProvider`, of any generated bindings. */
type AlicloudProviderLike = {
  readonly [Name in (typeof SHARED_ARGUMENTS)[number] as `${Name}Input`]?: RdsmigrationProviderConfig[Name];
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
  return {
    ...Object.fromEntries(SHARED_ARGUMENTS.map((name) => [name, alicloud[`${name}Input`]])),
    endpoints: sharedEndpoints(alicloud.endpointsInput),
  };
}

/** aliyun/alicloud takes `endpoints` as a set of blocks, for many services. */
function sharedEndpoints(blocks: unknown): RdsmigrationProviderEndpoints | undefined {
  if (!Array.isArray(blocks)) return undefined;
  const { rds, sts }: RdsmigrationProviderEndpoints = Object.assign({}, ...blocks);
  return rds === undefined && sts === undefined ? undefined : { rds, sts };
}
