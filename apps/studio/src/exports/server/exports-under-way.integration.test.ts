import { fork } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Connection, users } from '@patchbay/drizzle';
import { askDataExport, cancelDataExport, eraseNumber, exportQueue, getDataExport } from '@patchbay/records';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StudioStack, startStudioStack } from '@/server/testing/studio-stack';
import type { Stack } from '../../../../../tools/stack/src/index.ts';

const callCount = 15_000;
const takenOverMs = 1_000;
const waiting = { timeout: 50_000, interval: 100 };
const actor = { id: 'sofia', name: 'Sofia' } as const;

let studio: StudioStack;
let stack: Stack;
let secret: string;
let connection: Connection;
const endings: (() => unknown)[] = [];

/** A running export stands still at its next page for as long as nobody may read calls. */
async function holdCalls(): Promise<() => Promise<void>> {
  const own = await connection.sql.reserve();
  await own`begin`;
  await own`lock table call in access exclusive mode`;
  let held = true;
  const release = async () => {
    if (!held) return;
    held = false;
    await own`rollback`;
    own.release();
  };
  endings.push(release);
  return release;
}

async function ask(): Promise<string> {
  const request = { kind: 'calls', filter: { direction: 'inbound' } } as const;
  const asked = { title: 'Calls', request, format: 'csv', locale: 'en', timeZone: 'UTC' } as const;
  return (await askDataExport(connection.db, actor, asked)).id;
}

const fileOf = (id: string, end = '') => join(stack.home, 'media/exports', `${id}.csv${end}`);
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const backends = async () =>
  (await connection.sql`select pid from pg_stat_activity where application_name = 'patchbay-export'`).length;

/** Until its first rows are in the file and it stands still amid it. */
async function amid(id: string): Promise<() => Promise<void>> {
  await vi.waitFor(async () => expect((await getDataExport(connection.db, id)).rows).toBeGreaterThan(0), waiting);
  const release = await holdCalls();
  expect(await getDataExport(connection.db, id)).toMatchObject({ state: 'running' });
  expect(await isThere(fileOf(id, '.part'))).toBe(true);
  return release;
}

async function openProcesses() {
  const { ExportProcesses } = await import('./run-export');
  return new ExportProcesses();
}

/** @returns kills it at once */
function startStudio(): () => Promise<void> {
  const entry = fileURLToPath(new URL('../testing/exporting.worker.ts', import.meta.url));
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(entry, [String(takenOverMs)], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    execArgv: ['--import', loader],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  endings.push(kill);
  return kill;
}

beforeAll(async () => {
  studio = await startStudioStack();
  ({ stack, connection, secret } = studio);
  await connection.db.insert(users).values({ ...actor, email: 'sofia@example.com', role: 'admin' });
  await connection.sql`
    insert into call (id, direction, caller_number, called_number, started_at, ended_at, end_reason)
    select 'call-' || lpad(n::text, 6, '0'), 'inbound', '+4930901' || lpad((n % 1000)::text, 4, '0'), '95588',
      timestamptz '2026-05-11 16:00Z' + n * interval '1 s', timestamptz '2026-05-11 16:01Z' + n * interval '1 s', 'completed'
    from generate_series(1, ${callCount}::int) as n`;
});
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});
afterAll(async () => {
  await studio?.stop([exportQueue]);
});

