import { Construct } from 'constructs';
import { CenInstance } from '../../generated/alicloud/cen-instance';
import { CenTransitRouterCidr } from '../../generated/alicloud/cen-transit-router-cidr';
import { CenTransitRouterVbrAttachment } from '../../generated/alicloud/cen-transit-router-vbr-attachment';
import { CenTransitRouterVpnAttachment } from '../../generated/alicloud/cen-transit-router-vpn-attachment';
import { requirement } from '../requirement';
import { Connection } from './connection';
import { blocksAreDisjoint, cidrBlocksAreValid, routeTableIsGiven, vswitchesAreGiven } from './network-rules';
import { cidrBlockOf } from './network-side';
import { addRoutes } from './route';
import { CenInstanceLike, CenSide, RegionalRouter } from './transit-router';

/** A leased line: `ExpressConnectVirtualBorderRouter` of any generated bindings, or a plain object for an existing one. */
export interface VirtualBorderRouterPath {
  readonly virtualBorderRouter: { readonly id: string };
  readonly vpnAttachment?: undefined;
}

/**
 * An IPsec connection: `VpnGatewayVpnAttachment` of any generated bindings, or a plain object for an existing one. Its
 * pre-shared key stays with you: aliyun/alicloud 1.x does not mark it sensitive.
 */
export interface VpnAttachmentPath {
  readonly vpnAttachment: { readonly id: string };
  /** Zone of the attachment. Leave it out when the IPsec connection has two tunnels. */
  readonly zoneId?: string;
  /** CIDR block for the transit router's own addresses, where the IPsec connection needs one. */
  readonly transitRouterCidrBlock?: string;
  readonly virtualBorderRouter?: undefined;
}

/** A data center joined to the VPC of the RDS instance by a transit router. */
export interface DataCenterOptions {
  /** The VPC of the RDS instance. */
  readonly target: CenSide;
  /** The networks of the data center that the RDS instance has to reach. */
  readonly dataCenterCidrBlocks: readonly string[];
  /** The way into the data center. Its routes back to the VPC are configured at its other end. */
  readonly through: VirtualBorderRouterPath | VpnAttachmentPath;
  /** A CEN instance that exists. Default: that of the transit router given, otherwise a new one. */
  readonly cen?: CenInstanceLike;
}

const TARGET = 'The VPC of the RDS instance';

/** Declares the resources that join a data center to the VPC. */
export function connectDataCenter(scope: Construct, options: DataCenterOptions): Connection {
  const { target, through, dataCenterCidrBlocks } = options;
  const vpcBlock = cidrBlockOf(target.vpc);
  const routerBlock = through.vpnAttachment && through.transitRouterCidrBlock;
  const routerBlocks = routerBlock === undefined ? [] : [routerBlock];
  const requirements = [
    vswitchesAreGiven(TARGET, target),
    routeTableIsGiven(TARGET, target),
    ...cidrBlocksAreValid(TARGET, [vpcBlock]),
    ...cidrBlocksAreValid('The data center', dataCenterCidrBlocks),
    ...cidrBlocksAreValid('The transit router', routerBlocks),
    requirement(
      dataCenterCidrBlocks.length > 0,
      `The data center has no CIDR blocks, so no route leads there. Give dataCenterCidrBlocks.`,
    ),
    ...[...dataCenterCidrBlocks, ...routerBlocks].map((block) => blocksAreDisjoint(vpcBlock, block)),
  ];
  const { transitRouter, provider } = target;
  const cenId = options.cen?.id ?? transitRouter?.cenId ?? new CenInstance(scope, 'cen', { provider }).id;
  const router = new RegionalRouter(scope, cenId, provider, transitRouter);
  const vpcAttachmentId = router.attachVpc('target', target, requirements);
  router.join('data-center', attachDataCenter(scope, router, options));
  addRoutes(scope, 'target', target, dataCenterCidrBlocks, { type: 'Attachment', id: vpcAttachmentId });

  return {
    label: 'the connection to the data center',
    categories: ['idcOnVpc'],
    targetVpcId: target.vpc.id,
    rdsCidrBlocks: [vpcBlock],
    routedCidrBlocks: dataCenterCidrBlocks,
    requirements,
  };
}

/** Attaches the line or the IPsec connection; the router announces the VPC's routes to it. Returns the attachment's ID. */
function attachDataCenter(scope: Construct, router: RegionalRouter, { through, target }: DataCenterOptions): string {
  const { provider } = target;
  const attachment = {
    cenId: router.cenId,
    transitRouterId: router.transitRouterId,
    autoPublishRouteEnabled: true,
    provider,
  };
  if (through.virtualBorderRouter !== undefined) {
    return new CenTransitRouterVbrAttachment(scope, 'data-center-attachment', {
      ...attachment,
      vbrId: through.virtualBorderRouter.id,
    }).transitRouterAttachmentId;
  }
  const { transitRouterCidrBlock, zoneId, vpnAttachment } = through;
  const routerCidrs =
    transitRouterCidrBlock === undefined
      ? []
      : [
          new CenTransitRouterCidr(scope, 'transit-router-cidr', {
            transitRouterId: router.transitRouterId,
            cidr: transitRouterCidrBlock,
            provider,
          }),
        ];
  return new CenTransitRouterVpnAttachment(scope, 'data-center-attachment', {
    ...attachment,
    vpnId: vpnAttachment.id,
    zone: zoneId === undefined ? undefined : [{ zoneId }],
    dependsOn: routerCidrs,
  }).id;
}
