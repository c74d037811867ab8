import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { ToolCommand } from '@patchbay/asterisk';
import type { PartSpec } from '../process/supervised-process.ts';
import { writePrivate } from '../state.ts';

const probeTimeoutMs = 2000;

export type RedisOptions = {
  home: string;
  tool: ToolCommand;
  port: number;
  password: string;
  logPath: string;
  pidPath: string;
};

export function redisUrl(port: number, password: string): string {
  return `redis://:${password}@127.0.0.1:${port}/0`;
}

/** The embedded Redis. It keeps nothing on disk: what it holds is rebuilt from PostgreSQL. */
export function redisPart(options: RedisOptions): PartSpec {
  const folder = join(options.home, 'redis');
  const configPath = join(folder, 'redis.conf');
  return {
    name: 'Redis',
    prepare: async () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // The password stands in a file because arguments can be read by every user of the machine.
      writePrivate(configPath, renderRedisConf(options.port, options.password));
      return {
        command: options.tool.command,
        args: [...options.tool.args, configPath],
        env: { ...process.env, ...options.tool.env },
        cwd: folder,
      };
    },
    ready: async () => (await ping(options.port, options.password)).includes('+PONG'),
    readyTimeoutMs: 20_000,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
    logPath: options.logPath,
    pidPath: options.pidPath,
  };
}

export function renderRedisConf(port: number, password: string): string {
  const settings = {
    bind: '127.0.0.1',
    port,
    requirepass: password,
    daemonize: 'no',
    save: '""',
    appendonly: 'no',
    // BullMQ loses jobs under any other policy.
    'maxmemory-policy': 'noeviction',
    dir: './',
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join('\n')}\n`;
}

function ping(port: number, password: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: probeTimeoutMs });
    let answer = '';
    socket.on('connect', () => socket.write(`AUTH ${password}\r\nPING\r\nQUIT\r\n`));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('timeout', () => socket.destroy(new Error(`Redis on port ${port} did not answer`)));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
