import { resolve } from 'node:path';
import { SetupError } from '@patchbay/asterisk';

/** A span of UDP ports, both ends included. */
export type PortRange = { first: number; last: number };

/** The ports that others see. */
export type StackPorts = { studio: number; runtime: number; sip: number; ari: number; rtp: PortRange };

/** What the environment asks for: the folder, the ports, and parts that are somewhere else already. */
export type StackEnvironment = {
  home: string;
  ports: StackPorts;
  studioHost: string;
  sipHost: string;
  databaseUrl?: string;
  redisUrl?: string;
  ariUrl?: string;
};

/** The environment variable behind each port, for error messages. */
export const portVariables = {
  studio: 'STUDIO_PORT',
  runtime: 'RUNTIME_PORT',
  sip: 'SIP_PORT',
  ari: 'ARI_PORT',
  rtp: 'RTP_PORTS',
} as const;

/** Reads the environment, with its defaults. `cwd` is what a relative PATCHBAY_HOME is relative to. Throws `bad_setting` and names the variable. */
export function readEnvironment(env: NodeJS.ProcessEnv, cwd: string): StackEnvironment {
  const ports: StackPorts = {
    studio: port(env, 'STUDIO_PORT', 3000),
    runtime: port(env, 'RUNTIME_PORT', 3100),
    sip: port(env, 'SIP_PORT', 5060),
    ari: port(env, 'ARI_PORT', 8088),
    rtp: parsePortRange(env.RTP_PORTS || '20000-20999'),
  };
  refuseDoubles(ports);
  return {
    home: resolve(cwd, env.PATCHBAY_HOME || '.patchbay'),
    ports,
    studioHost: env.STUDIO_HOST || '127.0.0.1',
    sipHost: env.SIP_HOST || '0.0.0.0',
    ...url(env, 'DATABASE_URL', 'databaseUrl', ['postgres:', 'postgresql:']),
    ...url(env, 'REDIS_URL', 'redisUrl', ['redis:', 'rediss:']),
    ...url(env, 'ARI_URL', 'ariUrl', ['http:', 'https:']),
  };
}

/** Reads `20000-20999`. Two ports a call leg (RTP and RTCP), so the span is at least that. Throws `bad_setting`. */
export function parsePortRange(text: string): PortRange {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(text.trim());
  const first = Number(match?.[1]);
  const last = Number(match?.[2]);
  if (match === null || first < 1024 || last > 65_535 || last - first < 1) {
    throw new SetupError(
      'bad_setting',
      `RTP_PORTS is ${JSON.stringify(text)}; it should be a span between 1024 and 65535 such as 20000-20999.`,
    );
  }
  return { first, last };
}

function port(env: NodeJS.ProcessEnv, name: string, byDefault: number): number {
  const text = env[name];
  if (text === undefined || text === '') return byDefault;
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value < 1 || value > 65_535) {
    throw new SetupError(
      'bad_setting',
      `${name} is ${JSON.stringify(text)}; it should be a port number between 1 and 65535.`,
    );
  }
  return value;
}

function refuseDoubles(ports: StackPorts): void {
  const seen = new Map<number, string>();
  for (const name of ['studio', 'runtime', 'sip', 'ari'] as const) {
    const other = seen.get(ports[name]);
    if (other !== undefined) {
      throw new SetupError(
        'bad_setting',
        `${other} and ${portVariables[name]} are both ${ports[name]}; each part needs a port of its own.`,
      );
    }
    seen.set(ports[name], portVariables[name]);
  }
}

function url<Key extends string>(
  env: NodeJS.ProcessEnv,
  name: string,
  key: Key,
  protocols: readonly string[],
): Partial<Record<Key, string>> {
  const text = env[name];
  if (text === undefined || text === '') return {};
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (parsed === undefined || !protocols.includes(parsed.protocol) || parsed.hostname === '') {
    // The value may hold a password: it is not repeated.
    throw new SetupError(
      'bad_setting',
      `${name} cannot be read as an address; it should look like ${protocols[0]}//user:password@host:port/.`,
    );
  }
  return { [key]: text } as Partial<Record<Key, string>>;
}
