import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { SetupError } from '@patchbay/asterisk';
import { type PortRange, portVariables, type StackPorts } from './environment.ts';

/** Whether nobody listens on that TCP port. */
export function tcpPortIsFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether nobody has that UDP port. */
export function udpPortIsFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** Below what systems hand out to outgoing connections by themselves, any of which could take a port before it is listened on; above 10080, which browsers refuse. */
const tcpPorts = { first: 11_000, last: 20_999 };

/** A TCP port on the loopback interface that nobody has right now, from a random place. */
export async function freePort(): Promise<number> {
  const { first, last } = tcpPorts;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = first + Math.floor(Math.random() * (last - first + 1));
    if (await tcpPortIsFree(port, '127.0.0.1')) return port;
  }
  throw new SetupError('port_taken', `No free TCP port was found between ${first} and ${last}.`);
}

/** A port that is free for TCP and for UDP, as SIP wants it. */
export async function freeSipPort(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (await udpPortIsFree(port, '127.0.0.1')) return port;
  }
}

/** A span of `count` free UDP ports below the range from which systems hand out ports, beginning at a random place. */
export async function freeUdpRange(count: number): Promise<PortRange> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 21_000 + 2 * Math.floor(Math.random() * ((32_000 - 21_000 - count) / 2));
    const probes = Array.from({ length: count }, (_, index) => udpPortIsFree(first + index, '127.0.0.1'));
    if ((await Promise.all(probes)).every(Boolean)) return { first, last: first + count - 1 };
  }
  throw new SetupError('port_taken', `No ${count} free UDP ports in a row were found between 21000 and 32000.`);
}

/** Throws `port_taken`, naming the variable, when a port that is about to be used is in use. `used` lists which ones that are. */
export async function requireFreePorts(
  ports: StackPorts,
  hosts: { studio: string; sip: string },
  used: ReadonlySet<'studio' | 'runtime' | 'sip' | 'ari'>,
): Promise<void> {
  const checks: [name: 'studio' | 'runtime' | 'sip' | 'ari', free: Promise<boolean>][] = [
    ['studio', tcpPortIsFree(ports.studio, hosts.studio)],
    ['runtime', tcpPortIsFree(ports.runtime, '127.0.0.1')],
    ['ari', tcpPortIsFree(ports.ari, '127.0.0.1')],
    ['sip', tcpPortIsFree(ports.sip, hosts.sip)],
    ['sip', udpPortIsFree(ports.sip, hosts.sip)],
  ];
  for (const [name, free] of checks) {
    if (used.has(name) && !(await free)) {
      const variable = portVariables[name];
      throw new SetupError(
        'port_taken',
        `Port ${ports[name]} is taken by another program. Stop that program, or choose another port: ${variable}=${ports[name] + 1} npm start`,
      );
    }
  }
}
