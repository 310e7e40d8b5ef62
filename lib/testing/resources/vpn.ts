import { Creation, CREATED, joinedId, ResourceBehaviour } from './behaviour';
import { Values } from '../values';

/** The VPN gateway's own API gives times in milliseconds. */
const created = { create_time: Date.parse(CREATED) };

function ipsecConnection({ newId }: Creation): Values {
  return { id: newId('vco'), status: 'ike_sa_not_established' };
}

/** Express Connect and VPN: the ways into a data center. */
export const vpnResources: Readonly<Record<string, ResourceBehaviour>> = {
  alicloud_express_connect_virtual_border_router: {
    make: ({ newId }) => ({
      id: newId('vbr'),
      route_table_id: newId('vtb'),
      status: 'active',
      create_time: CREATED,
    }),
    names: ['id', 'route_table_id'],
  },
  alicloud_vpn_customer_gateway: { make: ({ newId }) => ({ id: newId('cgw'), ...created }) },
  alicloud_vpn_gateway: {
    make: ({ newId }) => ({
      id: newId('vpn'),
      internet_ip: '203.0.113.30',
      status: 'active',
      business_status: 'Normal',
      ...created,
    }),
  },
  alicloud_vpn_connection: { make: (creation) => ({ ...ipsecConnection(creation), ...created }) },
  alicloud_vpn_gateway_vpn_attachment: { make: (creation) => ({ ...ipsecConnection(creation), create_time: CREATED }) },
  alicloud_vpn_route_entry: {
    make: ({ planned }) => ({
      id: joinedId(planned.vpn_gateway_id, planned.next_hop, planned.route_dest),
      route_entry_type: 'custom',
      status: 'normal',
    }),
    names: [],
  },
};
