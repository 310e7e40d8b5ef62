import type { Instance, InstanceDeclaration } from '../emulator';
import { StandInClient } from './stand-in-client';
import { textOf, Values } from './values';

const ROLES: Readonly<Record<string, Instance['type']>> = {
  alicloud_db_instance: 'Primary',
  alicloud_db_readonly_instance: 'Readonly',
};

/** Makes an RDS instance known to the emulator, so that it can be the target of an assessment. */
export async function registerInstance(
  typeName: string,
  state: Values,
  { rdsInstances, region, cloud }: StandInClient,
): Promise<void> {
  const type = ROLES[typeName];
  if (type === undefined || rdsInstances === undefined) return;
  const master = textOf(state, 'master_db_instance_id');
  const network = cloud.find('alicloud_db_instance', master)?.attributes ?? state;
  await rdsInstances.put(
    withoutBlanks({
      id: String(state.id),
      type,
      engine: textOf(state, 'engine'),
      engineVersion: textOf(state, 'engine_version'),
      storageType: textOf(state, 'db_instance_storage_type'),
      storageGiB: Number(state.instance_storage),
      category: textOf(state, 'category'),
      vpcId: textOf(state, 'vpc_id') ?? textOf(network, 'vpc_id'),
      vswitchId: (textOf(state, 'vswitch_id') ?? textOf(network, 'vswitch_id'))?.split(',')[0],
      region,
      masterInstanceId: master,
    }),
  );
}

export async function unregisterInstance(typeName: string, id: string, { rdsInstances }: StandInClient): Promise<void> {
  if (ROLES[typeName] !== undefined) await rdsInstances?.remove(id);
}

/** The emulator has a default for whatever is left out, and checks the words of the rest. */
function withoutBlanks(declaration: Readonly<Record<string, unknown>>): InstanceDeclaration {
  const given = Object.entries(declaration).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as InstanceDeclaration;
}
