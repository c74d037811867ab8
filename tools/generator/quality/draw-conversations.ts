import type { Sql } from 'postgres';
import type { Day } from '../year-shape.ts';
import type { ReviewRule } from './review-rules.ts';

export interface DrawnConversation {
  readonly conversationId: string;
  readonly callId: string;
  readonly queueId: string | null;
  readonly agentId: string;
  readonly talkedMs: number;
  /** From the beginning of the call to its first word, and how long it lasted. */
  readonly afterMs: number;
  readonly talkMs: number;
}

export interface Week {
  /** As a place in the days of the year. */
  readonly firstDay: number;
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
}

const dayMs = 86_400_000;

/** From Monday to Sunday, those that lie in the year as a whole. */
export function weeksOf(days: readonly Day[]): readonly Week[] {
  return days.flatMap((day): Week[] => {
    const last = days[day.index + 6];
    if (day.weekday !== 1 || last === undefined) return [];
    return [{ firstDay: day.index, fromMs: day.toUtcMs(0), toMs: last.toUtcMs(dayMs) }];
  });
}

/**
 * What a rule takes of a week, in an order that is as good as random and the same for the same conversations; nothing depends on the order in
 * which they were stored.
 */
export async function drawConversations(
  sql: Sql,
  { salt, direction, queueIds, talkMsMin, amount }: ReviewRule,
  { fromMs, toMs }: Week,
): Promise<{ readonly candidates: number; readonly drawn: readonly DrawnConversation[] }> {
  const chosen = {
    per_agent: sql`agent_place <= ${amount.count}`,
    percent: sql`place <= ceil(candidates * ${amount.count}::float8 / 100)`,
    in_all: sql`place <= ${amount.count}`,
  }[amount.kind];
  const rows = await sql<(Omit<DrawnConversation, 'queueId'> & { queueId: string | null; candidates: number })[]>`
    select drawn.id as "conversationId", call_id as "callId", queue_id as "queueId", agent_id as "agentId", talk_ms as "talkMs",
      extract(epoch from offered_at)::float8 * 1000 as "talkedMs",
      extract(epoch from drawn.answered_at - c.started_at)::float8 * 1000 as "afterMs", candidates::int
    from (
      select ordered.*, row_number() over (order by chance) as place,
        row_number() over (partition by agent_id order by chance) as agent_place, count(*) over () as candidates
      from (
        select id, call_id, queue_id, agent_id, offered_at, answered_at, talk_ms, md5(${salt}::text || id) as chance
        from conversation
        where offered_at >= ${new Date(fromMs)} and offered_at < ${new Date(toMs)} and outcome = 'answered'
          and direction = ${direction} and talk_ms >= ${talkMsMin}
          ${queueIds.length === 0 ? sql`` : sql`and queue_id in ${sql([...queueIds])}`}
      ) as ordered
    ) as drawn join call as c on c.id = call_id
    where ${chosen}
    order by place`;
  return {
    candidates: rows[0]?.candidates ?? 0,
    drawn: rows.map(({ candidates: _, ...conversation }) => conversation),
  };
}
