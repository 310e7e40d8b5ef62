import { TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { atSynth } from './at-synth';
import { RdsmigrationProviderConfig } from './generated/rdsmigration/provider';
import { RdsmigrationProvider } from './rdsmigration-provider';

/** The part of `AlicloudProvider`, of any generated bindings, that both providers have. */
interface AlicloudProviderLike {
  readonly regionInput?: string;
  readonly accessKeyInput?: string;
  readonly secretKeyInput?: string;
  readonly securityTokenInput?: string;
  readonly endpointsInput?: unknown;
}

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
    region: alicloud.regionInput,
    accessKey: alicloud.accessKeyInput,
    secretKey: alicloud.secretKeyInput,
    securityToken: alicloud.securityTokenInput,
    endpoints: rds === undefined ? undefined : { rds },
  };
}

/** aliyun/alicloud takes `endpoints` as a set of blocks. */
function rdsEndpoint(endpoints: unknown): string | undefined {
  if (!Array.isArray(endpoints)) return undefined;
  return (endpoints as { readonly rds?: string }[]).find(({ rds }) => rds !== undefined)?.rds;
}
