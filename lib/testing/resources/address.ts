import { CloudObject } from '../cloud/cloud';
import { numberBelow } from '../cloud/identifier';
import { contains, rangeOf, toAddress, toNumber } from '../cloud/ipv4';
import { textOf } from '../values';
import { Creation, refuse } from './behaviour';

/** The first address of a vSwitch and its last three are the service's own. */
const RESERVED_FIRST = 1;
const RESERVED_LAST = 3;

/** Where addresses come from when the vSwitch is none that the stand-in made. */
const UNKNOWN_VSWITCH = '192.168.255.0/24';

/**
 * A private address inside of a vSwitch that no other object has: the one asked for, or any.
 *
 * @param argument the argument that may ask for one
 */
export function privateAddress(creation: Creation, vswitch: CloudObject | undefined, argument: string): string {
  const block = textOf(vswitch?.attributes ?? {}, 'cidr_block') ?? UNKNOWN_VSWITCH;
  const range = rangeOf(block) ?? { first: 0, size: 1 };
  const asked = textOf(creation.planned, argument);
  if (asked !== undefined) {
    if (vswitch && !contains(range, { first: toNumber(asked), size: 1 })) {
      refuse(
        'The private address is outside of the vSwitch',
        `${asked} is not in ${block}, the CIDR block of ${vswitch.id}.`,
        'Choose an address inside of it.',
        [argument],
      );
    }
    return asked;
  }
  const taken = new Set(['alicloud_instance', 'alicloud_db_instance'].flatMap((type) => addressesOf(creation, type)));
  const hosts = Math.max(1, range.size - RESERVED_FIRST - RESERVED_LAST);
  const start = numberBelow(hosts, creation.newId('address'));
  for (let step = 0; step < hosts; step += 1) {
    const address = toAddress(range.first + RESERVED_FIRST + ((start + step) % hosts));
    if (!taken.has(address)) return address;
  }
  return refuse('The vSwitch is full', `${block} has no free address.`, 'Use a larger vSwitch.');
}

function addressesOf({ cloud }: Creation, type: string): string[] {
  return cloud
    .list(type)
    .map(({ attributes }) => textOf(attributes, 'private_ip_address') ?? textOf(attributes, 'private_ip') ?? '');
}
