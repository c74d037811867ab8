import { callSteps } from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';

/** The longest length that is kept, some three weeks: no run lives that long. */
const durationMsMax = 2_000_000_000;

/**
 * Rounds a length to two significant digits, half up: 0 to 99 ms as they are, then 100, 110, … 990, 1,000, 1,100, … What is shown
 * of a length has no more, and so the same length is counted together however often it comes.
 */
export function roundedMs(durationMs: number): number {
  const whole = Math.min(Math.max(0, Math.floor(durationMs)), durationMsMax);
  if (whole < 100) return whole;
  const unit = 10 ** (String(whole).length - 2);
  return Math.floor((whole + unit / 2) / unit) * unit;
}

/** The same in SQL, of an interval. */
function roundedInterval(interval: SQL): SQL {
  return sql`(
    select case when ms < 100 then ms else (ms + unit / 2) / unit * unit end
    from (
      select ms, (10 ^ greatest(length(ms::text) - 2, 0))::int as unit
      from (
        select least(greatest(floor(extract(epoch from ${interval}) * 1000), 0), ${durationMsMax})::int as ms
      ) as in_ms
    ) as with_unit
  )`;
}

/**
 * Every visit to a node in the calls of `chosen`, a table expression with the columns of `call`. A visit begins with `node.entered`
 * and ends with the next line of its call at the same depth: the node left by a port, or the flow left from within. Where there
 * is none, it ended with the call: of a caller who hangs up inside a sub-flow, the node that entered it is left so as well.
 * Columns: call_id, started_at, flow_id, version, node_id, exit (`port:…`, `returned`, `end:…`, `open`), duration_ms.
 * @param flowId only visits to nodes of this flow
 */
export function nodeVisits(chosen: SQL, flowId: string | null): SQL {
  return sql`
    select v.call_id, v.started_at, v.flow_id, v.version, v.node_id, v.exit,
      ${roundedInterval(sql`v.left_at - v.at`)} as duration_ms
    from (
      select s.call_id, c.started_at, s.flow_id, s.version, s.node_id, s.at, s.kind,
        coalesce(lead(s.at) over same_depth, c.ended_at, s.at) as left_at,
        case lead(s.kind) over same_depth
          when 'node.left' then 'port:' || coalesce(lead(s.port) over same_depth, '')
          when 'flow.left' then 'returned'
          else case when c.ended_at is null then 'open' else 'end:' || coalesce(c.end_reason, '') end
        end as exit
      from (${chosen}) as c
      join ${callSteps} as s on s.call_id = c.id
      where s.kind in ('node.entered', 'node.left', 'flow.left')
        ${flowId === null ? sql`` : sql`and s.flow_id = ${flowId}`}
      window same_depth as (partition by s.call_id, s.depth order by s.index)
    ) as v
    where v.kind = 'node.entered'`;
}
