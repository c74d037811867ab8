import { connect as connectTcp } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { isAtLeast, parseAsteriskVersion, SetupError } from '@patchbay/asterisk';
import postgres from 'postgres';

const answerTimeoutMs = 10_000;
/** How long a part may say that it is still starting, as all three do after a machine has come up. */
const startingTimeoutMs = 60_000;
const oldestOutsideAsterisk = { major: 20, minor: 0, patch: 0 };
/** As `server_version_num` counts: 15.0. */
const oldestPostgres = 150_000;

/** Makes sure that the database that DATABASE_URL names answers and is new enough. Throws `part_failed`. */
export function checkDatabase(url: string): Promise<void> {
  return onceStarted(() => askDatabase(url));
}

async function askDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: answerTimeoutMs / 1000, onnotice: () => undefined });
  try {
    const rows = await sql<{ server_version_num: string }[]>`show server_version_num`;
    const version = Number(rows[0]?.server_version_num);
    if (version < oldestPostgres) {
      throw refused('DATABASE_URL', url, `it is PostgreSQL ${Math.floor(version / 10_000)}; 15 or later is needed`);
    }
  } catch (error) {
    if (error instanceof SetupError) throw error;
    if (isStartingPostgres(error)) throw new StillStarting(refused('DATABASE_URL', url, reasonOf(error)));
    throw refused('DATABASE_URL', url, reasonOf(error));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Makes sure that the Redis that REDIS_URL names answers to its password. Throws `part_failed`. */
export function checkRedis(url: string): Promise<void> {
  return onceStarted(() => askRedis(url));
}

async function askRedis(url: string): Promise<void> {
  const { username, password } = new URL(url);
  const words = [username, password].map(decodeURIComponent).filter((word) => word !== '');
  const commands = words.length === 0 ? [['PING']] : [['AUTH', ...words], ['PING']];
  let answer: string;
  try {
    answer = await converse(url, [...commands, ['QUIT']].map(renderCommand).join(''));
  } catch (error) {
    throw refused('REDIS_URL', url, reasonOf(error));
  }
  if (answer.includes('-LOADING')) throw new StillStarting(refused('REDIS_URL', url, 'it is still loading its data'));
  if (!answer.includes('+PONG')) throw refused('REDIS_URL', url, answer.split('\r\n')[0] ?? 'no answer');
}

/** Makes sure that the Asterisk that ARI_URL names answers, takes the user, and is new enough. Throws `part_failed`. */
export function checkAri(url: string): Promise<void> {
  return onceStarted(() => askAri(url));
}

async function askAri(url: string): Promise<void> {
  const { username, password, origin } = new URL(url);
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(new URL('/ari/asterisk/info', origin), {
      headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    text = await response.text();
  } catch (error) {
    throw refused('ARI_URL', url, reasonOf(error));
  }
  if (response.status === 401) throw refused('ARI_URL', url, 'it does not know this user and password (see ari.conf)');
  if (response.status === 503)
    throw new StillStarting(refused('ARI_URL', url, 'it is still starting (it answers 503)'));
  if (!response.ok)
    throw refused('ARI_URL', url, `it answers ${response.status}; is ARI enabled in ari.conf and http.conf?`);
  const version = parseAsteriskVersion(`Asterisk ${/"version":\s*"([^"]+)"/.exec(text)?.[1] ?? ''}`);
  if (version !== undefined && !isAtLeast(version, oldestOutsideAsterisk)) {
    throw refused('ARI_URL', url, `it is Asterisk ${version.major}; 20 or later is needed`);
  }
}

/** Says that a part is there and on its way up; `refusal` is what to tell when that lasts too long. */
class StillStarting extends Error {
  constructor(readonly refusal: SetupError) {
    super(refusal.message);
  }
}

/** Asks again each half second while the part says that it is still starting; then throws what it had been refused for. */
async function onceStarted(ask: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + startingTimeoutMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StillStarting)) throw error;
      if (Date.now() > deadline) throw error.refusal;
    }
    await delay(500);
  }
}

/** 57P03 `cannot_connect_now`: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const isStartingPostgres = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57P03';

function refused(variable: string, url: string, reason: string): SetupError {
  const { hostname, port } = new URL(url);
  return new SetupError(
    'part_failed',
    `What ${variable} names (${hostname}${port === '' ? '' : `:${port}`}) cannot be used: ${reason}. Start it or correct the address; without ${variable}, Patchbay brings its own.`,
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** A command as the Redis protocol writes it: lengths first, so that a password may hold anything. */
function renderCommand(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

function converse(url: string, request: string): Promise<string> {
  const { protocol, hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const target = { host: hostname, port: port === '' ? 6379 : Number(port), timeout: answerTimeoutMs };
    const socket = protocol === 'rediss:' ? connectTls({ ...target, servername: hostname }) : connectTcp(target);
    let answer = '';
    socket.on(protocol === 'rediss:' ? 'secureConnect' : 'connect', () => socket.write(request));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('timeout', () => socket.destroy(new Error(`no answer within ${answerTimeoutMs / 1000} s`)));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
