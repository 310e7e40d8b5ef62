import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { Fn, Op } from 'cdktf';
import { asText, Condition, isUnknown } from './terraform-value';

/** Whether a text is an IPv4 CIDR block such as `10.0.0.0/8`. RDS connects over IPv4. */
export function isCidrBlock(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  return rest.length === 0 && isIPv4(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32;
}

/** Whether one of the blocks contains an address. Blocks and address are literals. */
export function containsAddress(blocks: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const block of blocks) {
    const [network = '', prefix] = block.split('/');
    list.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4');
  }
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/**
 * Whether two CIDR blocks share no address. CIDR blocks never overlap in part: either one lies in the other, which then
 * contains its first address, or they are apart. Terraform finds out by cutting both to the shorter prefix.
 */
export function areDisjoint(one: string, other: string): Condition {
  if (isUnknown(one) || isUnknown(other)) {
    const [a, b] = [asText(one), asText(other)];
    const prefix = Fn.min([prefixLength(a), prefixLength(b)]);
    return Op.neq(cutTo(a, prefix), cutTo(b, prefix));
  }
  if (!isCidrBlock(one) || !isCidrBlock(other)) return true;
  return !containsAddress([one], firstAddress(other)) && !containsAddress([other], firstAddress(one));
}

function firstAddress(block: string): string {
  return block.split('/')[0] ?? '';
}

function prefixLength(block: string): number {
  return Fn.tonumber(Fn.element(Fn.split('/', block), 1));
}

function cutTo(block: string, prefix: number): string {
  return Fn.cidrsubnet(Fn.join('/', [Fn.cidrhost(block, 0), Fn.tostring(prefix)]), 0, 0);
}
