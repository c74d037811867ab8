import { sql } from 'drizzle-orm';
import { type CountKind, countIf, quarterOf, sum } from './count-kind.ts';

export const callKind: CountKind = {
  table: 'call_count',
  hourTable: 'call_hour',
  dayTable: 'call_day',
  monthTable: 'call_month',
  dimensions: ['direction', 'flow_id', 'version', 'called_number', 'end_reason', 'with_person'],
  measures: [
    countIf('calls', sql`true`),
    countIf('answered', sql`is_answered`),
    sum('duration_ms', 'bigint', sql`lasted_ms`),
  ],
  // Whom an agent called is a customer's number: it goes with its call, and counts outlive that.
  rows: (facts) => sql`
    select ${quarterOf(sql`started_at`)} as quarter, sign, direction, coalesce(flow_id, '') as flow_id, coalesce(version, '') as version,
      case when direction = 'inbound' then called_number else '' end as called_number, coalesce(end_reason, '') as end_reason,
      person_at is not null as with_person, answered_at is not null as is_answered,
      coalesce(greatest(extract(epoch from ended_at - started_at) * 1000, 0), 0)::bigint as lasted_ms
    from ${facts} as fact`,
};
