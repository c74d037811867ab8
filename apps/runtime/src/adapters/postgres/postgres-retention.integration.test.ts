import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Connection, connect, speechCache } from '@patchbay/drizzle';
import {
  countWaitingFiles,
  getRecording,
  listAudit,
  recordCallStarted,
  recordRecordingStarted,
  recordRecordingStored,
  setSetting,
  storeCachedSpeech,
  useCachedSpeech,
} from '@patchbay/records';
import { openMediaStores } from '@patchbay/storage';
import { type Stack, startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresLeases } from './postgres-leases.ts';
import { PostgresRetention } from './postgres-retention.ts';
import { PostgresRoutingJournal } from './postgres-routing-journal.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const home = mkdtempSync(join(tmpdir(), 'patchbay-retention-'));
const mediaDir = join(home, 'media');
const stores = openMediaStores({}, home);
let stack: Stack;
let connection: Connection;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres'], migrate: true });
  connection = connect(stack.databaseUrl, { max: 2 });
  await recordCallStarted(connection.db, {
    id: 'run-1',
    direction: 'inbound',
    callerNumber: '1000',
    callerName: '',
    calledNumber: '2000',
    flowId: 'f',
    version: 'v',
    language: 'en-US',
    startedAt: new Date(now - 400 * dayMs),
  });
  await setSetting(connection.db, { id: null, name: 'Test' }, 'recordings.keepDays', 30);
});
afterAll(async () => {
  await connection?.close();
  await stack?.stop();
  rmSync(home, { recursive: true, force: true });
});

function addFile(path: string): string {
  mkdirSync(dirname(join(mediaDir, path)), { recursive: true });
  writeFileSync(join(mediaDir, path), 'sound');
  return path;
}

async function addRecording(id: string, ageDays: number): Promise<string> {
  const at = new Date(now - ageDays * dayMs);
  await recordRecordingStarted(connection.db, { id, callId: 'run-1', purpose: 'voicemail', at });
  const path = addFile(join('recordings', `${id}.wav16`));
  await recordRecordingStored(connection.db, { id, path, durationMs: 1_000, peaks: '' });
  return join(mediaDir, path);
}

async function addSpeech(key: string, unusedDays: number): Promise<string> {
  const path = addFile(join('speech', `${key}.wav16`));
  await storeCachedSpeech(connection.db, { key, path, durationMs: 1_000, provider: 'test' });
  const { db } = connection;
  await db
    .insert(speechCache)
    .values({ key, path, durationMs: 1_000, provider: 'test' })
    .onConflictDoUpdate({
      target: speechCache.key,
      set: { usedAt: new Date(now - unusedDays * dayMs) },
    });
  return join(mediaDir, path);
}

describe('what is kept for a time', () => {
  it('is removed when it is over, file and row, and everything younger stays', async () => {
    const { db } = connection;
    const retention = new PostgresRetention(db, mediaDir, stores);
    const [old, young] = [await addRecording('run-1.1', 31), await addRecording('run-1.2', 29)];
    const [unused, used] = [await addSpeech('unused', 91), await addSpeech('used', 89)];
    expect(await retention.removeExpired(now)).toMatchObject({ recordings: 1, speech: 1 });
    expect([old, young, unused, used].map((path) => existsSync(path))).toEqual([false, true, false, true]);
    expect(await getRecording(db, 'run-1.1')).toMatchObject({ status: 'deleted', path: null });
    expect(await getRecording(db, 'run-1.2')).toMatchObject({ status: 'stored' });
    expect(await useCachedSpeech(db, 'unused')).toBeNull();
    expect(await listAudit(db, { action: 'recording.deleted' })).toMatchObject([
      { subjectId: 'run-1.1', actorId: null, actorName: 'Retention' },
    ]);
    expect(await retention.removeExpired(now)).toMatchObject({ recordings: 0, speech: 0 });
  });

  it('more than fits one look is removed as well, and a file that is gone already is no failure', async () => {
    const paths = await Promise.all(Array.from({ length: 120 }, (_, index) => addRecording(`run-1.m${index}`, 40)));
    rmSync(paths[0] ?? '');
    const retention = new PostgresRetention(connection.db, mediaDir, stores);
    expect(await retention.removeExpired(now)).toMatchObject({ recordings: 120, speech: 0 });
    expect(paths.filter((path) => existsSync(path))).toEqual([]);
  });

  it('keeps of routing what the days of two weeks are played from, and what a runtime goes on with', async () => {
    const { sql } = connection;
    const journal = new PostgresRoutingJournal(sql);
    const leases = new PostgresLeases(sql);
    const epoch = (await leases.acquire('asterisk', 'me', 60_000, null)) ?? 0;
    const fence = { lease: 'asterisk', holder: 'me', epoch };
    const days = [20, 18, 16, 15, 13, 1];
    const entries = days.map((ageDays, at) => ({
      index: at + 1,
      at: now - ageDays * dayMs,
      event: { type: 'time.passed' },
    }));
    await journal.append(fence, entries);
    for (const { index, at } of entries.slice(0, 5))
      await journal.keepSnapshot(fence, { index, at: at + 1, state: {} });
    // Six hours must lie between two that are kept.
    await journal.keepSnapshot(fence, { index: 6, at: now - 13 * dayMs + 60_000, state: {} });
    await new PostgresRetention(connection.db, mediaDir, stores).removeExpired(now);
    const pasts = await sql<{ index: number }[]>`select index::int from routing_past order by index`;
    const left = await sql<{ index: number }[]>`select index::int from routing_entry order by index`;
    expect(pasts.map(({ index }) => index)).toEqual([4, 5]);
    expect(left.map(({ index }) => index)).toEqual([5, 6]);
  });

  it('what cannot be removed is told, stays due, and holds up nothing else', async () => {
    const [stuck, other] = [await addRecording('run-1.stuck', 50), await addRecording('run-1.other', 40)];
    rmSync(stuck);
    mkdirSync(join(stuck, 'in the way'), { recursive: true });
    const retention = new PostgresRetention(connection.db, mediaDir, stores);
    await expect(retention.removeExpired(now)).rejects.toThrow('1 things could not be removed');
    expect(existsSync(other)).toBe(false);
    expect(await getRecording(connection.db, 'run-1.stuck')).toMatchObject({ status: 'deleted', path: null });
    expect(await countWaitingFiles(connection.db)).toMatchObject({ removals: 1 });
  });
});
