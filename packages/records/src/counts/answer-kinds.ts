import { sql } from 'drizzle-orm';
import { type CountKind, countIf, quarterOf, sum } from './count-kind.ts';

export const satisfactionKind: CountKind = {
  table: 'satisfaction_count',
  hourTable: null,
  dayTable: 'satisfaction_day',
  monthTable: 'satisfaction_month',
  dayOfAll: {
    table: 'satisfaction_day_of_all',
    dimensions: ['flow_id', 'node_id', 'question', 'score', 'score_max'],
  },
  dimensions: ['flow_id', 'node_id', 'question', 'queue_id', 'agent_id', 'score', 'score_max'],
  measures: [countIf('answers', sql`true`)],
  rows: (facts) => sql`
    select ${quarterOf(sql`at`)} as quarter, sign, flow_id, node_id, question, coalesce(queue_id, '') as queue_id,
      coalesce(agent_id, '') as agent_id, score, score_max
    from ${facts} as fact`,
};

/**
 * Forms by field. What was chosen, ticked or rated (a whole number up to 100) stands under its value, everything else under none: names,
 * remarks and amounts would be as many rows as there are answers, and are nobody's business once the call is forgotten.
 */
export const formKind: CountKind = {
  table: 'form_count',
  hourTable: null,
  dayTable: 'form_day',
  monthTable: 'form_month',
  dimensions: ['flow_id', 'node_id', 'variable', 'value', 'agent_id'],
  measures: [countIf('answers', sql`true`), sum('value_sum', 'numeric', sql`number`)],
  rows: (facts) => sql`
    select ${quarterOf(sql`at`)} as quarter, sign, flow_id, node_id, variable, agent_id,
      case
        when kind = 'boolean' or (kind = 'string' and variable = any(choices)) or filled ~ '^([0-9]{1,2}|100)$' and kind = 'number'
          then filled
        else ''
      end as value,
      case when kind = 'number' then filled::numeric else 0 end as number
    from (
      select fact.at, fact.sign, fact.flow_id, fact.node_id, fact.agent_id, fact.choices, field.key as variable,
        json_typeof(field.value) as kind, field.value #>> '{}' as filled
      from ${facts} as fact, json_each(fact.values) as field
      where not fact.replaced
    ) as field
    where kind <> 'null' and not (kind = 'string' and filled = '')`,
};