describe('an export under way', () => {
  it('ends when it is cancelled: its process, its connections and its file go', async () => {
    const id = await ask();
    const running = (await openProcesses()).run(id, Date.now());
    await amid(id);
    await cancelDataExport(connection.db, actor, id);
    // Its query still waits for the calls, which nobody gives free.
    await running;
    await vi.waitFor(async () => expect(await backends()).toBe(0), waiting);
    expect(await getDataExport(connection.db, id)).toMatchObject({ state: 'cancelled', path: null });
    expect([await isThere(fileOf(id)), await isThere(fileOf(id, '.part'))]).toEqual([false, false]);
  });

  it('leaves no file where it is deleted in the middle', async () => {
    const id = await ask();
    const running = (await openProcesses()).run(id, Date.now());
    await amid(id);
    await connection.sql`delete from data_export where id = ${id}`;
    await running;
    expect([await isThere(fileOf(id)), await isThere(fileOf(id, '.part'))]).toEqual([false, false]);
  });

  it('ends when data of a caller is deleted whom it may have read, and its file goes', async () => {
    const id = await ask();
    const running = (await openProcesses()).run(id, Date.now());
    const release = await amid(id);
    const erased = { number: '+49309010007', reason: 'By letter', alsoCustomer: false };
    const erasing = eraseNumber(connection.db, actor, secret, erased);
    // Both wait for the calls; most of the export is still to be written.
    await vi.waitFor(
      async () => expect(await connection.sql`select from pg_locks where not granted`).toHaveLength(2),
      waiting,
    );
    await release();
    await Promise.all([erasing, running]);
    expect(await getDataExport(connection.db, id)).toMatchObject({ state: 'failed', failure: 'caller_data_erased' });
    expect([await isThere(fileOf(id)), await isThere(fileOf(id, '.part'))]).toEqual([false, false]);
    // Asked again, it tells what is left.
    const again = await ask();
    await (await openProcesses()).run(again, Date.now());
    expect(await getDataExport(connection.db, again)).toMatchObject({ state: 'done', rows: callCount });
    expect(await readFile(fileOf(again), 'utf8')).not.toContain('+49309010007');
  });

  it('is taken up by another studio when its own is killed, and written once from its beginning', async () => {
    const id = await ask();
    const kill = startStudio();
    const { queueExport, startExportsRunner } = await import('./exports-runner');
    await queueExport(id);
    const release = await amid(id);
    await kill();
    // Nobody goes on writing for a studio that is no more.
    await vi.waitFor(async () => expect(await backends()).toBe(0), waiting);
    endings.push(startExportsRunner(await openProcesses(), { takenOverMs }));
    await release();
    await vi.waitFor(
      async () => expect(await getDataExport(connection.db, id)).toMatchObject({ state: 'done' }),
      waiting,
    );
    const lines = (await readFile(fileOf(id), 'utf8')).trimEnd().split('\r\n');
    expect([lines.length, new Set(lines).size]).toEqual([callCount + 1, callCount + 1]);
    expect(await isThere(fileOf(id, '.part'))).toBe(false);
  });

  it('is said to have failed where studio after studio was killed, and where a schedule left it', async () => {
    const { queueExport, resumeExports } = await import('./exports-runner');
    const { openQueue } = await import('@/jobs/queues');
    const { Worker } = await import('bullmq');
    const { openRedis } = await import('@/server/redis');
    const id = await ask();
    await queueExport(id);
    const redisConnection = openRedis('exports', { blocking: true });
    const worker = new Worker(exportQueue, () => Promise.reject(new Error('killed')), { connection: redisConnection });
    endings.push(async () => {
      await worker.close();
      redisConnection.disconnect();
    });
    await vi.waitFor(
      async () => expect(await (await openQueue(exportQueue).getJob(id))?.isFailed()).toBe(true),
      waiting,
    );
    await resumeExports(new Date());
    expect(await getDataExport(connection.db, id)).toMatchObject({ state: 'failed', failure: 'broken' });

    const { title, request, format, locale, timeZone } = await getDataExport(connection.db, id);
    const asked = { title, request, format, locale, timeZone };
    const left = await askDataExport(connection.db, { id: null, name: 'Schedule' }, asked);
    await resumeExports(new Date());
    expect(await getDataExport(connection.db, left.id)).toMatchObject({ state: 'waiting' });
    await resumeExports(new Date(Date.now() + 86_400_000));
    expect(await getDataExport(connection.db, left.id)).toMatchObject({ state: 'failed' });
  });
});
