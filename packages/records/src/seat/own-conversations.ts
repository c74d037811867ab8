import {
  calls,
  conversations,
  customerNumbers,
  customers,
  type Database,
  queues,
  wrapUpCodes,
} from '@patchbay/drizzle';
import { and, desc, eq, isNull } from 'drizzle-orm';

/** One of an agent's own conversations, for their list. */
export interface OwnConversation {
  readonly id: string;
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  readonly customerName: string | null;
  readonly queueId: string | null;
  readonly queueName: string | null;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
  readonly talkMs: number;
  readonly wrapUp: string | null;
}

const fields = {
  id: conversations.id,
  callId: conversations.callId,
  direction: conversations.direction,
  number: conversations.customerNumber,
  customerName: customers.name,
  queueId: conversations.queueId,
  queueName: queues.name,
  offeredAt: conversations.offeredAt,
  answeredAt: conversations.answeredAt,
  endedAt: conversations.endedAt,
  outcome: conversations.outcome,
  talkMs: conversations.talkMs,
  wrapUp: wrapUpCodes.name,
} as const;

/** Newest first. */
export async function listOwnConversations(
  db: Database,
  { agentId, limit = 30 }: { agentId: string; limit?: number },
): Promise<OwnConversation[]> {
  return await db
    .select(fields)
    .from(conversations)
    .leftJoin(queues, eq(queues.id, conversations.queueId))
    .leftJoin(wrapUpCodes, eq(wrapUpCodes.id, conversations.wrapUpCodeId))
    .leftJoin(customerNumbers, eq(customerNumbers.number, conversations.customerNumber))
    .leftJoin(customers, eq(customers.id, customerNumbers.customerId))
    .where(eq(conversations.agentId, agentId))
    .orderBy(desc(conversations.offeredAt))
    .limit(limit);
}

/** Whether this agent was ever offered this call: then they may see what is known of it. */
export async function hasConversation(
  db: Database,
  { agentId, callId }: { agentId: string; callId: string },
): Promise<boolean> {
  const found = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.callId, callId), eq(conversations.agentId, agentId)))
    .limit(1);
  return found.length > 0;
}

/** The agent of a conversation that goes on; null where it is over or never was. */
export async function agentOfLiveConversation(
  db: Database,
  conversationId: string,
): Promise<{ agentId: string; callId: string } | null> {
  const [row] = await db
    .select({ agentId: conversations.agentId, callId: conversations.callId })
    .from(conversations)
    .innerJoin(calls, eq(calls.id, conversations.callId))
    .where(and(eq(conversations.id, conversationId), isNull(conversations.endedAt)));
  return row ?? null;
}
