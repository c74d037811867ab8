import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { addressKind, literalAddress } from './address-rules.ts';
import { EgressProblem } from './egress-problem.ts';

/** Resolves a name to every address it has. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;
/** Hosts, in small letters, that may be inside. */
export type AllowedHosts = () => Promise<ReadonlySet<string>>;

const connectTimeoutMs = 10_000;

/**
 * A connection pool that looks a name up once per connection, refuses addresses that flows must not reach, and connects
 * to exactly the address it has judged: there is no second look-up that could answer differently.
 */
export function createGuardedAgent(resolve: ResolveHost, allowedHosts: AllowedHosts): Agent {
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolveGuarded(hostname, resolve, allowedHosts).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, [...addresses]);
        else if (first) callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
  return new Agent({
    connect: { lookup, timeout: connectTimeoutMs, autoSelectFamily: true },
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
    connections: 32,
    pipelining: 1,
    maxHeaderSize: 32_768,
  });
}

async function resolveGuarded(
  hostname: string,
  resolve: ResolveHost,
  allowedHosts: AllowedHosts,
): Promise<readonly LookupAddress[]> {
  const [found, allowed] = await Promise.all([resolve(hostname), allowedHosts()]);
  const addresses = found.filter(({ address }) => mayReach(hostname, address, allowed));
  if (addresses.length > 0) return addresses;
  if (found.length === 0) throw new EgressProblem('unreachable', `The host ${hostname} has no address.`);
  throw blocked(hostname);
}

/** For hosts that are addresses: a connector does not look those up. @throws EgressProblem `blocked` */
export async function refuseForbiddenLiteral(hostname: string, allowedHosts: AllowedHosts): Promise<void> {
  const literal = literalAddress(hostname);
  if (literal !== null && !mayReach(literal, literal, await allowedHosts())) throw blocked(literal);
}

function mayReach(host: string, address: string, allowed: ReadonlySet<string>): boolean {
  const kind = addressKind(address);
  return kind === 'public' || (kind === 'inside' && allowed.has(host.toLowerCase().replace(/\.$/, '')));
}

function blocked(host: string): EgressProblem {
  return new EgressProblem(
    'blocked',
    `The host ${host} is inside this network. An admin can allow it by name under the allowed hosts.`,
  );
}
