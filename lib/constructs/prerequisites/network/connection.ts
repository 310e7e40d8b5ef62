import { ITerraformDependable, TerraformProvider } from 'cdktf';
import { SourceCategory } from '../migration-source';
import { Requirement } from '../requirement';
import { SecurityGroupLike } from './network-side';

/** What one kind of network is, after its resources have been declared. */
export interface Connection {
  /** How messages name it. */
  readonly label: string;
  /** The sources that use such a network. */
  readonly categories: readonly SourceCategory[];
  /** VPC that the RDS instance must be in; undefined when the network does not say. */
  readonly targetVpcId?: string;
  /** VPC that the ECS instance must be in; undefined when the network does not say. */
  readonly sourceVpcId?: string;
  /** CIDR blocks that the connections of the RDS instance come from. */
  readonly rdsCidrBlocks: readonly string[];
  /** CIDR blocks that the target has a route to; undefined when the network builds none. */
  readonly routedCidrBlocks?: readonly string[];
  /** What the network itself must meet. */
  readonly requirements: readonly Requirement[];
  /** Security group of the source that is to let the RDS instance in. */
  readonly sourceSecurityGroup?: SecurityGroupLike;
  /** Provider for the rules of that group. */
  readonly sourceProvider?: TerraformProvider;
  /** What must exist beside the resources that the network declares. */
  readonly dependencies?: readonly ITerraformDependable[];
}
