import type { Database } from '@patchbay/drizzle';
import { failedEndReasons, type RolloutFigures, type RolloutOutcomes } from '@patchbay/flow-schema';
import { type SQL, sql } from 'drizzle-orm';
import type { Rollout } from './rollout-row.ts';

interface FiguresRow extends Record<string, unknown> {
  readonly version: string;
  readonly ended: number;
  readonly under_way: number;
  readonly failed: number;
  readonly abandoned: number;
  readonly reached_queue: number;
  readonly reached_person: number;
  readonly duration_ms_median: number | null;
}

/**
 * What became of the calls that began while a roll-out ran, the old version's beside the new one's; since its audience was
 * last changed. Read from the calls themselves: those that the flow answered, and those that entered it as a sub-flow.
 */
export async function loadRolloutFigures(db: Database, rollout: Rollout): Promise<RolloutFigures> {
  const { flowId, version, baseVersion, countedSince, endedAt } = rollout;
  const since = instantOf(countedSince);
  const beforeEnd = endedAt === null ? sql`true` : sql`c.started_at < ${instantOf(endedAt)}`;
  const versions = sql`(${version}, ${baseVersion})`;
  const rows = await db.execute<FiguresRow>(sql`
    with entered as (
      select id as call_id, version from call
      where flow_id = ${flowId} and started_at >= ${since} and version in ${versions}
      union
      select call_id, version from call_step
      where flow_id = ${flowId} and node_id is null and kind = 'flow.entered' and at >= ${since} and version in ${versions}
    ), failures as (
      select distinct call_id from call_step
      where kind = 'failure' and at >= ${since} and (detail->>'handledBy' in ('flow', 'default')
        or detail->>'handledBy' = 'caller' and flow_id = ${flowId})
    ), visits as (
      select call_id, bool_or(outcome = 'callback') as has_callback from queue_visit
      where joined_at >= ${since} group by call_id
    ), told as (
      select e.version, c.ended_at is not null as is_ended,
        extract(epoch from c.ended_at - c.started_at) * 1000 as duration_ms,
        c.person_at is not null as has_person,
        v.call_id is not null as has_queue,
        c.end_reason in ${[...failedEndReasons]} or f.call_id is not null as has_failed,
        c.end_reason = 'caller_hung_up' and c.person_at is null and v.has_callback is not true as is_abandoned
      from entered e join call c on c.id = e.call_id
        left join failures f on f.call_id = c.id
        left join visits v on v.call_id = c.id
      where c.started_at >= ${since} and ${beforeEnd}
    )
    select version,
      (count(*) filter (where is_ended))::int as ended,
      (count(*) filter (where not is_ended))::int as under_way,
      (count(*) filter (where is_ended and has_failed))::int as failed,
      (count(*) filter (where is_ended and is_abandoned))::int as abandoned,
      (count(*) filter (where is_ended and has_queue))::int as reached_queue,
      (count(*) filter (where is_ended and has_person))::int as reached_person,
      (percentile_cont(0.5) within group (order by duration_ms) filter (where is_ended))::float8 as duration_ms_median
    from told group by version`);
  const of = (wanted: string) => outcomesOf([...rows].find((row) => row.version === wanted));
  return { old: of(baseVersion), new: of(version) };
}

function outcomesOf(row: FiguresRow | undefined): RolloutOutcomes {
  return {
    ended: row?.ended ?? 0,
    underWay: row?.under_way ?? 0,
    failed: row?.failed ?? 0,
    abandoned: row?.abandoned ?? 0,
    reachedQueue: row?.reached_queue ?? 0,
    reachedPerson: row?.reached_person ?? 0,
    durationMsMedian: row?.duration_ms_median ?? null,
  };
}

function instantOf(at: Date): SQL {
  return sql`${at.toISOString()}::timestamptz`;
}
