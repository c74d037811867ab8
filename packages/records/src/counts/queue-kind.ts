import { sql } from 'drizzle-orm';
import { type CountKind, countIf, countWithin, greatest, quarterOf, sum } from './count-kind.ts';

const answered = sql`outcome = 'answered'`;
const abandoned = sql`outcome = 'abandoned'`;
const waitedMs = sql`waited_ms`;
const waitOf = (condition: typeof answered) => sql`(case when ${condition} then waited_ms else 0 end)`;

export const queueKind: CountKind = {
  table: 'queue_count',
  hourTable: 'queue_hour',
  dayTable: 'queue_day',
  monthTable: 'queue_month',
  dimensions: ['queue_id', 'vip', 'callback'],
  measures: [
    countIf('offered', sql`true`),
    countIf('answered', answered),
    countIf('abandoned', abandoned),
    countIf('overflow', sql`outcome = 'overflow'`),
    countIf('moved', sql`outcome = 'moved'`),
    countIf('called_back', sql`outcome = 'callback'`),
    countIf('left', sql`outcome = 'left'`),
    countIf('failed', sql`outcome = 'failed'`),
    sum('answered_wait_ms', 'bigint', waitOf(answered)),
    sum('abandoned_wait_ms', 'bigint', waitOf(abandoned)),
    greatest('answered_wait_max_ms', waitedMs, answered),
    greatest('abandoned_wait_max_ms', waitedMs, abandoned),
    countWithin('answered_within', waitedMs, answered),
    countWithin('abandoned_within', waitedMs, abandoned),
  ],
  rows: (facts) => sql`
    select ${quarterOf(sql`joined_at`)} as quarter, sign, queue_id, vip, callback_id is not null as callback,
      outcome, coalesce(waited_ms, 0) as waited_ms
    from ${facts} as fact`,
};
