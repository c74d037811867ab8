import { calls, conversations, type Database, queueVisits } from '@patchbay/drizzle';
import { eq, type SQL, sql } from 'drizzle-orm';
import type {
  AgentStateRow,
  CallBook,
  DeskCallRow,
  QueueDayRow,
  RingRow,
  SatisfactionRow,
  VisitEnd,
  VisitRow,
} from '../../ports/call-book.ts';
import type { WaitLimits } from '../../ports/centre.ts';

const iso = (atMs: number) => new Date(atMs).toISOString();

/** What is kept of queues, rings and agents' states, in PostgreSQL. */
export class PostgresCallBook implements CallBook {
  constructor(private readonly db: Database) {}

  async visitBegan(row: VisitRow): Promise<void> {
    await this.db.insert(queueVisits).values(visitOf(row)).onConflictDoNothing();
  }

  async visitEnded(row: VisitRow, { leftAtMs, outcome, agentId }: VisitEnd): Promise<void> {
    const end = { leftAt: new Date(leftAtMs), outcome, agentId, waitedMs: Math.max(leftAtMs - row.joinedAtMs, 0) };
    await this.db
      .insert(queueVisits)
      .values({ ...visitOf(row), ...end })
      .onConflictDoUpdate({ target: queueVisits.id, set: end });
  }

  async ringEnded(row: RingRow): Promise<void> {
    const { id, callId, queueId, agentId, direction, offeredAtMs, endedAtMs, outcome } = row;
    await this.db
      .insert(conversations)
      .values({
        id,
        callId,
        queueId,
        agentId,
        direction,
        customerNumber: sql`coalesce((select caller_number from call where id = ${callId}), '')`,
        offeredAt: new Date(offeredAtMs),
        endedAt: new Date(endedAtMs),
        outcome,
      })
      .onConflictDoNothing();
  }

  async agentStateBegan({ agentId, state, reason, callId, queueId, sinceMs }: AgentStateRow): Promise<void> {
    const since = sql`${iso(sinceMs)}::timestamptz`;
    await this.db.execute(sql`
      with same as (
        select 1 from agent_state where user_id = ${agentId} and until is null and state = ${state}
          and reason is not distinct from ${reason} and call_id is not distinct from ${callId} and since = ${since}
      ), ended as (
        update agent_state set until = greatest(since, ${since})
        where user_id = ${agentId} and until is null and not exists (select from same)
      )
      insert into agent_state (user_id, state, reason, call_id, queue_id, since)
      select ${agentId}, ${state}, ${reason}, ${callId}, ${queueId}, ${since} where not exists (select from same)`);
  }

  async agentStateEnded(agentId: string, atMs: number): Promise<void> {
    await this.db.execute(sql`
      update agent_state set until = greatest(since, ${iso(atMs)}::timestamptz) where user_id = ${agentId} and until is null`);
  }

  async wrappedUp(conversationId: string, wrapUpMs: number): Promise<void> {
    await this.db.update(conversations).set({ wrapUpMs }).where(eq(conversations.id, conversationId));
  }

  async satisfactionGiven(row: SatisfactionRow): Promise<void> {
    const { id, callId, nodeId, question, score, scoreMax, atMs } = row;
    await this.db.execute(sql`
      insert into satisfaction_answer
        (id, call_id, conversation_id, agent_id, queue_id, flow_id, node_id, question, score, score_max, at)
      select ${id}, ${callId}, last.id, last.agent_id, last.queue_id, coalesce(
          (select flow_id from call_step where call_id = ${callId} and node_id = ${nodeId} order by index desc limit 1),
          (select flow_id from call where id = ${callId}), ''
        ), ${nodeId}, ${question}, ${score}, ${scoreMax},
        ${iso(atMs)}::timestamptz
      from (select 1) one left join lateral (
        select id, agent_id, queue_id from conversation
        where call_id = ${callId} and answered_at is not null order by answered_at desc limit 1
      ) last on true
      on conflict (id) do nothing`);
  }

  async callBegan({ startedAtMs, ...row }: DeskCallRow): Promise<void> {
    await this.db
      .insert(calls)
      .values({ ...row, startedAt: new Date(startedAtMs) })
      .onConflictDoNothing();
  }

  async callAnswered(callId: string, atMs: number): Promise<void> {
    await this.db
      .update(calls)
      .set({ answeredAt: sql`coalesce(${calls.answeredAt}, ${iso(atMs)}::timestamptz)` })
      .where(eq(calls.id, callId));
  }

  async callEnded(callId: string, atMs: number, reason: string): Promise<void> {
    await this.db
      .update(calls)
      .set({
        endedAt: sql`coalesce(${calls.endedAt}, ${iso(atMs)}::timestamptz)`,
        endReason: sql`coalesce(${calls.endReason}, ${reason})`,
      })
      .where(eq(calls.id, callId));
  }

  async countsOfDay(atMs: number, timeZone: string, waits: WaitLimits): Promise<QueueDayRow[]> {
    const day = sql`date_trunc('day', ${iso(atMs)}::timestamptz at time zone ${timeZone})`;
    // Counted in the zone: a day there may have 23 or 25 hours.
    const [midnight, nextMidnight] = [
      sql`(${day} at time zone ${timeZone})`,
      sql`((${day} + interval '1 day') at time zone ${timeZone})`,
    ];
    const threshold = sql`coalesce(${waits.thresholdMs}::int, q.service_level_ms)`;
    const count = (condition: SQL) => sql`(count(*) filter (where ${condition}))::int`;
    return await this.db.execute<QueueDayRow & Record<string, unknown>>(sql`
      select v.queue_id as "queueId", count(*)::int as offered,
        ${count(sql`v.outcome = 'answered'`)} as answered,
        ${count(sql`v.outcome = 'answered' and coalesce(v.waited_ms, 0) <= ${threshold}`)} as "answeredInTime",
        ${count(sql`v.outcome = 'abandoned'`)} as abandoned,
        ${count(sql`v.outcome = 'abandoned' and coalesce(v.waited_ms, 0) <= ${threshold}`)} as "abandonedInTime",
        ${count(sql`v.outcome = 'abandoned' and coalesce(v.waited_ms, 0) <= nullif(${waits.shortAbandonMs}::int, 0)`)} as "shortAbandoned",
        ${count(sql`v.outcome = 'overflow'`)} as overflowed,
        ${count(sql`v.outcome = 'moved'`)} as moved,
        ${count(sql`v.outcome = 'callback'`)} as "calledBack"
      from queue_visit v join queue q on q.id = v.queue_id
      where v.joined_at >= ${midnight} and v.joined_at < ${nextMidnight} and v.callback_id is null group by v.queue_id`);
  }
}

function visitOf({ joinedAtMs, ...row }: VisitRow): typeof queueVisits.$inferInsert {
  return { ...row, joinedAt: new Date(joinedAtMs) };
}
