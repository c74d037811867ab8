import { type Connection, conversations, type Database } from '@patchbay/drizzle';
import { findCustomerByNumber, findNumberPlace } from '@patchbay/records';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { CustomerLookup, KnownCaller } from '../../ports/customers.ts';

/** Customers, places of numbers and earlier conversations in PostgreSQL. */
export class PostgresCustomers implements CustomerLookup {
  constructor(private readonly db: Connection['db']) {}

  async byNumber(number: string): Promise<KnownCaller> {
    const [customer, place, lastTalk] = await Promise.all([
      findCustomerByNumber(this.db, number),
      findNumberPlace(this.db, number),
      lastTalkOf(this.db, number),
    ]);
    return {
      customerId: customer?.id ?? null,
      level: customer?.level ?? '',
      ownAgentId: customer?.ownAgentId ?? null,
      language: customer?.language ?? null,
      lastTalk,
      place: place?.placeEn ?? '',
      country: place?.country ?? '',
    };
  }
}

async function lastTalkOf(db: Database, number: string): Promise<KnownCaller['lastTalk']> {
  if (number === '') return null;
  const [row] = await db
    .select({ agentId: conversations.agentId, endedAt: conversations.endedAt })
    .from(conversations)
    .where(
      and(
        eq(conversations.customerNumber, number),
        isNotNull(conversations.answeredAt),
        isNotNull(conversations.endedAt),
      ),
    )
    .orderBy(desc(conversations.offeredAt))
    .limit(1);
  return row?.endedAt ? { agentId: row.agentId, endedAtMs: row.endedAt.getTime() } : null;
}
