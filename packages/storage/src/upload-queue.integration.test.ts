import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Connection, connect, recordings } from '@patchbay/drizzle';
import {
  countWaitingFiles,
  deleteRecording,
  finishRemovals,
  getRecording,
  recordCallStarted,
  recordRecordingStarted,
  recordRecordingStored,
  retryWaitingFiles,
  uploadNext,
} from '@patchbay/records';
import { type Stack, startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaStores } from './media-stores.ts';
import { openMediaStores } from './storage-environment.ts';
import { bytesSource } from './stored-source.ts';
import { type RealS3, startRealS3 } from './testing/real-s3.ts';

const at = new Date(Date.UTC(2026, 0, 5));
const sound = Buffer.from('RIFF what was said');
let stack: Stack;
let connection: Connection;
let real: RealS3;
let home = '';
let stores: MediaStores;

beforeAll(async () => {
  [stack, real] = await Promise.all([
    startTestStack({ parts: ['postgres'], migrate: true }),
    startRealS3('recordings'),
  ]);
  connection = connect(stack.databaseUrl, { max: 4 });
  home = await mkdtemp(join(tmpdir(), 'patchbay-queue-'));
  stores = openMediaStores(environmentOf(real.settings.endpoint), home);
  await recordCallStarted(connection.db, {
    id: 'run',
    direction: 'inbound',
    callerNumber: '1000',
    callerName: '',
    calledNumber: '2000',
    flowId: 'f',
    version: 'v',
    language: 'en',
    startedAt: at,
  });
});
afterAll(async () => {
  await connection?.close();
  await Promise.all([stack?.stop(), real?.stop(), rm(home, { recursive: true, force: true })]);
});

function environmentOf(endpoint: string): Record<string, string> {
  const { bucket, accessKeyId, secretAccessKey } = real.settings;
  return {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  };
}

async function addRecording(id: string): Promise<string> {
  const path = `recordings/${id}.wav16`;
  await stores.put(path, bytesSource(sound));
  await recordRecordingStarted(connection.db, { id, callId: 'run', purpose: 'call', at });
  await recordRecordingStored(connection.db, { id, path, durationMs: 1_000, peaks: '' });
  return path;
}

const where = (path: string) => Promise.all([stores.size(path, 'disk'), stores.size(path, 's3')]);
const unexpected = (id: string, error: unknown) => {
  throw new Error(`${id} was not uploaded`, { cause: error });
};
/** As if the claims of whoever died were over. */
const claimsRunOut = () => connection.db.update(recordings).set({ uploadDueAt: at });

