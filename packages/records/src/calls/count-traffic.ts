import { calls, type Database, nodeTraffic } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { nodeVisits } from './node-visits.ts';

/** Of one transaction: some ten thousand steps, read within a second. */
const callsMax = 500;
/** Any number that no other advisory lock uses: `traf` in ASCII. */
const lockKey = 0x74726166;

/** When the quarter of an hour began, the grain in which traffic is counted. */
export const quarterMs = 900_000;

/**
 * Adds the steps of calls that are over to `node_traffic`, each call once, whoever else does the same at the moment.
 * @returns how many calls were counted; 0 where there are none, or another counts already
 */
export async function countTraffic(db: Database): Promise<number> {
  return await db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey}) as mine`);
    if (lock?.mine !== true) return 0;
    const counted = await tx.execute<{ id: string }>(sql`
      update ${calls} set traffic_counted = true where id in (
        select id from ${calls} where not traffic_counted and ended_at is not null order by started_at limit ${callsMax}
      ) returning id`);
    if (counted.length === 0) return 0;
    const ids = counted.map(({ id }) => id);
    const chosen = sql`select id, started_at, ended_at, end_reason from ${calls} where id in ${ids}`;
    await tx.execute(sql`
      insert into ${nodeTraffic} (flow_id, quarter, version, node_id, exit, duration_ms, count)
      select flow_id, date_bin('15 minutes', started_at, 'epoch'), version, node_id, exit, duration_ms, count(*)::int
      from (${nodeVisits(chosen, null)}) as visit
      group by 1, 2, 3, 4, 5, 6
      on conflict (flow_id, quarter, version, node_id, exit, duration_ms)
      do update set count = ${nodeTraffic}.count + excluded.count`);
    return counted.length;
  });
}
