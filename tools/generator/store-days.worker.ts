import { connect } from '@patchbay/drizzle';
import { type RowCounts, storeDays } from './store-days.ts';
import type { YearSize } from './year-plan.ts';

/** What a process that stores a share of the days is given. */
export interface DaysTask {
  readonly databaseUrl: string;
  readonly size: YearSize;
  readonly from: number;
  readonly to: number;
}

/** What it tells: that more days are stored, that all are, or what went wrong. */
export type DaysNews =
  | { readonly kind: 'stored'; readonly days: number }
  | { readonly kind: 'done'; readonly counts: RowCounts }
  | { readonly kind: 'failed'; readonly message: string };

async function tell(news: DaysNews): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.send?.(news, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
  });
}

// Whoever started it is gone: nobody makes the indexes any more.
const endAlone = () => process.exit(1);
process.once('disconnect', endAlone);
process.once('message', async (task: DaysTask) => {
  const { sql, close } = connect(task.databaseUrl, { max: 1, endsWithProcess: 'patchbay-generator' });
  try {
    const counts = await storeDays(sql, task.size, task, (days) => void tell({ kind: 'stored', days }));
    await tell({ kind: 'done', counts });
  } catch (error) {
    await tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  } finally {
    await close();
    process.off('disconnect', endAlone);
    process.disconnect();
  }
});