describe('the way of recordings to the S3 service', () => {
  it('ends there, and only then the copy on the disk goes', async () => {
    const path = await addRecording('run.1');
    expect(await where(path)).toEqual([sound.length, null]);
    expect(await uploadNext(connection.db, stores, unexpected)).toBe('done');
    expect(await where(path)).toEqual([null, sound.length]);
    expect(await getRecording(connection.db, 'run.1')).toMatchObject({ store: 's3', path });
    const part = (await stores.read(path, 's3', { first: 5, last: 8 })) ?? Readable.from([]);
    expect(await buffer(part)).toEqual(Buffer.from('what'));
    expect(await uploadNext(connection.db, stores, unexpected)).toBe('none');
    await deleteRecording(connection.db, { id: null, name: 'Test' }, 'run.1');
    await finishRemovals(connection.db, stores);
    expect(await where(path)).toEqual([null, null]);
  });

  it('goes on after a process was killed in the middle of it', async () => {
    const path = await addRecording('run.2');
    const held = await startHolding();
    const child = startUploader(held.endpoint);
    await held.arrived;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await held.close();
    expect(await where(path)).toEqual([sound.length, null]);
    // Nobody else takes it while somebody may still be at it.
    expect(await uploadNext(connection.db, stores, unexpected)).toBe('none');
    await claimsRunOut();
    expect(await uploadNext(connection.db, stores, unexpected)).toBe('done');
    expect(await where(path)).toEqual([null, sound.length]);
  });

  it('rests while the service is out, and loses nothing', async () => {
    const path = await addRecording('run.3');
    const out = openMediaStores({ ...environmentOf('http://127.0.0.1:9') }, home);
    const failures: string[] = [];
    expect(await uploadNext(connection.db, out, (id) => failures.push(id))).toBe('failed');
    expect(failures).toEqual(['run.3']);
    expect(await countWaitingFiles(connection.db)).toMatchObject({
      uploads: 1,
      failure: expect.stringContaining('put'),
    });
    expect(await uploadNext(connection.db, stores, unexpected)).toBe('none');
    expect(await where(path)).toEqual([sound.length, null]);
    await claimsRunOut();
    expect(await uploadNext(connection.db, stores, unexpected)).toBe('done');
    expect(await where(path)).toEqual([null, sound.length]);
  });

  it('is tried again at once where somebody says so, beside what is carried just now', async () => {
    const { db } = connection;
    const path = await addRecording('run.3b');
    await addRecording('run.3c');
    const inAnHour = new Date(Date.now() + 3_600_000);
    const underWay = new Date(Date.now() + 30_000);
    for (const [id, due] of [
      ['run.3b', inAnHour],
      ['run.3c', underWay],
    ] as const) {
      await connection.sql`update recording set upload_failure = 'the service is out', upload_due_at = ${due} where id = ${id}`;
    }
    expect(await countWaitingFiles(db)).toMatchObject({
      uploads: 2,
      failing: 2,
      uploadsSince: expect.any(Date),
      failure: 'the service is out',
      nextAt: inAnHour,
    });
    expect(await uploadNext(db, stores, unexpected)).toBe('none');
    const admin = { id: null, name: 'Test' };
    expect(await retryWaitingFiles(db, admin)).toBe(1);
    expect(await uploadNext(db, stores, unexpected)).toBe('done');
    expect(await where(path)).toEqual([null, sound.length]);
    expect(await uploadNext(db, stores, unexpected)).toBe('none');
    expect(await retryWaitingFiles(db, admin)).toBe(0);
    await connection.sql`delete from recording where id = 'run.3c'`;
    expect(await countWaitingFiles(db)).toMatchObject({ uploads: 0, uploadsSince: null, failure: null, nextAt: null });
  });

  it('leaves nothing there of a recording that was deleted on the way', async () => {
    const path = await addRecording('run.4');
    const files = {
      upload: async (of: string) => {
        await deleteRecording(connection.db, { id: null, name: 'Test' }, 'run.4');
        await finishRemovals(connection.db, stores);
        await stores.put(of, bytesSource(sound));
        return await stores.upload(of);
      },
      removeCopy: (of: string) => stores.removeCopy(of),
      remove: (of: string, store: 'disk' | 's3') => stores.remove(of, store),
    };
    expect(await uploadNext(connection.db, files, unexpected)).toBe('done');
    expect(await where(path)).toEqual([null, null]);
  });
});

/** Another process that takes the next recording to this address. */
function startUploader(endpoint: string): ChildProcess {
  const script = `
    import { connect } from '@patchbay/drizzle';
    import { uploadNext } from '@patchbay/records';
    import { openMediaStores } from '@patchbay/storage';
    const { db } = connect(process.env.DATABASE_URL, { max: 2 });
    await uploadNext(db, openMediaStores(process.env, process.env.PATCHBAY_HOME), console.error);`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environmentOf(endpoint), DATABASE_URL: stack.databaseUrl, PATCHBAY_HOME: home },
  });
}

/** Stands before the real service, hands the beginning of an upload on, and keeps the rest back. */
async function startHolding(): Promise<{ endpoint: string; arrived: Promise<void>; close(): Promise<void> }> {
  const target = new URL(real.settings.endpoint);
  let tell: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = createServer((message) => {
    const onward = request({
      host: target.hostname,
      port: target.port,
      method: message.method,
      path: message.url,
      headers: message.headers,
    });
    onward.on('error', () => undefined);
    message.on('error', () => undefined);
    message.on('close', () => onward.destroy());
    message.once('data', (chunk: Buffer) => {
      onward.write(chunk.subarray(0, 4));
      tell();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
