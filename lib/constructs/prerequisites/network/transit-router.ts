import { Fn, TerraformLocal, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { CenTransitRouter } from '../../generated/alicloud/cen-transit-router';
import { CenTransitRouterRouteTable } from '../../generated/alicloud/cen-transit-router-route-table';
import { CenTransitRouterRouteTableAssociation } from '../../generated/alicloud/cen-transit-router-route-table-association';
import { CenTransitRouterRouteTablePropagation } from '../../generated/alicloud/cen-transit-router-route-table-propagation';
import { CenTransitRouterVpcAttachment } from '../../generated/alicloud/cen-transit-router-vpc-attachment';
import { DataAlicloudCenTransitRouterAvailableResources } from '../../generated/alicloud/data-alicloud-cen-transit-router-available-resources';
import { preconditionsOf, Requirement } from '../requirement';
import { zoneHasTransitRouter } from './network-rules';
import { NetworkSide } from './network-side';

/** A CEN instance: `CenInstance` of any generated bindings, or a plain object for one that exists. */
export interface CenInstanceLike {
  readonly id: string;
}

/** A transit router: `CenTransitRouter` of any generated bindings, or a plain object for one that exists. */
export interface TransitRouterLike {
  readonly cenId: string;
  /** `tr-…`; not the `id` of the resource, which is `<cen_id>:<transit_router_id>`. */
  readonly transitRouterId: string;
}

/** A side of a CEN connection. */
export interface CenSide extends NetworkSide {
  /** Enterprise transit router that the side's region already has in the CEN instance. Default: a new one. */
  readonly transitRouter?: TransitRouterLike;
}

/**
 * The enterprise transit router of one region, with a route table of its own for the migration. A new attachment is in no
 * route table and announces nothing, so each one is associated with the table (it looks up its routes there) and
 * propagates to it (the table learns its networks).
 */
export class RegionalRouter {
  readonly transitRouterId: string;
  /** Zones of the region in which a VPC or VPN can be attached; only Terraform knows them. */
  readonly zones: string[];
  private readonly routeTableId: string;

  constructor(
    private readonly scope: Construct,
    readonly cenId: string,
    private readonly provider?: TerraformProvider,
    existing?: TransitRouterLike,
  ) {
    const router = existing ?? new CenTransitRouter(scope, 'transit-router', { cenId, provider });
    this.transitRouterId = router.transitRouterId;
    this.routeTableId = new CenTransitRouterRouteTable(scope, 'route-table', {
      transitRouterId: this.transitRouterId,
      provider,
    }).transitRouterRouteTableId;
    const available = new DataAlicloudCenTransitRouterAvailableResources(scope, 'available-zones', { provider });
    const { availableZones, masterZones, slaveZones } = available.resources.get(0);
    const zones = Fn.distinct(Fn.concat([availableZones, masterZones, slaveZones]));
    this.zones = new TerraformLocal(scope, 'transit-router-zones', zones).asList;
  }

  /** Attaches a VPC through its vSwitches; what only Terraform can check is checked before. Returns the attachment's ID. */
  attachVpc(name: string, side: NetworkSide, requirements: readonly Requirement[] = []): string {
    const vswitches = side.vswitches ?? [];
    const zoneRequirements = vswitches.map((vswitch) => zoneHasTransitRouter(vswitch, this.zones));
    const attachment = new CenTransitRouterVpcAttachment(this.scope, `${name}-attachment`, {
      cenId: this.cenId,
      transitRouterId: this.transitRouterId,
      vpcId: side.vpc.id,
      zoneMappings: vswitches.map(({ id, zoneId }) => ({ vswitchId: id, zoneId })),
      lifecycle: { precondition: preconditionsOf([...requirements, ...zoneRequirements]) },
      provider: this.provider,
    });
    this.join(name, attachment.transitRouterAttachmentId);
    return attachment.transitRouterAttachmentId;
  }

  /** Lets an attachment use the route table and announce itself in it. */
  join(name: string, transitRouterAttachmentId: string): void {
    const membership = {
      transitRouterAttachmentId,
      transitRouterRouteTableId: this.routeTableId,
      provider: this.provider,
    };
    new CenTransitRouterRouteTableAssociation(this.scope, `${name}-association`, membership);
    new CenTransitRouterRouteTablePropagation(this.scope, `${name}-propagation`, membership);
  }
}
