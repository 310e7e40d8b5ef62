import { CloudObject } from '../cloud/cloud';
import { contains, overlaps, Range, rangeOf } from '../cloud/ipv4';
import { textOf, Values } from '../values';
import { Creation, CREATED, joinedId, referred, refuse, ResourceBehaviour } from './behaviour';

const available = { status: 'Available', create_time: CREATED };

/** What the VPC console and API propose. */
const DEFAULT_VPC_BLOCK = '172.16.0.0/12';

function makeVpc({ planned, region, newId }: Creation): Values {
  const block = textOf(planned, 'cidr_block') ?? DEFAULT_VPC_BLOCK;
  requireRange('The VPC', block, 'cidr_block');
  return {
    ...available,
    id: newId('vpc'),
    cidr_block: block,
    region_id: region,
    router_id: newId('vrt'),
    route_table_id: newId('vtb'),
    router_table_id: newId('vtb'),
  };
}

function makeVswitch(creation: Creation): Values {
  const { planned, region, newId } = creation;
  const block = textOf(planned, 'cidr_block') ?? '';
  const range = requireRange('The vSwitch', block, 'cidr_block');
  const zone = textOf(planned, 'zone_id') ?? textOf(planned, 'availability_zone') ?? `${region}-a`;
  requireZoneOfRegion(zone, region);
  const vpc = referred(creation, 'alicloud_vpc', 'vpc_id');
  if (vpc) checkPlaceInVpc(creation, vpc, block, range);
  return { ...available, id: newId('vsw'), cidr_block: block, zone_id: zone, availability_zone: zone };
}

function checkPlaceInVpc({ cloud, region }: Creation, vpc: CloudObject, block: string, range: Range): void {
  const summary = 'The vSwitch does not fit into its VPC';
  if (vpc.region !== region) {
    refuse(
      summary,
      `VPC ${vpc.id} is in region ${vpc.region}, the vSwitch in ${region}.`,
      'Use one provider for both.',
      ['vpc_id'],
    );
  }
  const vpcBlock = textOf(vpc.attributes, 'cidr_block') ?? '';
  const vpcRange = rangeOf(vpcBlock);
  if (vpcRange && !contains(vpcRange, range)) {
    refuse(
      summary,
      `${block} is not inside of ${vpcBlock}, the CIDR block of ${vpc.id}.`,
      'Choose a block inside of it.',
      ['cidr_block'],
    );
  }
  for (const { id, attributes } of cloud.list('alicloud_vswitch')) {
    const other = rangeOf(textOf(attributes, 'cidr_block') ?? '');
    if (textOf(attributes, 'vpc_id') !== vpc.id || !other || !overlaps(other, range)) continue;
    refuse(
      summary,
      `${block} overlaps with ${textOf(attributes, 'cidr_block')} of vSwitch ${id}.`,
      'Choose a block that is free.',
      ['cidr_block'],
    );
  }
}

function requireRange(what: string, block: string, argument: string): Range {
  return (
    rangeOf(block) ??
    refuse(
      `${what} has no CIDR block`,
      `"${block}" is no IPv4 CIDR block.`,
      'Write it like 172.16.0.0/12, with the first address of the block.',
      [argument],
    )
  );
}

/** Zones are named after their region: `cn-hangzhou-h`, `ap-southeast-1a`. */
function requireZoneOfRegion(zone: string, region: string): void {
  if (new RegExp(`^${region}-?[a-z]$`).test(zone)) return;
  refuse('The vSwitch is in another region', `"${zone}" is no zone of ${region}.`, 'Name a zone of that region.', [
    'zone_id',
  ]);
}

/** VPCs, vSwitches, and what leads from one to another. */
export const vpcResources: Readonly<Record<string, ResourceBehaviour>> = {
  alicloud_vpc: { make: makeVpc, names: ['id', 'route_table_id', 'router_id'] },
  alicloud_vswitch: { make: makeVswitch },
  alicloud_route_entry: {
    make: (creation) => {
      const { planned } = creation;
      const vpc = referred(creation, 'alicloud_vpc', 'route_table_id');
      const router = textOf(vpc?.attributes ?? {}, 'router_id') ?? creation.newId('vrt');
      const { route_table_id, destination_cidrblock, nexthop_type, nexthop_id } = planned;
      return {
        id: joinedId(route_table_id, router, destination_cidrblock, nexthop_type, nexthop_id),
        router_id: router,
      };
    },
  },
  alicloud_vpc_peer_connection: {
    make: ({ newId, region }) => ({ id: newId('pcc'), create_time: CREATED, region_id: region, status: 'Activated' }),
  },
  alicloud_vpc_peer_connection_accepter: {
    make: ({ planned, region }) => ({
      id: planned.instance_id,
      create_time: CREATED,
      region_id: region,
      status: 'Activated',
    }),
    names: [],
  },
  alicloud_eip_address: {
    make: ({ newId }) => ({ id: newId('eip'), allocation_id: newId('eip'), ip_address: '203.0.113.10', ...available }),
  },
  alicloud_eip_association: {
    make: ({ planned }) => ({
      id: joinedId(planned.allocation_id, planned.instance_id),
      instance_type: 'EcsInstance',
    }),
    names: [],
  },
};
