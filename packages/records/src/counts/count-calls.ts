import { nodeCounts, nodeTraffic } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { nodeVisits } from '../calls/node-visits.ts';
import { addingCallers, dropEmptyCallers } from './caller-counts.ts';
import { countBatch } from './count-batch.ts';
import { dayOn, quarterOf } from './count-kind.ts';
import type { Counting } from './counting.ts';
import { callFact } from './facts.ts';
import { isRolled } from './put-counts.ts';

/** Some calls that are over, with the visits to nodes and the callers that follow from them. */
export async function countCalls(counting: Counting): Promise<number> {
  const { timeZone, rolledFrom } = counting;
  const chosen = sql`select id, started_at, ended_at, end_reason from marked`;
  const visits = sql`
    visit_delta as materialized (
      select flow_id, ${quarterOf(sql`started_at`)} as quarter, version, node_id, exit, duration_ms, count(*)::int as count
      from (${nodeVisits(chosen, null)}) as visit
      group by 1, 2, 3, 4, 5, 6
    ), node_traffic_put as (
      insert into ${nodeTraffic} (flow_id, quarter, version, node_id, exit, duration_ms, count)
      select * from visit_delta
      on conflict (flow_id, quarter, version, node_id, exit, duration_ms)
      do update set count = ${nodeTraffic}.count + excluded.count
    ), node_count_put as (
      insert into ${nodeCounts} (flow_id, day, version, node_id, exit, count)
      select flow_id, ${dayOn(timeZone, sql`quarter`)}, version, node_id, exit, sum(count)::int
      from visit_delta where ${isRolled(rolledFrom, sql`quarter`)}
      group by 1, 2, 3, 4, 5
      on conflict (flow_id, day, version, node_id, exit) do update set count = ${nodeCounts}.count + excluded.count
    )`;
  const done = await countBatch(counting, callFact, [visits, addingCallers(counting)]);
  if (done > 0) await dropEmptyCallers(counting.tx);
  return done;
}
