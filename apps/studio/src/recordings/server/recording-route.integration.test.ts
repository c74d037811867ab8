import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accounts, type Connection, calls, connect, dataExports, recordings, users } from '@patchbay/drizzle';
import { listAudit, type Role } from '@patchbay/records';
import { type CopiedDatabase, copyDatabase } from '@patchbay/records/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';

const password = 'correct horse battery';
const sound = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));
const hourMs = 3_600_000;
let copied: CopiedDatabase;
let stack: Stack;
let connection: Connection;
const cookies = new Map<string, string>();

const recordingRoute = () => import('@/app/api/media/recordings/[id]/route');
const exportRoute = () => import('@/app/api/media/exports/[id]/route');

async function signIn(name: string, role: Role): Promise<void> {
  const { auth } = await import('@/auth/auth');
  const { password: hashing } = await auth().$context;
  const email = `${name}@example.com`;
  await connection.db.insert(users).values({ id: name, name, email, role });
  const account = { accountId: name, providerId: 'credential', userId: name, password: await hashing.hash(password) };
  await connection.db.insert(accounts).values({ id: randomUUID(), ...account });
  const { POST } = await import('@/app/api/auth/[...path]/route');
  const answered = await POST(
    new Request('http://localhost:3000/api/auth/sign-in/email', {
      method: 'POST',
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    }),
  );
  expect([name, answered.status]).toEqual([name, 200]);
  cookies.set(
    name,
    answered.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  );
}

interface Asked {
  readonly as?: string;
  readonly range?: string;
  readonly query?: string;
}

async function hear(id: string, { as = 'sofia', range, query = '' }: Asked = {}): Promise<Response> {
  const { GET } = await recordingRoute();
  const headers = { cookie: cookies.get(as) ?? '', ...(range === undefined ? {} : { range }) };
  const request = new Request(`http://localhost:3000/api/media/recordings/${encodeURIComponent(id)}${query}`, {
    headers,
  });
  return await GET(request, { params: Promise.resolve({ id }) });
}

/** What the first answer sends a player on with. */
async function ticketFor(id: string, as = 'sofia', query = ''): Promise<string> {
  const first = await hear(id, { as, query });
  expect(first.status).toBe(307);
  return new URL(first.headers.get('location') ?? '', 'http://localhost').search;
}

const openings = async () => (await listAudit(connection.db, { subjectId: 'call-1.7' })).map(({ action }) => action);

beforeAll(async () => {
  copied = await copyDatabase();
  stack = await startTestStack({ parts: ['postgres', 'redis'], databaseUrl: copied.databaseUrl });
  connection = connect(stack.databaseUrl, { max: 4 });
  Object.assign(process.env, stack.appEnv, { DATABASE_URL: stack.databaseUrl, REDIS_URL: stack.redisUrl });
  const { db } = connection;
  await signIn('sofia', 'supervisor');
  await signIn('max', 'supervisor');
  await signIn('ada', 'agent');
  const startedAt = new Date();
  const call = { direction: 'inbound', callerNumber: '+4930', callerName: '', calledNumber: '1', startedAt } as const;
  await db.insert(calls).values({ id: 'call-1', ...call });
  await mkdir(join(stack.home, 'media/recordings'), { recursive: true });
  await writeFile(join(stack.home, 'media/recordings/call-1.7.wav16'), sound);
  const recording = { callId: 'call-1', purpose: 'call', status: 'stored', durationMs: 10 } as const;
  await db.insert(recordings).values([
    { id: 'call-1.7', ...recording, path: 'recordings/call-1.7.wav16' },
    { id: 'call-1.8', ...recording, path: 'recordings/gone.wav16' },
    { id: 'call-1.9', ...recording, path: '../credentials.json' },
  ]);
  await mkdir(join(stack.home, 'media/exports'), { recursive: true });
  await writeFile(join(stack.home, 'media/exports/e.csv'), 'a,b\r\n');
  const asked = {
    title: 'Calls',
    request: {},
    format: 'csv',
    locale: 'en',
    timeZone: 'UTC',
    path: 'exports/e.csv',
  } as const;
  const shared = { ...asked, askedByName: 'Sofia', bytes: 5 };
  await db.insert(dataExports).values([
    { ...shared, id: 'ready', askedById: 'sofia', state: 'done', rows: 1 },
    { ...shared, id: 'over', askedById: 'sofia', state: 'expired', path: null },
    { ...shared, id: 'of-nobody', askedById: null, state: 'done' },
  ]);
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  const { redis } = await import('@/server/redis');
  redis().disconnect();
  await connection?.close();
  await stack?.stop();
  await copied?.drop();
});

