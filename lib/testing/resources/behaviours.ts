import { ResourceBehaviour } from './behaviour';
import { cenResources } from './cen';
import { ecsResources } from './ecs';
import { rdsResources } from './rds';
import { vpcResources } from './vpc';
import { vpnResources } from './vpn';

const behaviours: Readonly<Record<string, ResourceBehaviour>> = {
  ...vpcResources,
  ...cenResources,
  ...ecsResources,
  ...rdsResources,
  ...vpnResources,
};

/** What is known of a resource type; one of which nothing is known gets an id that starts with its name. */
export function behaviourOf(typeName: string): ResourceBehaviour {
  const prefix = typeName.replace(/^alicloud_/, '').replaceAll('_', '-');
  return behaviours[typeName] ?? { make: ({ newId }) => ({ id: newId(prefix) }) };
}
