import {
  callerCounts,
  calls,
  countCorrections,
  countStates,
  type Database,
  nodeCounts,
  nodeTraffic,
} from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';
import { nodeVisits } from '../calls/node-visits.ts';
import { getSetting } from '../settings.ts';
import { isCaller, sumCallers } from './caller-counts.ts';
import {
  byClock,
  type CountKind,
  columnList,
  contributions,
  dayOn,
  hourOn,
  monthOf,
  ofAll,
  quarterOf,
} from './count-kind.ts';
import { holdCounting } from './counting.ts';
import { countKinds, type Fact, facts, waysInto } from './facts.ts';

/**
 * Makes every count anew out of the facts that are marked as counted, by the clock of the centre: each kind in one go, so that many
 * millions take minutes. For a database into which they were loaded; what counts stood there before is gone.
 */
export async function countAgain(db: Database): Promise<void> {
  const timeZone = await getSetting(db, 'centre.timeZone');
  // Facts and what is noted of their changes are read as they stand at one moment; what changes later is noted and put right later.
  await db.transaction(
    async (tx) => {
      await holdCounting(tx);
      await tx.execute(sql`set local work_mem = '256MB'`);
      await tx.execute(sql`delete from ${countCorrections}`);
      for (const fact of facts) {
        for (const kind of fact.kinds) {
          // Of a kind that two facts make together, the second finds all of the first.
          if (waysInto(kind).at(-1)?.[0] === fact) await countKindAgain(tx, fact, countKinds[kind], timeZone);
        }
      }
      await countNodesAgain(tx, timeZone);
      await countCallersAgain(tx, timeZone);
      const clock = { timeZone, rolledFrom: null, rollsBackTo: null };
      await tx.insert(countStates).values(clock).onConflictDoUpdate({ target: countStates.id, set: clock });
    },
    { isolationLevel: 'repeatable read' },
  );
}

async function countKindAgain(tx: Database, fact: Fact, kind: CountKind, timeZone: string): Promise<void> {
  const marked = sql`(
    select ${columnList(fact.columns)}, 1 as sign from ${sql.identifier(fact.table)} where ${sql.identifier(fact.mark)}
  )`;
  await refill(tx, kind, kind.table, 'quarter', contributions(kind, marked, sql`now()`));
  const quarters = sql`${sql.identifier(kind.table)} as quarters`;
  if (kind.hourTable !== null) {
    await refill(tx, kind, kind.hourTable, 'hour', byClock(kind, hourOn(timeZone, sql`quarter`), quarters));
  }
  await refill(tx, kind, kind.dayTable, 'day', byClock(kind, dayOn(timeZone, sql`quarter`), quarters));
  const days = sql`${sql.identifier(kind.dayTable)} as days`;
  await refill(tx, kind, kind.monthTable, 'month', byClock(kind, monthOf(sql`day`), days));
  const all = ofAll(kind);
  if (all !== null) await refill(tx, all, all.dayTable, 'day', byClock(all, sql`day`, days));
}

/** In the order of the key: millions of rows that come in any order read and write its index all over. */
async function refill(tx: Database, kind: CountKind, table: string, first: string, rows: SQL): Promise<void> {
  const order = sql.raw([first, ...kind.dimensions].map((_, index) => index + 1).join(', '));
  const columns = columnList([first, ...kind.dimensions, ...kind.measures.map(({ column }) => column)]);
  await tx.execute(sql`delete from ${sql.identifier(table)}`);
  await tx.execute(sql`insert into ${sql.identifier(table)} (${columns}) ${rows} order by ${order}`);
}

async function countNodesAgain(tx: Database, timeZone: string): Promise<void> {
  const marked = sql`select id, started_at, ended_at, end_reason from ${calls} where traffic_counted`;
  await tx.execute(sql`delete from ${nodeTraffic}`);
  await tx.execute(sql`
    insert into ${nodeTraffic} (flow_id, quarter, version, node_id, exit, duration_ms, count)
    select flow_id, ${quarterOf(sql`started_at`)}, version, node_id, exit, duration_ms, count(*)::int
    from (${nodeVisits(marked, null)}) as visit group by 1, 2, 3, 4, 5, 6`);
  await tx.execute(sql`delete from ${nodeCounts}`);
  await tx.execute(sql`
    insert into ${nodeCounts} (flow_id, day, version, node_id, exit, count)
    select flow_id, ${dayOn(timeZone, sql`quarter`)}, version, node_id, exit, sum(count)::int from ${nodeTraffic}
    group by 1, 2, 3, 4, 5`);
}

async function countCallersAgain(tx: Database, timeZone: string): Promise<void> {
  await tx.execute(sql`delete from ${callerCounts}`);
  for (const grain of ['month', 'year'] as const) {
    await tx.execute(sql`
      insert into ${callerCounts} (grain, period, number, calls)
      select ${grain}, date_trunc(${grain}::text, ${dayOn(timeZone, sql`started_at`)})::date, caller_number, count(*)::int
      from ${calls} where traffic_counted and ${isCaller} group by 2, 3 order by 2, 3`);
    await sumCallers(tx, grain, null);
  }
}
