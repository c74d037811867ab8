import { connect, migrate } from '@patchbay/drizzle';
import { countAgain } from '@patchbay/records';
import type { Sql } from 'postgres';
import { GeneratedRows } from './generated-rows.ts';
import { storeReviews } from './quality/store-reviews.ts';
import { type RowCounts, storeDays } from './store-days.ts';
import { storeInProcesses } from './store-in-processes.ts';
import { makeAgain, putAside } from './store-rows.ts';
import { writeCentre } from './write-centre.ts';
import { planYear, type YearSize } from './year-plan.ts';

export interface YearOptions extends YearSize {
  /** Puts indexes and references aside while rows are stored: slower for few calls, far quicker for many. */
  readonly bulk: boolean;
  /** How many store days at the same time; 1 is this one alone. */
  readonly processes: number;
  /** False leaves facts as a running centre writes them: nothing is counted yet. */
  readonly counted: boolean;
  readonly say: (progress: string) => void;
}

/**
 * Fills an empty, migrated database with a centre and a year of its calls, and counts them.
 * The same options make the same rows, whatever the number of processes.
 */
export async function loadYear(databaseUrl: string, options: YearOptions): Promise<{ readonly rows: RowCounts }> {
  await migrate(databaseUrl);
  const { db, sql, close } = connect(databaseUrl, { max: 4 });
  try {
    const { year, timeZone, say, processes, bulk } = options;
    const { days, centre } = planYear(options);
    await writeCentre(db, centre, { timeZone, beginsAt: new Date(Date.UTC(year, 0, 1)) });
    for (let month = 0; month <= 12; month += 1) {
      await sql`select make_call_month(${new Date(Date.UTC(year, month, 1))})`;
    }
    const tables = new GeneratedRows().all.map(({ table }) => table);
    const asides = bulk ? await putAside(sql, tables) : [];
    const stored = (count: number) => say(`${count} of ${days.length} days`);
    const counts =
      processes > 1
        ? await storeInProcesses(databaseUrl, options, processes, stored)
        : await storeAlone(sql, options, days.length, stored);
    await makeAgain(sql, asides, say);
    say('reviews');
    // Of a table that was filled just now nothing is known, and whole years are read for some hours of it.
    for (const table of tables) await sql`analyze ${sql(table)}`;
    const reviews = await storeReviews({ db, sql }, centre, days, options);
    // What is planned and has not come yet is counted when it is over.
    await sql`update shift_part set counted = false where until > now()`;
    if (options.counted) {
      say('counting');
      await countAgain(db);
    } else await forgetCounting(sql);
    say('looking at what the tables hold');
    await sql`vacuum analyze`;
    return { rows: { ...counts, ...reviews } };
  } finally {
    await close();
  }
}

async function storeAlone(sql: Sql, size: YearSize, to: number, said: (days: number) => void): Promise<RowCounts> {
  let days = 0;
  return await storeDays(sql, size, { from: 0, to }, (more) => {
    days += more;
    said(days);
  });
}

async function forgetCounting(sql: Sql): Promise<void> {
  for (const table of [
    'queue_visit',
    'conversation',
    'agent_state',
    'shift_part',
    'satisfaction_answer',
    'form_answer',
  ]) {
    await sql`update ${sql(table)} set counted = false`;
  }
  await sql`update call set traffic_counted = false`;
}
