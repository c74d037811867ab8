import { countCorrections } from '@patchbay/drizzle';
import { contactStates } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { correctedFacts, type FactRows } from './corrected-facts.ts';
import { type CountKind, instantOf, type QuarterRange, quarterOf, sum } from './count-kind.ts';

export const shiftRows: FactRows = {
  table: 'shift_part',
  columns: ['agent_id', 'activity', 'since', 'until'],
};

export const stateRows: FactRows = {
  table: 'agent_state',
  columns: ['user_id', 'state', 'reason', 'since', 'until'],
};

/** How long was planned, as far as that time has come: a part of a shift is in every quarter of an hour that it touches. */
export const planKind: CountKind = {
  table: 'plan_count',
  hourTable: null,
  dayTable: 'plan_day',
  monthTable: 'plan_month',
  dayOfAll: { table: 'plan_day_of_all', dimensions: ['activity'] },
  dimensions: ['agent_id', 'activity'],
  measures: [sum('ms', 'bigint', sql`part_ms`)],
  rows: (facts, now, range = null) => sql`
    select quarter, sign, agent_id, activity, ${partMs} as part_ms
    from (select agent_id, activity, sign, since, least(until, ${now}) as done from ${facts} as fact) as part,
      ${quartersTouched(range)} as quarter
    where done > since`,
};

/**
 * In which states agents were during what was planned: a row for each part of a shift and each state that meet. The sum over all pairs is
 * linear in both, so whoever adds or takes out facts of one side multiplies them with the other side as it is counted, and the counts
 * stay what they would be if they were made anew.
 */
const presence: Omit<CountKind, 'rows'> = {
  table: 'presence_count',
  hourTable: null,
  dayTable: 'presence_day',
  monthTable: 'presence_month',
  dayOfAll: { table: 'presence_day_of_all', dimensions: ['activity', 'state', 'reason'] },
  dimensions: ['agent_id', 'activity', 'state', 'reason'],
  measures: [
    sum('ms', 'bigint', sql`part_ms`),
    sum('kept_ms', 'bigint', sql`case when is_kept then part_ms else 0 end`),
  ],
};

/** Which rows of the other side are met: those that stand in the counts, as they stand there, or all as they are now. */
export type OtherSide = 'counted' | 'now';

/** Facts are parts of shifts. */
export function presenceOfShifts(states: OtherSide): CountKind {
  return {
    ...presence,
    rows: (facts, now, range = null) => {
      const meets = sql`state.user_id = part.agent_id and state.since < least(part.until, ${now}) and ${reaches(now)}`;
      return presenceRows(sql`${facts} as part cross join lateral ${others(stateRows, 'state', meets, states)}`, {
        states,
        other: stateRows,
        now,
        range,
      });
    },
  };
}

/** Facts are states of agents. */
export function presenceOfStates(shifts: OtherSide): CountKind {
  return {
    ...presence,
    rows: (facts, now, range = null) => {
      const meets = sql`part.agent_id = state.user_id and part.since < least(coalesce(state.until, ${now}), ${now})
        and part.since > state.since - interval '24 hours' and ${reaches(now)}`;
      return presenceRows(sql`${facts} as state cross join lateral ${others(shiftRows, 'part', meets, shifts)}`, {
        states: shifts,
        other: shiftRows,
        now,
        range,
      });
    },
  };
}

/**
 * Whether a part and a state meet. A state that began more than a day before the part is nobody's presence any more: it bounds how far
 * back is looked, and a part is no longer than a day.
 */
function reaches(now: SQL): SQL {
  return sql`part.until > state.since and coalesce(state.until, ${now}) > part.since
    and state.since > part.since - interval '24 hours'`;
}

function presenceRows(
  pairs: SQL,
  { states, other, now, range }: { states: OtherSide; other: FactRows; now: SQL; range: QuarterRange | null },
): SQL {
  const fixed =
    states === 'now'
      ? sql``
      : sql`with fixed as materialized (
          ${correctedFacts(other, sql`(select before, after from ${countCorrections} where fact = ${other.table})`)}
        )`;
  return sql`
    ${fixed}
    select quarter, sign, agent_id, activity, state, reason, is_kept, ${partMs} as part_ms
    from (
      select part.agent_id, part.activity, state.state, coalesce(state.reason, '') as reason, part.sign * state.sign as sign,
        case when part.activity = '' then state.state in ${[...contactStates]}
          else state.state = 'not_ready' and coalesce(state.reason, '') = part.activity end as is_kept,
        greatest(part.since, state.since) as since,
        least(part.until, coalesce(state.until, ${now}), ${now}) as done
      from ${pairs}
    ) as met, ${quartersTouched(range)} as quarter
    where done > since`;
}

/** The other side: rows that are counted, less what they became since then, and with what they were. */
function others({ table, columns }: FactRows, alias: string, meets: SQL, side: OtherSide): SQL {
  const name = sql.identifier(alias);
  const list = sql.join(
    columns.map((column) => sql`${name}.${sql.identifier(column)}`),
    sql`, `,
  );
  const stored = sql`select ${list}, 1 as sign from ${sql.identifier(table)} as ${name} where ${meets}`;
  if (side === 'now') return sql`(${stored}) as ${name}`;
  return sql`(
    ${stored} and ${name}.counted
    union all select ${list}, -${name}.sign from fixed as ${name} where ${meets}
  ) as ${name}`;
}

const partMs = sql`
  (extract(epoch from least(done, quarter + interval '15 minutes') - greatest(since, quarter)) * 1000)::bigint`;

function quartersTouched(range: QuarterRange | null): SQL {
  const first = quarterOf(sql`since`);
  const last = sql`done - interval '1 millisecond'`;
  if (range === null) return sql`generate_series(${first}, ${last}, interval '15 minutes')`;
  return sql`generate_series(
    greatest(${first}, ${instantOf(range.from)}), least(${last}, ${instantOf(range.to)} - interval '15 minutes'), interval '15 minutes')`;
}
