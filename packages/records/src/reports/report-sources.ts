import type { CountSource, DimensionId, ReviewSource } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { type countKinds, type Fact, facts } from '../counts/facts.ts';

type KindId = keyof typeof countKinds;

/** The facts that a source counts. Nodes and callers are counted of calls. */
export function factOf(source: Exclude<CountSource, ReviewSource>): Fact {
  const kind: KindId = source === 'node' || source === 'caller' ? 'calls' : source;
  const fact = facts.find(({ kinds }) => kinds.includes(kind));
  if (fact === undefined) throw new RangeError(`nothing is counted as ${source}`);
  return fact;
}

type PlaceDimension = Exclude<DimensionId, 'time' | 'hour_of_day' | 'weekday' | 'team' | 'caller'>;

const columns: Readonly<Record<PlaceDimension, string>> = {
  direction: 'direction',
  flow: 'flow_id',
  campaign: 'flow_id',
  version: 'version',
  called_number: 'called_number',
  end_reason: 'end_reason',
  with_person: 'with_person',
  queue: 'queue_id',
  vip: 'vip',
  callback: 'callback',
  agent: 'agent_id',
  state: 'state',
  reason: 'reason',
  activity: 'activity',
  wrap_up_code: 'wrap_up_code_id',
  node: 'node_id',
  exit: 'exit',
  question: 'question',
  score: 'score',
  variable: 'variable',
  value: 'value',
  scorecard: 'scorecard_id',
  review_question: 'question_id',
  reviewer: 'reviewer_id',
};
const flags: ReadonlySet<DimensionId> = new Set(['with_person', 'vip', 'callback']);
const asText: ReadonlySet<DimensionId> = new Set([...flags, 'score']);

/** The column of a row of counts that a dimension stands in; of teams, the one that its agent is in today. */
export function columnOf(dimension: DimensionId): string | null {
  if (dimension === 'team') return 'agent_id';
  return dimension in columns ? columns[dimension as PlaceDimension] : null;
}

/** The value of a dimension as text, of a row `r` of counts (`member` being its agent's row, where teams are asked for). */
export function dimensionValue(dimension: DimensionId): SQL {
  if (dimension === 'team') return sql`coalesce(member.team_id, '')`;
  if (dimension === 'caller') return sql`r.number`;
  if (dimension === 'review_question') return sql`(r.scorecard_id || '/' || r.question_id)`;
  if (dimension === 'campaign') {
    return sql`(case when r.flow_id in (select id from flow where kind = 'campaign') then r.flow_id else '' end)`;
  }
  const column = columnOf(dimension);
  if (column === null) throw new RangeError(`${dimension} is no column`);
  const value = sql`r.${sql.identifier(column)}`;
  return asText.has(dimension) ? sql`${value}::text` : value;
}

/** Whether the value of a dimension is one of these texts. What is true or false is compared as such: as texts, many rows take twice as long. */
export function isOneOf(dimension: DimensionId, values: readonly string[]): SQL {
  if (!flags.has(dimension)) return sql`${dimensionValue(dimension)} in ${values}`;
  const known = ['true', 'false'].filter((value) => values.includes(value));
  if (known.length === 0) return sql`false`;
  return sql`r.${sql.identifier(columnOf(dimension) ?? '')} in (${sql.raw(known.join(', '))})`;
}
