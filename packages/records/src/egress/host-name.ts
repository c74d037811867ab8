/** Small letters, no trailing dot: how hosts are stored and compared. */
export function normalizeHost(host: string): string {
  return host.trim().toLowerCase().replace(/\.$/, '');
}

const label = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
const hostName = new RegExp(`^${label}(\\.${label})*$`);
const ipv6 = /^[0-9a-f:.]{2,45}$/;

/** A host name or an IP address in its usual form, without port, path or brackets. */
export function isHostName(host: string): boolean {
  return host.length <= 253 && (hostName.test(host) || (host.includes(':') && ipv6.test(host)));
}
