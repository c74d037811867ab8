import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { SetupError } from '@patchbay/asterisk';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { freePort } from './ports.ts';
import { pollUntil } from './process/poll.ts';
import { startStack } from './stack.ts';
import type { RunningPart, Stack } from './stack-types.ts';
import { startTestStack } from './test-env.ts';

const comeBackTimeoutMs = 60_000;

let stack: Stack;
let knocks: IncomingMessage[];
let server: ReturnType<typeof createServer>;

/** Stands where the runtime would: takes the websocket that Asterisk opens. */
async function listenAsRuntime(port: number): Promise<void> {
  knocks = [];
  server = createServer();
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'ari' });
  sockets.on('connection', (_, request) => knocks.push(request));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

beforeAll(async () => {
  const runtime = await freePort();
  await listenAsRuntime(runtime);
  stack = await startTestStack({ parts: ['postgres', 'redis', 'asterisk'], ports: { runtime } });
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  server?.closeAllConnections();
  server?.close();
}, 60_000);

async function ariVersion(): Promise<string> {
  const { url, user, password } = stack.ari;
  const response = await fetch(new URL('/ari/asterisk/info', new URL(url).origin), {
    headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
    signal: AbortSignal.timeout(5000),
  });
  const info = (await response.json()) as { system: { version: string } };
  return info.system.version;
}

async function selectOne(): Promise<number> {
  const sql = postgres(stack.databaseUrl, { max: 1, connect_timeout: 3 });
  try {
    const rows = await sql<{ one: number }[]>`select 1 as one`;
    return rows[0]?.one ?? 0;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function askRedis(lines: string): Promise<string> {
  const socket = connect(Number(new URL(stack.redisUrl).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  socket.write(`${lines}QUIT\r\n`);
  await once(socket, 'close');
  return answer;
}

const redisPassword = () => new URL(stack.redisUrl).password;

describe('the embedded parts', () => {
  it('PostgreSQL answers with UTF-8 and checks the password', async () => {
    expect(await selectOne()).toBe(1);
    const url = new URL(stack.databaseUrl);
    url.password = 'wrong';
    const sql = postgres(url.href, { max: 1, connect_timeout: 3 });
    await expect(sql`select 1`).rejects.toThrow(/password/);
    await sql.end({ timeout: 1 });
  });

  it('Redis answers to its password only', async () => {
    expect(await askRedis(`AUTH ${redisPassword()}\r\nPING\r\n`)).toContain('+PONG');
    expect(await askRedis('PING\r\n')).toContain('NOAUTH');
  });

  it('ARI answers over HTTP with a version that is new enough', async () => {
    expect(await ariVersion()).toMatch(/^(22\.([5-9]|\d\d)|2[3-9])/);
  });

  it('Asterisk starts without an error or a warning', async () => {
    expect(await stack.asterisk.cli('module show like chan_pjsip')).toContain('Running');
    const complaints = readFileSync(stack.asterisk.logPath, 'utf8')
      .split('\n')
      .filter((line) => /WARNING|ERROR/.test(line));
    expect(complaints).toEqual([]);
  });

  it('Asterisk opens its websocket to the runtime, with its password and for ARI', async () => {
    expect(await pollUntil(() => knocks.length > 0, 20_000)).toBe(true);
    const { user, password } = stack.ari.outbound ?? { user: '', password: '' };
    expect(knocks[0]?.url).toMatch(/^\/ari\/events/);
    expect(knocks[0]?.headers.authorization).toBe(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
    expect(knocks[0]?.headers['sec-websocket-protocol']).toBe('ari');
  });
});

describe('a part that is killed with -9', () => {
  const answers: [part: RunningPart, probe: () => Promise<boolean>][] = [
    ['postgres', async () => (await selectOne()) === 1],
    ['redis', async () => (await askRedis(`AUTH ${redisPassword()}\r\nPING\r\n`)).includes('+PONG')],
    ['asterisk', async () => (await ariVersion()) !== ''],
  ];
  it.each(answers)(
    '%s comes back',
    async (part, probe) => {
      const before = stack.pidOf(part);
      expect(before).toBeTypeOf('number');
      process.kill(before ?? 0, 'SIGKILL');
      expect(await pollUntil(() => stack.pidOf(part) !== before, comeBackTimeoutMs)).toBe(true);
      expect(await pollUntil(probe, comeBackTimeoutMs)).toBe(true);
      expect(stack.pidOf(part)).not.toBe(before);
    },
    120_000,
  );

  it('Asterisk comes back to the runtime as well', async () => {
    const before = knocks.length;
    process.kill(stack.pidOf('asterisk') ?? 0, 'SIGKILL');
    expect(await pollUntil(() => knocks.length > before, comeBackTimeoutMs)).toBe(true);
  }, 120_000);
});

describe('a second start', () => {
  it('on the same home says that one runs, and which process it is', async () => {
    const second = startStack({ home: stack.home, parts: ['redis'] });
    await expect(second).rejects.toThrow(SetupError);
    await expect(second).rejects.toThrow(new RegExp(`already runs on ${stack.home} \\(process ${process.pid}\\)`));
  });

  it('on a taken port names the variable', async () => {
    const start = startTestStack({ parts: ['asterisk'], ports: { ari: stack.ports.ari } });
    await expect(start).rejects.toThrow(/ARI_PORT/);
  }, 60_000);
});

describe('a part of your own', () => {
  const start = (options: Partial<Parameters<typeof startTestStack>[0]>) =>
    startTestStack({ parts: ['postgres', 'redis', 'asterisk'], ...options });

  it('takes the place of the embedded one', async () => {
    const { databaseUrl, redisUrl } = stack;
    const second = await start({ databaseUrl, redisUrl, ariUrl: stack.ari.url });
    expect(second.databaseUrl).toBe(databaseUrl);
    expect(second.appEnv).toMatchObject({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, ARI_URL: stack.ari.url });
    for (const part of ['postgres', 'redis', 'asterisk'] as const) expect(second.pidOf(part)).toBeUndefined();
    await second.stop();
    expect(await selectOne()).toBe(1);
  });

  it.each([
    ['DATABASE_URL', { databaseUrl: 'postgres://a:hunter2@127.0.0.1:1/x' }],
    ['REDIS_URL', { redisUrl: 'redis://:hunter2@127.0.0.1:1' }],
    ['ARI_URL', { ariUrl: 'http://a:hunter2@127.0.0.1:1/' }],
  ])('that does not answer is named by %s, without its password', async (variable, options) => {
    const failure = await start({
      ...options,
      parts: [variable === 'DATABASE_URL' ? 'postgres' : variable === 'REDIS_URL' ? 'redis' : 'asterisk'],
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SetupError);
    expect(String(failure)).toContain(`${variable} names (127.0.0.1:1)`);
    expect(String(failure)).not.toContain('hunter2');
  });

  it('with a wrong password says so', async () => {
    const url = new URL(stack.ari.url);
    url.password = 'wrong';
    await expect(start({ parts: ['asterisk'], ariUrl: url.href })).rejects.toThrow(
      /does not know this user and password/,
    );
    const redis = new URL(stack.redisUrl);
    redis.password = 'wrong';
    await expect(start({ parts: ['redis'], redisUrl: redis.href })).rejects.toThrow(/WRONGPASS/);
  });
});
