import type { Database } from '@patchbay/drizzle';
import { type Carried, finishRemovals, uploadNext } from '@patchbay/records';
import type { MediaStores } from '@patchbay/storage';
import type { Log } from '../../ports/log.ts';
import type { RecordingFilesAtWork } from '../../ports/recording-files.ts';

/** The queue is in PostgreSQL; without an S3 service files stay on the disk. */
export class PostgresRecordingFiles implements RecordingFilesAtWork {
  constructor(
    private readonly db: Database,
    private readonly stores: MediaStores,
    private readonly log: Log,
  ) {}

  async carryNext(): Promise<Carried> {
    if (!this.stores.hasS3) return 'none';
    return await uploadNext(this.db, this.stores, (recordingId, error) =>
      this.log.warn('a recording could not be taken to the S3 service; it is tried again', { recordingId, error }),
    );
  }

  async removeDue(): Promise<void> {
    await finishRemovals(this.db, this.stores, {
      onFailure: (path, error) =>
        this.log.warn('the file of a deleted recording could not be removed; it is tried again', { path, error }),
    });
  }
}
