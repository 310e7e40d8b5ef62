import { Answer, listed } from './answer';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

/** Zones as they are named: `cn-hangzhou-h`, and `ap-southeast-1a` where the region ends in a number. */
export function zonesOf(region: string): string[] {
  const separator = /\d$/.test(region) ? '' : '-';
  return LETTERS.map((letter) => `${region}${separator}${letter}`);
}

const zoneIds = (region: string) => zonesOf(region).map((id) => ({ id, sub_zone_ids: [] }));

/** Everything is available in every zone: what really is, only the service knows. */
export const zoneAnswers: Readonly<Record<string, Answer>> = {
  alicloud_zones: ({ client: { region } }) => {
    const zones = zonesOf(region).map((id) => ({
      id,
      local_name: id,
      available_resource_creation: ['VSwitch', 'Instance', 'Disk'],
      available_disk_categories: ['cloud_essd'],
      available_instance_types: ['ecs.g7.large'],
      multi_zone_ids: [],
      slb_slave_zone_ids: [],
    }));
    return listed('zones', zones, 'local_name');
  },
  alicloud_regions: ({ config, client }) => {
    const region = typeof config.name === 'string' ? config.name : client.region;
    return listed('regions', [{ id: region, region_id: region, local_name: region }], 'local_name');
  },
  alicloud_db_zones: ({ client: { region } }) =>
    listed(
      'zones',
      zonesOf(region).map((id) => ({ id, multi_zone_ids: [] })),
      'id',
    ),
  alicloud_db_instance_engines: ({ config, client: { region } }) => ({
    ids: zonesOf(region),
    instance_engines: [
      {
        engine: config.engine ?? 'PostgreSQL',
        engine_version: config.engine_version ?? '15.0',
        category: config.category ?? 'HighAvailability',
        zone_ids: zoneIds(region),
      },
    ],
  }),
  alicloud_db_instance_classes: ({ client: { region } }) => ({
    ids: ['pg.n2.2c.2m', 'pg.n4.2c.2m'],
    instance_classes: ['pg.n2.2c.2m', 'pg.n4.2c.2m'].map((name) => ({
      instance_class: name,
      price: '',
      storage_range: { min: '20', max: '32000', step: '5' },
      zone_ids: zoneIds(region),
    })),
  }),
  alicloud_instance_types: ({ client: { region } }) => {
    const type = {
      id: 'ecs.g7.large',
      family: 'ecs.g7',
      cpu_core_count: 2,
      memory_size: 8,
      eni_amount: 3,
      availability_zones: zonesOf(region),
    };
    return listed('instance_types', [type], 'id');
  },
  alicloud_images: () => {
    const id = 'aliyun_3_x64_20G_alibase_20240819.vhd';
    const image = { id, image_id: id, name: id, architecture: 'x86_64', os_type: 'linux', platform: 'Aliyun' };
    return listed('images', [{ ...image, image_owner_alias: 'system', size: 20, status: 'Available' }], 'name');
  },
  alicloud_cen_transit_router_available_resources: ({ client: { region } }) => ({
    resources: [{ available_zones: zonesOf(region), master_zones: [], slave_zones: [], support_multicast: false }],
  }),
};
