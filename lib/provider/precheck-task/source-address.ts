import { isIP } from 'node:net';

/** RFC 1123, section 2.1: labels of letters, digits and hyphens, at most 253 characters together. */
const DNS_NAME = /^(?=.{1,253}\.?$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?$/i;

/** Why a text is not the address of a server; undefined when it is an IPv4 or IPv6 address or a DNS name. */
export function faultOfAddress(address: string): string | undefined {
  if (address.includes('%'))
    return 'has a zone ID, which means something on one machine only. Leave out "%" and what follows it';
  if (isIP(address) !== 0) return undefined;
  if (isIP(address.replace(/^\[(.*)\]$/, '$1')) === 6) return 'is written with brackets. Leave them out';
  // Digits and dots alone are meant to be an IPv4 address, although RFC 1123 allows them as a name.
  if (!/^[\d.]+$/.test(address) && DNS_NAME.test(address)) return undefined;
  return 'is neither an IPv4 address, nor an IPv6 address, nor a DNS name';
}
