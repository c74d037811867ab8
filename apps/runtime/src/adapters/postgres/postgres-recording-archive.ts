import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Connection, recordings } from '@patchbay/drizzle';
import {
  recordRecordingFailed,
  recordRecordingPaused,
  recordRecordingStarted,
  recordRecordingStored,
} from '@patchbay/records';
import { eq } from 'drizzle-orm';
import type { RecordingArchive, RecordingRow } from '../../ports/recordings.ts';
import { wavDurationMs } from './wav-duration.ts';

const folder = 'recordings';

/** Rows in PostgreSQL, files in the media folder. */
export class PostgresRecordingArchive implements RecordingArchive {
  /** @param mediaDir absolute */
  constructor(
    private readonly db: Connection['db'],
    private readonly mediaDir: string,
  ) {}

  async begin({ id, callId, purpose }: RecordingRow, at: number): Promise<void> {
    await recordRecordingStarted(this.db, { id, callId, purpose, at: new Date(at) });
  }

  async store(id: string, wav: Uint8Array): Promise<{ durationMs: number }> {
    const path = join(folder, `${id}.wav16`);
    const target = join(this.mediaDir, path);
    await mkdir(dirname(target), { recursive: true });
    // Half a file must never stand under the name that the row points to.
    await writeFile(`${target}.part`, wav);
    await rename(`${target}.part`, target);
    const durationMs = wavDurationMs(wav);
    await recordRecordingStored(this.db, { id, path, durationMs });
    return { durationMs };
  }

  async fail(id: string): Promise<void> {
    await recordRecordingFailed(this.db, id);
  }

  async pause(id: string, paused: boolean, at: number): Promise<void> {
    await recordRecordingPaused(this.db, { id, paused, at: new Date(at) });
  }

  async isStored(id: string): Promise<boolean> {
    const [row] = await this.db.select({ status: recordings.status }).from(recordings).where(eq(recordings.id, id));
    return row?.status === 'stored' || row?.status === 'deleted';
  }

  async unfinished(): Promise<RecordingRow[]> {
    return this.db
      .select({ id: recordings.id, callId: recordings.callId, purpose: recordings.purpose })
      .from(recordings)
      .where(eq(recordings.status, 'recording'));
  }
}
