import { type Connection, recordings } from '@patchbay/drizzle';
import {
  recordRecordingFailed,
  recordRecordingPaused,
  recordRecordingStarted,
  recordRecordingStored,
} from '@patchbay/records';
import { bytesSource, type MediaStores, peaksOf } from '@patchbay/storage';
import { eq } from 'drizzle-orm';
import type { RecordingArchive, RecordingRow } from '../../ports/recordings.ts';
import { wavDurationMs } from './wav-duration.ts';

/** Rows in PostgreSQL, files on the disk first. */
export class PostgresRecordingArchive implements RecordingArchive {
  constructor(
    private readonly db: Connection['db'],
    private readonly stores: MediaStores,
  ) {}

  async begin({ id, callId, purpose }: RecordingRow, at: number): Promise<void> {
    await recordRecordingStarted(this.db, { id, callId, purpose, at: new Date(at) });
  }

  async store(id: string, wav: Uint8Array): Promise<{ durationMs: number }> {
    const path = `recordings/${id}.wav16`;
    await this.stores.put(path, bytesSource(wav));
    const durationMs = wavDurationMs(wav);
    const wanted = await recordRecordingStored(this.db, { id, path, durationMs, peaks: peaksOf(wav) });
    // Deleted on request before it came: nobody may find it here.
    if (!wanted) await this.stores.remove(path, 'disk');
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
