import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@patchbay/drizzle';
import {
  deleteRecording,
  dropUnusedSpeech,
  finishRemovals,
  getSetting,
  listExpiredRecordings,
  makeCallMonths,
  type Recording,
  type RemovedByRetention,
  removeExpiredCalls,
  removeExpiredJournals,
} from '@patchbay/records';
import type { MediaStores } from '@patchbay/storage';
import { sql } from 'drizzle-orm';
import type { Retention } from '../../ports/retention.ts';

const dayMs = 86_400_000;
/** Spoken again within a second when it is needed once more. */
const unusedSpeechDaysMax = 90;
/** Yesterday can be asked what would have been; last month cannot. */
const routingDaysMax = 14;
const actor = { id: null, name: 'Retention' };

/** Rows in PostgreSQL, kept speech in the media folder, recordings where they are. */
export class PostgresRetention implements Retention {
  /** @param mediaDir absolute */
  constructor(
    private readonly db: Database,
    private readonly mediaDir: string,
    private readonly stores: MediaStores,
  ) {}

  async removeExpired(now: number): Promise<RemovedByRetention> {
    const keepDays = await getSetting(this.db, 'recordings.keepDays');
    const failures: unknown[] = [];
    const recordings = await this.removeRecordings(new Date(now - keepDays * dayMs), failures);
    await finishRemovals(this.db, this.stores, { onFailure: (_path, error) => failures.push(error) });
    const speech = await this.removeSpeech(new Date(now - unusedSpeechDaysMax * dayMs), failures);
    await this.removeRoutingEntries(new Date(now - routingDaysMax * dayMs));
    const calls = await this.removeCalls(now, failures);
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} things could not be removed`);
    return { recordings, speech, ...calls };
  }

  /** After recordings, which hold their calls; and nothing that failed there keeps the next months from being made. */
  private async removeCalls(now: number, failures: unknown[]): Promise<Pick<RemovedByRetention, 'calls' | 'journals'>> {
    const present = new Date(now);
    try {
      await makeCallMonths(this.db, present);
      const { months, others } = await removeExpiredCalls(this.db, actor, present);
      const journals = await removeExpiredJournals(this.db, actor, present);
      return { calls: { months, others }, journals };
    } catch (error) {
      failures.push(error);
      return { calls: { months: [], others: 0 }, journals: 0 };
    }
  }

  /**
   * Never what a runtime would need to go on: the last snapshot and all after it. What is kept begins with a snapshot, so
   * that each day of it can be played.
   */
  private async removeRoutingEntries(before: Date): Promise<void> {
    await this.db.execute(sql`
      with begin as (
        select p.group_id, max(p.index) as index from routing_past p join routing_snapshot s using (group_id)
        where p.at < ${before.toISOString()}::timestamptz and p.index <= s.index group by p.group_id
      ), pasts as (
        delete from routing_past p using begin b where p.group_id = b.group_id and p.index < b.index
      )
      delete from routing_entry e using begin b where e.group_id = b.group_id and e.index <= b.index`);
  }

  private async removeRecordings(before: Date, failures: unknown[]): Promise<number> {
    let removed = 0;
    for (;;) {
      const expired = await listExpiredRecordings(this.db, before);
      const failed = await this.removeEach(expired, failures);
      removed += expired.length - failed;
      // Those that failed would be listed again for ever.
      if (expired.length === 0 || failed > 0) return removed;
    }
  }

  private async removeEach(expired: readonly Recording[], failures: unknown[]): Promise<number> {
    let failed = 0;
    for (const { id } of expired) {
      try {
        await deleteRecording(this.db, actor, id);
      } catch (error) {
        failed += 1;
        failures.push(error);
      }
    }
    return failed;
  }

  private async removeSpeech(before: Date, failures: unknown[]): Promise<number> {
    let removed = 0;
    for (;;) {
      const paths = await dropUnusedSpeech(this.db, before);
      if (paths.length === 0) return removed;
      for (const path of paths) {
        await rm(join(this.mediaDir, path), { force: true }).catch((error: unknown) => failures.push(error));
      }
      removed += paths.length;
    }
  }
}
