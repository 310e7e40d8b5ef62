import { textOf, textsIn, Values } from '../values';
import { privateAddress } from './address';
import { Creation, CREATED, joinedId, referred, refuse, ResourceBehaviour } from './behaviour';

function makeInstance(creation: Creation): Values {
  const { planned, region, cloud, newId } = creation;
  const vswitch = referred(creation, 'alicloud_vswitch', 'vswitch_id');
  const { zone_id: zone, vpc_id: vpcId } = vswitch?.attributes ?? {};
  const askedZone = textOf(planned, 'availability_zone');
  if (vswitch && askedZone !== undefined && askedZone !== zone) {
    refuse(
      'The ECS instance does not fit its vSwitch',
      `The instance is to be in zone ${askedZone}, and ${vswitch.id} is in ${zone}.`,
      'Leave out availability_zone, or use a vSwitch of that zone.',
      ['availability_zone'],
    );
  }
  for (const id of textsIn(planned.security_groups)) {
    const groupVpc = cloud.find('alicloud_security_group', id)?.attributes.vpc_id;
    if (vswitch && groupVpc !== undefined && groupVpc !== vpcId) {
      refuse(
        'The ECS instance cannot use the security group',
        `${id} is in ${groupVpc}, and vSwitch ${vswitch.id} in ${vpcId}.`,
        'Use a security group of the same VPC.',
        ['security_groups'],
      );
    }
  }
  const address = privateAddress(creation, vswitch, 'private_ip');
  return {
    id: newId('i'),
    availability_zone: zone ?? `${region}-a`,
    vpc_id: vpcId,
    subnet_id: planned.vswitch_id ?? undefined,
    private_ip: address,
    primary_ip_address: address,
    cpu: 2,
    memory: 8192,
    os_type: 'linux',
    status: 'Running',
    create_time: CREATED,
    start_time: CREATED,
  };
}

function makeRule({ planned, newId }: Creation): Values {
  const { cidr_ip, ipv6_cidr_ip, source_security_group_id, prefix_list_id } = planned;
  const peer = cidr_ip ?? ipv6_cidr_ip ?? source_security_group_id ?? prefix_list_id;
  const nicType = textOf(planned, 'nic_type') ?? 'intranet';
  const { security_group_id, type, ip_protocol, port_range, policy, priority } = planned;
  return {
    id: joinedId(
      security_group_id,
      type,
      ip_protocol,
      port_range ?? '-1/-1',
      nicType,
      peer,
      policy ?? 'accept',
      priority ?? 1,
    ),
    nic_type: nicType,
    security_group_rule_id: newId('sgr'),
  };
}

/** Servers and what may reach them. */
export const ecsResources: Readonly<Record<string, ResourceBehaviour>> = {
  alicloud_instance: { make: makeInstance },
  alicloud_security_group: {
    make: ({ newId }) => ({
      id: newId('sg'),
      security_group_type: 'normal',
      inner_access_policy: 'Accept',
      create_time: CREATED,
    }),
  },
  alicloud_security_group_rule: {
    make: makeRule,
    names: [],
    vanishesWithOwner: true,
    replacedBy: [
      'cidr_ip',
      'ip_protocol',
      'nic_type',
      'policy',
      'port_range',
      'priority',
      'security_group_id',
      'source_security_group_id',
      'type',
    ],
  },
};