describe('a recording over HTTP', () => {
  it('is opened once, and then heard in parts by the ticket', async () => {
    const query = await ticketFor('call-1.7');
    const whole = await hear('call-1.7', { query });
    expect([whole.status, Buffer.from(await whole.arrayBuffer()).equals(sound)]).toEqual([200, true]);
    expect(whole.headers.get('cache-control')).toContain('private');
    const parts: [string, number, string, Buffer][] = [
      ['bytes=0-99', 206, 'bytes 0-99/1000', sound.subarray(0, 100)],
      ['bytes=900-', 206, 'bytes 900-999/1000', sound.subarray(900)],
      ['bytes=-10', 206, 'bytes 990-999/1000', sound.subarray(990)],
      ['bytes=990-5000', 206, 'bytes 990-999/1000', sound.subarray(990)],
    ];
    for (const [range, status, content, bytes] of parts) {
      const answer = await hear('call-1.7', { query, range });
      expect([range, answer.status, answer.headers.get('content-range')]).toEqual([range, status, content]);
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
      expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    }
    for (const range of ['bytes=1000-', 'bytes=5-2']) {
      const answer = await hear('call-1.7', { query, range });
      expect([range, answer.status, answer.headers.get('content-range')]).toEqual([range, 416, 'bytes */1000']);
    }
    // What is no range, and several at once, are answered with all of it.
    for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=-']) {
      expect([range, (await hear('call-1.7', { query, range })).status]).toEqual([range, 200]);
    }
    expect(await openings()).toEqual(['recording.played']);
  });

  it('is not heard by the ticket of another person, of another recording, for another purpose, or of before', async () => {
    const before = (await openings()).length;
    const query = await ticketFor('call-1.7');
    // Whoever may listen anyway is written down under their own name and gets a ticket of their own.
    expect((await hear('call-1.7', { as: 'max', query })).status).toBe(307);
    expect((await hear('call-1.7', { query: `${query}&download` })).status).toBe(307);
    vi.useFakeTimers({ now: Date.now() + 4 * hourMs + 1, toFake: ['Date'] });
    expect((await hear('call-1.7', { query })).status).toBe(307);
    vi.useRealTimers();
    const opened = await listAudit(connection.db, { subjectId: 'call-1.7' });
    expect(opened.slice(0, opened.length - before).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['recording.played', 'sofia'],
      ['recording.downloaded', 'sofia'],
      ['recording.played', 'max'],
      ['recording.played', 'sofia'],
    ]);
    const saved = await hear('call-1.7', { query: await ticketFor('call-1.7', 'sofia', '?download') });
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename="recording-/);
  });

  it('is nothing for whoever may not listen, even with a ticket', async () => {
    const query = await ticketFor('call-1.7');
    const before = (await openings()).length;
    expect((await hear('call-1.7', { as: 'ada', query })).status).toBe(403);
    expect((await hear('call-1.7', { as: 'nobody', query })).status).toBe(401);
    expect(await openings()).toHaveLength(before);
  });

  it('leads to no other file, and is only read', async () => {
    for (const id of ['nothing', '../../credentials.json', '..%2f..%2fcredentials.json', 'call-1.7/../call-1.8', '']) {
      expect([id, (await hear(id)).status]).toEqual([id, 404]);
    }
    expect((await hear('call-1.8', { query: await ticketFor('call-1.8') })).status).toBe(404);
    // Even where the row itself names a place outside.
    const outside = await ticketFor('call-1.9');
    const leads = await hear('call-1.9', { query: outside }).then(
      async (answer) => answer.text(),
      (error: unknown) => String(error),
    );
    expect(leads).not.toContain('password');
    for (const route of [await recordingRoute(), await exportRoute()]) {
      expect(Object.keys(route).filter((name) => /^[A-Z]+$/.test(name))).toEqual(['GET']);
    }
  });
});

describe('an export over HTTP', () => {
  const fetched = async (id: string, as = 'sofia') => {
    const { GET } = await exportRoute();
    const headers = { cookie: cookies.get(as) ?? '' };
    const request = new Request(`http://localhost:3000/api/media/exports/${encodeURIComponent(id)}`, { headers });
    return await GET(request, { params: Promise.resolve({ id }) });
  };

  it('is handed to whoever asked for it and to nobody else, for as long as it is kept', async () => {
    const answer = await fetched('ready');
    expect([answer.status, await answer.text()]).toEqual([200, 'a,b\r\n']);
    expect((await fetched('ready', 'max')).status).toBe(404);
    expect((await fetched('ready', 'ada')).status).toBe(403);
    expect((await fetched('ready', 'nobody')).status).toBe(401);
    for (const id of ['over', 'of-nobody', 'nothing', '../exports/e.csv', '..%2fexports%2fe.csv']) {
      expect([id, (await fetched(id)).status]).toEqual([id, 404]);
    }
    const audit = await listAudit(connection.db, { subjectId: 'ready' });
    expect(audit.map(({ action, actorName }) => [action, actorName])).toEqual([['export.downloaded', 'sofia']]);
  });
});
