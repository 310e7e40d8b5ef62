import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { RouteEntry } from '../../generated/alicloud/route-entry';
import { nameAfter } from '../terraform-value';
import { NetworkSide } from './network-side';

/** Where a route leads: through a transit router's attachment or a peering connection. */
export interface NextHop {
  readonly type: 'Attachment' | 'VpcPeer';
  readonly id: string;
  readonly dependsOn?: ITerraformDependable[];
}

/** Adds routes to the VPC of a side; without a route table there is nothing to add to, which the side's rules report. */
export function addRoutes(
  scope: Construct,
  name: string,
  side: NetworkSide,
  destinations: readonly string[],
  hop: NextHop,
): void {
  const { routeTableId } = side.vpc;
  if (routeTableId === undefined) return;
  for (const destination of new Set(destinations)) {
    new RouteEntry(scope, `${name}-route-to-${nameAfter(scope, destination)}`, {
      routeTableId,
      destinationCidrblock: destination,
      nexthopType: hop.type,
      nexthopId: hop.id,
      dependsOn: hop.dependsOn,
      provider: side.provider,
    });
  }
}
