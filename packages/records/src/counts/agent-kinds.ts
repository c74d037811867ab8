import { sql } from 'drizzle-orm';
import { type CountKind, countIf, instantOf, quarterOf, sum } from './count-kind.ts';

export const agentKind: CountKind = {
  table: 'agent_count',
  hourTable: null,
  dayTable: 'agent_day',
  monthTable: 'agent_month',
  dimensions: ['agent_id', 'queue_id', 'direction'],
  measures: [
    countIf('offered', sql`true`),
    countIf('answered', sql`outcome = 'answered'`),
    countIf('no_answer', sql`outcome = 'no_answer'`),
    countIf('declined', sql`outcome = 'declined'`),
    countIf('unreachable', sql`outcome = 'unreachable'`),
    countIf('caller_left', sql`outcome = 'caller_left'`),
    countIf('elsewhere', sql`outcome = 'elsewhere'`),
    sum('talk_ms', 'bigint', sql`talk_ms`),
    sum('hold_ms', 'bigint', sql`hold_ms`),
    sum('wrap_up_ms', 'bigint', sql`wrap_up_ms`),
  ],
  rows: (facts) => sql`
    select ${quarterOf(sql`offered_at`)} as quarter, sign, agent_id, coalesce(queue_id, '') as queue_id, direction,
      outcome, talk_ms, hold_ms, wrap_up_ms
    from ${facts} as fact`,
};

export const wrapUpKind: CountKind = {
  table: 'wrap_up_count',
  hourTable: null,
  dayTable: 'wrap_up_day',
  monthTable: 'wrap_up_month',
  dayOfAll: { table: 'wrap_up_day_of_all', dimensions: ['queue_id', 'wrap_up_code_id'] },
  dimensions: ['queue_id', 'agent_id', 'wrap_up_code_id'],
  measures: [countIf('conversations', sql`true`), sum('talk_ms', 'bigint', sql`talk_ms`)],
  rows: (facts) => sql`
    select ${quarterOf(sql`offered_at`)} as quarter, sign, coalesce(queue_id, '') as queue_id, agent_id,
      coalesce(wrap_up_code_id, '') as wrap_up_code_id, talk_ms
    from ${facts} as fact
    where outcome = 'answered'`,
};

/** A state is in every quarter of an hour that it touches, with the part of it that lies there; it began in the first. */
export const stateKind: CountKind = {
  table: 'agent_state_count',
  hourTable: null,
  dayTable: 'agent_state_day',
  monthTable: 'agent_state_month',
  dayOfAll: { table: 'agent_state_day_of_all', dimensions: ['state', 'reason'] },
  dimensions: ['agent_id', 'state', 'reason'],
  measures: [countIf('begun', sql`is_first`), sum('ms', 'bigint', sql`part_ms`)],
  rows: (facts, now, range = null) => {
    const first = range === null ? sql`first_quarter` : sql`greatest(first_quarter, ${instantOf(range.from)})`;
    const last = sql`greatest(first_quarter, done - interval '1 millisecond')`;
    const until = range === null ? last : sql`least(${last}, ${instantOf(range.to)} - interval '15 minutes')`;
    return sql`
      select quarter, sign, user_id as agent_id, state, coalesce(reason, '') as reason, quarter = first_quarter as is_first,
        greatest(
          extract(epoch from least(done, quarter + interval '15 minutes') - greatest(since, quarter)) * 1000, 0
        )::bigint as part_ms
      from (
        select *, ${quarterOf(sql`since`)} as first_quarter, greatest(coalesce(until, ${now}), since) as done
        from ${facts} as fact
      ) as state,
      generate_series(${first}, ${until}, interval '15 minutes') as quarter`;
  },
};
