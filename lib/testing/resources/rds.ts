import { textOf, Values } from '../values';
import { privateAddress } from './address';
import { Creation, CREATED, joinedId, referred, refuse, ResourceBehaviour } from './behaviour';

/** What the ids and host names of an engine's instances start with, and where it listens. */
interface Engine {
  readonly prefix: string;
  readonly readonlyPrefix: string;
  readonly domain: string;
  readonly port: string;
}

const POSTGRESQL: Engine = { prefix: 'pgm', readonlyPrefix: 'pgr', domain: 'pg', port: '5432' };
const OTHERS: Readonly<Record<string, Engine>> = {
  MySQL: { prefix: 'rm', readonlyPrefix: 'rr', domain: 'mysql', port: '3306' },
  MariaDB: { prefix: 'rm', readonlyPrefix: 'rr', domain: 'mariadb', port: '3306' },
  SQLServer: { prefix: 'rm', readonlyPrefix: 'rr', domain: 'sqlserver', port: '1433' },
};

function engineOf(values: Values): Engine {
  return OTHERS[textOf(values, 'engine') ?? ''] ?? POSTGRESQL;
}

const running = { status: 'Running', create_time: CREATED, resource_group_id: 'rg-acfmstandin' };

function makeInstance(creation: Creation): Values {
  const { planned, region, newId, cloud } = creation;
  const { prefix, domain, port } = engineOf(planned);
  const vswitches = (textOf(planned, 'vswitch_id') ?? '').split(',').map((id) => cloud.find('alicloud_vswitch', id));
  const { vpc_id: vpcId, zone_id: zone } = vswitches[0]?.attributes ?? {};
  const askedZone = textOf(planned, 'zone_id');
  if (zone !== undefined && askedZone !== undefined && askedZone !== zone) {
    refuse(
      'The RDS instance does not fit its vSwitch',
      `The instance is to be in zone ${askedZone}, and its vSwitch is in ${zone}.`,
      'Leave out zone_id, or use a vSwitch of that zone.',
      ['zone_id'],
    );
  }
  const askedVpc = textOf(planned, 'vpc_id');
  if (vpcId !== undefined && askedVpc !== undefined && askedVpc !== vpcId) {
    refuse(
      'The RDS instance does not fit its vSwitch',
      `The instance is to be in ${askedVpc}, and its vSwitch is in ${vpcId}.`,
      'Leave out vpc_id, or use a vSwitch of that VPC.',
      ['vpc_id'],
    );
  }
  const id = newId(prefix);
  return {
    ...running,
    id,
    connection_string: `${textOf(planned, 'connection_string_prefix') ?? id}.${domain}.rds.aliyuncs.com`,
    connection_string_prefix: id,
    port,
    private_ip_address: privateAddress(creation, vswitches[0], 'private_ip_address'),
    vpc_id: vpcId,
    zone_id: zone ?? `${region}-a`,
    db_instance_type: 'Primary',
    db_instance_storage_type: 'cloud_essd',
    category: 'HighAvailability',
    security_ips: ['127.0.0.1'],
  };
}

function makeReadonlyInstance(creation: Creation): Values {
  const { planned, newId } = creation;
  const master = referred(creation, 'alicloud_db_instance', 'master_db_instance_id')?.attributes ?? {};
  const { readonlyPrefix, domain, port } = engineOf(master);
  const id = newId(readonlyPrefix);
  return {
    ...running,
    id,
    engine: master.engine ?? 'PostgreSQL',
    connection_string: `${id}.${domain}.rds.aliyuncs.com`,
    port,
    zone_id: master.zone_id,
    db_instance_storage_type: textOf(planned, 'db_instance_storage_type') ?? master.db_instance_storage_type,
    security_ips: ['127.0.0.1'],
  };
}

/** Instances of ApsaraDB RDS and what is in them. */
export const rdsResources: Readonly<Record<string, ResourceBehaviour>> = {
  alicloud_db_instance: { make: makeInstance, replacedBy: ['engine', 'vswitch_id'] },
  alicloud_db_readonly_instance: { make: makeReadonlyInstance, replacedBy: ['master_db_instance_id'] },
  alicloud_db_connection: {
    make: ({ planned }) => {
      const prefix = textOf(planned, 'connection_prefix') ?? `${String(planned.instance_id)}tf`;
      return {
        id: joinedId(planned.instance_id, prefix),
        connection_prefix: prefix,
        connection_string: `${prefix}.pg.rds.aliyuncs.com`,
        ip_address: '203.0.113.20',
      };
    },
    names: [],
    vanishesWithOwner: true,
  },
  alicloud_db_database: {
    make: ({ planned }) => {
      const name = textOf(planned, 'data_base_name') ?? textOf(planned, 'name');
      return { id: joinedId(planned.instance_id, name), data_base_name: name, name, status: 'Running' };
    },
    names: [],
    vanishesWithOwner: true,
  },
  alicloud_rds_account: {
    make: ({ planned }) => {
      const instance = textOf(planned, 'db_instance_id') ?? textOf(planned, 'instance_id');
      const account = textOf(planned, 'account_name') ?? textOf(planned, 'name');
      const type = textOf(planned, 'account_type') ?? textOf(planned, 'type') ?? 'Normal';
      return {
        id: joinedId(instance, account),
        db_instance_id: instance,
        instance_id: instance,
        account_name: account,
        name: account,
        account_type: type,
        type,
        status: 'Available',
      };
    },
    names: [],
    vanishesWithOwner: true,
    replacedBy: ['account_type'],
  },
};
