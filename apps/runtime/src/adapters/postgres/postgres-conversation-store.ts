import { conversations, type Database } from '@patchbay/drizzle';
import { isNotNull } from 'drizzle-orm';
import type { ConversationRow, ConversationStore } from '../../ports/conversation-store.ts';

/** Conversations in PostgreSQL. What is known from ringing, and what is written down afterwards, stays as it is. */
export class PostgresConversationStore implements ConversationStore {
  constructor(private readonly db: Database) {}

  async save(row: ConversationRow): Promise<void> {
    const { id, callId, queueId, agentId, direction, customerNumber, offeredAtMs } = row;
    const state = {
      answeredAt: row.answeredAtMs === null ? null : new Date(row.answeredAtMs),
      endedAt: row.endedAtMs === null ? null : new Date(row.endedAtMs),
      outcome: outcomeOf(row),
      endedBy: row.endedBy,
      talkMs: Math.round(row.talkMs),
      holdMs: Math.round(row.holdMs),
      live: row.live,
    };
    const offered = { callId, queueId, direction, customerNumber, offeredAt: new Date(offeredAtMs) };
    await this.db
      .insert(conversations)
      .values({ id, agentId, ...offered, ...state })
      .onConflictDoUpdate({ target: conversations.id, set: { agentId, ...state } });
  }

  async live(lease: string): Promise<unknown[]> {
    const rows = await this.db
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

function leaseOf(live: unknown): unknown {
  return typeof live === 'object' && live !== null && 'lease' in live ? live.lease : null;
}
