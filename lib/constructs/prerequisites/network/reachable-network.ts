import { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { advice } from '../requirement';
import { Connection } from './connection';
import { admittedAreKnown, cidrBlocksAreValid } from './network-rules';
import { admittedBlocks, NetworkSide, SecurityGroupLike, SourceAccess } from './network-side';

/** ECS instance and RDS instance in one VPC. */
export interface SameVpcOptions extends SourceAccess, NetworkSide {}

/** A connection that exists and is managed elsewhere. */
export interface ExistingNetworkOptions {
  /** CIDR blocks that the connections of the RDS instance come from, for security-group rules and pg_hba.conf. */
  readonly rdsCidrBlocks?: readonly string[];
  /** Security group of an ECS source; it gets rules for the PostgreSQL port and for ICMP. Default: no rules. */
  readonly sourceSecurityGroup?: SecurityGroupLike;
  /** Provider for those rules. Default: the stack's. */
  readonly sourceProvider?: TerraformProvider;
  /** What must exist before the assessment, such as routes that are declared elsewhere in the stack. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Nothing needs to be joined; the source lets the RDS instance in. */
export function useSameVpc(_scope: Construct, options: SameVpcOptions): Connection {
  const rdsCidrBlocks = admittedBlocks(options, options.admit);
  return {
    label: 'the network of one VPC',
    categories: ['ecsOnVpc'],
    targetVpcId: options.vpc.id,
    sourceVpcId: options.vpc.id,
    rdsCidrBlocks,
    requirements: [
      ...cidrBlocksAreValid('The VPC', rdsCidrBlocks),
      admittedAreKnown(options, rdsCidrBlocks, 'vswitches'),
    ],
    sourceSecurityGroup: options.sourceSecurityGroup,
    sourceProvider: options.provider,
  };
}

/** A connection that exists; any source that is not on the public network can use it. */
export function useExisting(_scope: Construct, options: ExistingNetworkOptions): Connection {
  return { ...reachable(options), label: 'the existing network', categories: ['ecsOnVpc', 'idcOnVpc'] };
}

/** The Internet. Which public addresses RDS connects from is not established, so they have to be given. */
export function usePublicNetwork(_scope: Construct, options: ExistingNetworkOptions): Connection {
  const connection = reachable(options);
  const open = connection.rdsCidrBlocks.some((block) => /\/0+$/.test(block));
  return {
    ...connection,
    label: 'the public network',
    categories: ['internet'],
    requirements: [
      ...connection.requirements,
      advice(
        !open,
        `The source on the public network is open to every address (0.0.0.0/0). ` +
          `Give the addresses that RDS connects from, as the console or the server's log shows them.`,
      ),
    ],
  };
}

function reachable(options: ExistingNetworkOptions): Omit<Connection, 'label' | 'categories'> {
  const rdsCidrBlocks = options.rdsCidrBlocks ?? [];
  return {
    rdsCidrBlocks,
    requirements: [
      ...cidrBlocksAreValid('rdsCidrBlocks', rdsCidrBlocks),
      admittedAreKnown(options, rdsCidrBlocks, 'rdsCidrBlocks'),
    ],
    sourceSecurityGroup: options.sourceSecurityGroup,
    sourceProvider: options.sourceProvider,
    dependencies: options.dependsOn,
  };
}
