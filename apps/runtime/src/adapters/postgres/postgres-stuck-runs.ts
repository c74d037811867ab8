import type { Database } from '@patchbay/drizzle';
import { listStuckRuns } from '@patchbay/records';
import type { StuckRunRow, StuckRuns } from '../../ports/stuck-runs.ts';

/** Stuck runs by what PostgreSQL holds of them. */
export class PostgresStuckRuns implements StuckRuns {
  constructor(private readonly db: Database) {}

  async list(): Promise<StuckRunRow[]> {
    const found = await listStuckRuns(this.db);
    return found.map(({ runId, reason, since, place }) => ({
      runId,
      reason,
      sinceMs: since,
      nodeId: place?.nodeId ?? null,
    }));
  }
}
