import { BlockList, isIP } from 'node:net';

/** What `TRUSTED_PROXIES` may name in place of a network. */
const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * Reads `TRUSTED_PROXIES`: addresses, networks such as `10.0.0.0/8`, `loopback` and `private`, with commas between.
 * @throws with the part that cannot be read
 */
export function parseTrustedProxies(text: string): BlockList {
  const list = new BlockList();
  const parts = text.split(',').map((part) => part.trim());
  for (const network of parts.filter(Boolean).flatMap((part) => named[part] ?? [part])) {
    const [address = '', bits] = network.split('/');
    const version = isIP(address);
    const bitsMax = version === 4 ? 32 : 128;
    const length = bits === undefined ? bitsMax : Number(bits);
    if (version === 0 || !/^\d*$/.test(bits ?? '') || length > bitsMax) {
      throw new Error(
        `TRUSTED_PROXIES cannot be read at "${network}"; it should be like "loopback, private, 203.0.113.7, 10.0.0.0/8".`,
      );
    }
    list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/**
 * Where a request comes from. `X-Forwarded-For` is believed only as far as trusted proxies wrote it: from its end, up to the
 * first address that is none of them. What stands before that, anybody can have made up.
 */
export function clientAddress(
  remoteAddress: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  let client = plain(remoteAddress ?? 'unknown');
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  while (isTrusted(client, trusted)) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) return client;
    client = hop;
  }
  return client;
}

/** IPv4 as a socket for both families shows it. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
