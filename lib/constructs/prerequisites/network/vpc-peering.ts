import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { DataAlicloudAccount } from '../../generated/alicloud/data-alicloud-account';
import { VpcPeerConnection } from '../../generated/alicloud/vpc-peer-connection';
import { VpcPeerConnectionAccepter } from '../../generated/alicloud/vpc-peer-connection-accepter';
import { preconditionsOf, requirement } from '../requirement';
import { Connection } from './connection';
import { admittedAreKnown, regionIsGiven, routeTableIsGiven, sidesAreRoutable, vpcsAreTwo } from './network-rules';
import { admittedBlocks, cidrBlockOf, NetworkSide, regionOf, SourceAccess } from './network-side';
import { addRoutes } from './route';

/** Two VPCs joined by a peering connection. */
export interface VpcPeeringOptions extends SourceAccess {
  /** The VPC of the RDS instance; it asks for the connection. */
  readonly target: NetworkSide;
  /** The VPC of the ECS instance; it accepts the connection, which within one account happens by itself. */
  readonly source: NetworkSide;
  /** Whether the source's VPC belongs to another account; give the source a provider of that account. Default false. */
  readonly acrossAccounts?: boolean;
  /** Bandwidth in Mbit/s. Default: what the service gives. */
  readonly bandwidth?: number;
}

const TARGET = "The target's side of the VPC peering connection";
const SOURCE = "The source's side of the VPC peering connection";

/** Declares the resources that join two VPCs by peering. */
export function connectByPeering(scope: Construct, options: VpcPeeringOptions): Connection {
  const { target, source, acrossAccounts = false, bandwidth } = options;
  const rdsCidrBlocks = admittedBlocks(target, options.admit);
  const sourceRegion = regionOf(source);
  const requirements = [
    vpcsAreTwo(scope, 'VPC peering', target, source),
    ...sidesAreRoutable(target, source),
    routeTableIsGiven(TARGET, target),
    routeTableIsGiven(SOURCE, source),
    regionIsGiven(SOURCE, sourceRegion),
    admittedAreKnown(options, rdsCidrBlocks, 'the vSwitches of the target'),
    requirement(
      !acrossAccounts || (source.provider !== undefined && source.provider !== target.provider),
      `${SOURCE} is in another account, which has to accept the connection. Give it a provider with an alias and ` +
        `credentials of that account.`,
    ),
  ];
  const account = new DataAlicloudAccount(scope, 'source-account', { provider: source.provider });
  const peering = new VpcPeerConnection(scope, 'connection', {
    vpcId: target.vpc.id,
    acceptingAliUid: Token.asNumber(account.id),
    acceptingRegionId: sourceRegion ?? '',
    acceptingVpcId: source.vpc.id,
    bandwidth,
    lifecycle: { precondition: preconditionsOf(requirements) },
    provider: target.provider,
  });
  const accepters = acrossAccounts
    ? [new VpcPeerConnectionAccepter(scope, 'accepter', { instanceId: peering.id, provider: source.provider })]
    : [];
  const hop = { type: 'VpcPeer', id: peering.id, dependsOn: accepters } as const;
  addRoutes(scope, 'target', target, [cidrBlockOf(source.vpc)], hop);
  addRoutes(scope, 'source', source, [cidrBlockOf(target.vpc)], hop);

  return {
    label: 'VPC peering',
    categories: ['ecsOnVpc'],
    targetVpcId: target.vpc.id,
    sourceVpcId: source.vpc.id,
    rdsCidrBlocks,
    routedCidrBlocks: [cidrBlockOf(source.vpc)],
    requirements,
    sourceSecurityGroup: options.sourceSecurityGroup,
    sourceProvider: source.provider,
  };
}
