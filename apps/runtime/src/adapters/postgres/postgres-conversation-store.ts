import { type Connection, conversations } from '@patchbay/drizzle';
import { isNotNull } from 'drizzle-orm';
import type { ConversationRow, ConversationStore } from '../../ports/conversation-store.ts';
import { type Fence, LeaseLostError } from '../../ports/journal.ts';

/**
 * Conversations in PostgreSQL, fenced by the lease as the runs' journal is. What is known from ringing, and what is written down
 * afterwards, stays as it is.
 */
export class PostgresConversationStore implements ConversationStore {
  constructor(private readonly connection: Pick<Connection, 'db' | 'sql'>) {}

  async save({ lease, holder, epoch }: Fence, row: ConversationRow): Promise<void> {
    const { id, callId, queueId, agentId, direction, customerNumber, endedBy, live } = row;
    const [held] = await this.connection.sql<{ count: number }[]>`
      with fence as materialized (
        select 1 from lease where name = ${lease} and holder = ${holder} and epoch = ${epoch} for share
      ), saved as (
        insert into conversation (
          id, call_id, queue_id, agent_id, direction, customer_number, offered_at,
          answered_at, ended_at, outcome, ended_by, talk_ms, hold_ms, live
        )
        select ${id}, ${callId}, ${queueId}::text, ${agentId}, ${direction}, ${customerNumber},
          ${timeOf(row.offeredAtMs)}::timestamptz, ${timeOf(row.answeredAtMs)}::timestamptz,
          ${timeOf(row.endedAtMs)}::timestamptz, ${outcomeOf(row)}::text, ${endedBy}::text,
          ${Math.round(row.talkMs)}::bigint, ${Math.round(row.holdMs)}::bigint,
          ${live === null ? null : JSON.stringify(live)}::text::json
        where exists (select from fence)
        on conflict (id) do update set
          agent_id = excluded.agent_id, answered_at = excluded.answered_at, ended_at = excluded.ended_at,
          outcome = excluded.outcome, ended_by = excluded.ended_by, talk_ms = excluded.talk_ms,
          hold_ms = excluded.hold_ms, live = excluded.live
      )
      select count(*)::int as count from fence`;
    if (held?.count !== 1) throw new LeaseLostError({ lease, holder, epoch });
  }

  async live(lease: string): Promise<unknown[]> {
    const rows = await this.connection.db
      .select({ live: conversations.live })
      .from(conversations)
      .where(isNotNull(conversations.live));
    // Not asked of PostgreSQL: one text with a NUL in it, which JSON may hold, would fail the whole query.
    return rows.map(({ live }) => live).filter((live) => leaseOf(live) === lease);
  }
}

function outcomeOf({ answeredAtMs, endedAtMs }: ConversationRow): string | null {
  if (answeredAtMs !== null) return 'answered';
  return endedAtMs === null ? null : 'no_answer';
}

function timeOf(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

function leaseOf(live: unknown): unknown {
  return typeof live === 'object' && live !== null && 'lease' in live ? live.lease : null;
}
