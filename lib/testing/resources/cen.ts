import { CloudObject } from '../cloud/cloud';
import { textOf, Values } from '../values';
import { Creation, CREATED, joinedId, referred, refuse, ResourceBehaviour } from './behaviour';

const attached = { status: 'Attached', create_time: CREATED };

function makeTransitRouter({ planned, region, newId }: Creation): Values {
  return {
    id: joinedId(planned.cen_id, newId('tr')),
    transit_router_id: newId('tr'),
    region_id: region,
    type: 'Enterprise',
    status: 'Active',
    create_time: CREATED,
  };
}

/** The id of an attachment: `<cen_id>:<attachment_id>`, even where the optional `cen_id` is missing. */
function attachment({ planned, region, newId }: Creation): Values {
  const attachmentId = newId('tr-attach');
  return {
    ...attached,
    id: joinedId(planned.cen_id, attachmentId),
    transit_router_attachment_id: attachmentId,
    region_id: region,
  };
}

function makeVpcAttachment(creation: Creation): Values {
  const router = referred(creation, 'alicloud_cen_transit_router', 'transit_router_id');
  const vpc = referred(creation, 'alicloud_vpc', 'vpc_id');
  if (router && vpc && router.region !== vpc.region) {
    refuse(
      'The transit router cannot be joined to the VPC',
      `The transit router is in region ${router.region}, VPC ${vpc.id} in ${vpc.region}.`,
      'Use a transit router in the region of the VPC.',
      ['vpc_id'],
    );
  }
  const mappings = (creation.planned.zone_mappings ?? []) as readonly Values[];
  mappings.forEach((mapping) => checkZoneMapping(creation, mapping, vpc));
  return { ...attachment(creation), resource_type: 'VPC', payment_type: 'PayAsYouGo' };
}

function checkZoneMapping({ cloud }: Creation, mapping: Values, vpc: CloudObject | undefined): void {
  const vswitch = cloud.find('alicloud_vswitch', textOf(mapping, 'vswitch_id'));
  if (!vswitch) return;
  const { vpc_id: vpcId, zone_id: zone } = vswitch.attributes;
  const summary = 'The transit router cannot use the vSwitch';
  if (zone !== mapping.zone_id) {
    refuse(summary, `${vswitch.id} is in zone ${zone}, not in ${mapping.zone_id}.`, 'Name its zone.', [
      'zone_mappings',
    ]);
  }
  if (vpc && vpcId !== vpc.id) {
    refuse(summary, `${vswitch.id} is in ${vpcId}, not in ${vpc.id}.`, 'Use a vSwitch of the VPC.', ['zone_mappings']);
  }
}

function makePeerAttachment(creation: Creation): Values {
  const router = referred(creation, 'alicloud_cen_transit_router', 'transit_router_id');
  const peer = referred(creation, 'alicloud_cen_transit_router', 'peer_transit_router_id');
  if (router && peer && router.region === peer.region) {
    refuse(
      'The transit routers cannot be joined',
      `Both are in region ${router.region}.`,
      'A peer attachment joins two regions.',
      ['peer_transit_router_id'],
    );
  }
  return attachment(creation);
}

function makeMembership({ planned }: Creation): Values {
  return {
    id: joinedId(planned.transit_router_attachment_id, planned.transit_router_route_table_id),
    status: 'Active',
  };
}

const byAttachmentId = ['transit_router_attachment_id'];

/** Cloud Enterprise Network. */
export const cenResources: Readonly<Record<string, ResourceBehaviour>> = {
  alicloud_cen_instance: {
    make: ({ newId }) => ({ id: newId('cen'), status: 'Active', protection_level: 'REDUCED' }),
  },
  alicloud_cen_instance_attachment: {
    make: ({ planned }) => ({
      ...attached,
      id: joinedId(
        planned.instance_id,
        planned.child_instance_id,
        planned.child_instance_type,
        planned.child_instance_region_id,
      ),
    }),
    names: [],
  },
  alicloud_cen_transit_router: { make: makeTransitRouter, names: ['transit_router_id'] },
  alicloud_cen_transit_router_cidr: {
    make: ({ planned, newId }) => ({
      id: joinedId(planned.transit_router_id, newId('cidr')),
      transit_router_cidr_id: newId('cidr'),
      publish_cidr_route: true,
    }),
    names: [],
  },
  alicloud_cen_transit_router_vpc_attachment: { make: makeVpcAttachment, names: byAttachmentId },
  alicloud_cen_transit_router_vbr_attachment: { make: attachment, names: byAttachmentId },
  alicloud_cen_transit_router_peer_attachment: { make: makePeerAttachment, names: byAttachmentId },
  alicloud_cen_transit_router_vpn_attachment: {
    make: ({ newId, region }) => ({ ...attached, id: newId('tr-attach'), region_id: region }),
  },
  alicloud_cen_transit_router_route_table: {
    make: ({ planned, newId }) => ({
      id: joinedId(planned.transit_router_id, newId('vtb')),
      transit_router_route_table_id: newId('vtb'),
      transit_router_route_table_type: 'Custom',
      status: 'Active',
    }),
    names: ['transit_router_route_table_id'],
  },
  alicloud_cen_transit_router_route_table_association: { make: makeMembership, names: [] },
  alicloud_cen_transit_router_route_table_propagation: { make: makeMembership, names: [] },
};
