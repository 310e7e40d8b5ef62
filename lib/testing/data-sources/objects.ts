import { Instance } from '../../emulator';
import { Values } from '../values';
import { Answer, filtered, listed, objectList, Question } from './answer';

/** The instances of the emulator, which stands for RDS; without one, those that the stand-in made. */
async function dbInstances({ config, client }: Question): Promise<Values> {
  const { cloud, region, rdsInstances } = client;
  const made = cloud.list('alicloud_db_instance').map(({ attributes }) => ({
    ...attributes,
    availability_zone: attributes.zone_id,
    charge_type: attributes.instance_charge_type ?? 'Postpaid',
    name: attributes.instance_name ?? attributes.id,
    db_type: attributes.db_instance_type,
    net_type: 'Intranet',
    region_id: attributes.region_id ?? region,
  }));
  const madeById = new Map(made.map((item) => [(item as Values).id, item]));
  const registered = (await rdsInstances?.list())
    ?.filter((instance) => instance.region === region)
    .map((instance) => ({ ...madeById.get(instance.id), ...itemOf(instance) }));
  const filters = ['engine', 'status', 'db_type', 'vpc_id', 'vswitch_id'];
  return listed('instances', filtered(config, registered ?? made, 'name', filters), 'name');
}

function itemOf(instance: Instance): Values {
  return {
    id: instance.id,
    name: instance.id,
    engine: instance.engine,
    engine_version: instance.engineVersion,
    db_instance_type: instance.type,
    db_type: instance.type,
    status: instance.status,
    db_instance_storage_type: instance.storageType,
    instance_storage: instance.storageGiB,
    charge_type: 'Postpaid',
    vpc_id: instance.vpcId,
    vswitch_id: instance.vswitchId,
    region_id: instance.region,
    master_instance_id: instance.masterInstanceId ?? '',
  };
}

/** What has been made in the account. */
export const objectAnswers: Readonly<Record<string, Answer>> = {
  alicloud_account: () => ({ id: '1234567890123456' }),
  alicloud_cen_transit_router_service: () => ({ id: 'CenTransitRouterServiceHasBeenOpened', status: 'Opened' }),
  alicloud_db_instances: dbInstances,
  alicloud_vpcs: objectList('vpcs', 'alicloud_vpc', 'vpc_name', ['cidr_block', 'vpc_name', 'status'], ({ id }) => ({
    vpc_id: id,
  })),
  alicloud_vswitches: objectList(
    'vswitches',
    'alicloud_vswitch',
    'vswitch_name',
    ['cidr_block', 'vswitch_name', 'vpc_id', 'zone_id', 'status'],
    ({ id, attributes }) => ({ vswitch_id: id, name: attributes.vswitch_name ?? '' }),
  ),
  alicloud_instances: objectList(
    'instances',
    'alicloud_instance',
    'name',
    ['availability_zone', 'image_id', 'status', 'vpc_id', 'vswitch_id'],
    ({ attributes, region }) => ({ name: attributes.instance_name ?? '', region_id: region }),
  ),
  alicloud_cen_transit_routers: objectList(
    'transit_routers',
    'alicloud_cen_transit_router',
    'transit_router_name',
    ['cen_id', 'transit_router_id', 'status'],
    () => ({}),
  ),
  alicloud_cen_transit_router_route_tables: objectList(
    'tables',
    'alicloud_cen_transit_router_route_table',
    'transit_router_route_table_name',
    ['transit_router_id', 'transit_router_route_table_type', 'status'],
    () => ({}),
  ),
  alicloud_cen_transit_router_vpc_attachments: objectList(
    'attachments',
    'alicloud_cen_transit_router_vpc_attachment',
    'transit_router_attachment_name',
    ['cen_id', 'transit_router_id', 'transit_router_attachment_id', 'vpc_id', 'status'],
    () => ({}),
  ),
};
