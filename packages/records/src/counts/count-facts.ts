import { countCorrections, type Database } from '@patchbay/drizzle';
import { countBatch } from './count-batch.ts';
import { countCalls } from './count-calls.ts';
import { type Counting, counting } from './counting.ts';
import { callFact, facts } from './facts.ts';
import { keepClock } from './roll-up.ts';

/**
 * Adds some of what happened and is over to the counts of reports, each fact once, whoever else does the same at the moment; puts right
 * what changed since it was counted, and goes on with the hours and days where the centre's time zone changed. Each kind of fact is a
 * transaction of its own: one that fails keeps none of the others.
 * @returns how much was done; 0 where nothing is left, or another counts already
 * @throws AggregateError of the kinds that failed, after the others
 */
export async function countFacts(db: Database): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  const attempt = async (work: () => Promise<number | null>) => {
    try {
      done += (await work()) ?? 0;
    } catch (error) {
      failures.push(error);
    }
  };
  await attempt(() => counting(db, keepClock));
  await attempt(() => countTraffic(db));
  for (const fact of facts) {
    if (fact !== callFact) await attempt(() => counting(db, (now) => countBatch(now, fact)));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some facts could not be counted');
  return done;
}

/**
 * Puts right, at once, what changed since it was counted: what a fact was is written down until then. To be called in the transaction that
 * changed it.
 */
export async function countCorrected(counting: Counting): Promise<void> {
  for (;;) {
    const found = await counting.tx.selectDistinct({ table: countCorrections.fact }).from(countCorrections);
    const left = facts.filter(({ table }) => found.some((each) => each.table === table));
    if (left.length === 0) return;
    for (const fact of left) await (fact === callFact ? countCalls(counting) : countBatch(counting, fact));
  }
}

/** Of `countFacts`, the calls: what stands over the canvas. */
export async function countTraffic(db: Database): Promise<number> {
  return (await counting(db, countCalls)) ?? 0;
}
