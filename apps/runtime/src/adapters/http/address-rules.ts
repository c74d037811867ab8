import ipaddr from 'ipaddr.js';

/** Hosts that were allowed by name may be here as well; link-local (where clouds keep their metadata) they may not. */
const inside: ReadonlySet<string> = new Set(['private', 'loopback', 'carrierGradeNat', 'uniqueLocal']);

/** Addresses in public ranges behind which there is machinery of a cloud all the same. */
const metadata: ReadonlySet<string> = new Set(['168.63.129.16']);

const globalUnicastV6 = ipaddr.IPv6.parseCIDR('2000::/3');

export type AddressKind = 'public' | 'inside' | 'forbidden';

/**
 * Where an IP address leads. IPv6 forms that carry an IPv4 address (mapped, translated, 6to4, Teredo) are judged by it
 * where they are mere notation and refused where they are tunnels.
 */
export function addressKind(address: string): AddressKind {
  if (!ipaddr.isValid(address)) return 'forbidden';
  const parsed = ipaddr.process(address);
  if (metadata.has(parsed.toString())) return 'forbidden';
  const range: string = parsed.range();
  if (inside.has(range)) return 'inside';
  if (range !== 'unicast') return 'forbidden';
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(globalUnicastV6)) return 'forbidden';
  return 'public';
}

/** The address that a URL's host is, without brackets; null where it is a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}
