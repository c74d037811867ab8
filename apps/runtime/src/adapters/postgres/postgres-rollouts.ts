import type { Database } from '@patchbay/drizzle';
import { type StoppedRollout, stopWorseRollouts } from '@patchbay/records';
import type { Fence } from '../../ports/journal.ts';
import type { Rollouts } from '../../ports/rollouts.ts';

/** Roll-outs in PostgreSQL, judged by the calls that are stored beside them. */
export class PostgresRollouts implements Rollouts {
  constructor(private readonly db: Database) {}

  stopWorse({ lease, holder, epoch }: Fence): Promise<readonly StoppedRollout[]> {
    return stopWorseRollouts(this.db, { name: lease, holder, epoch });
  }
}
