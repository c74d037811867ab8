import { calls, conversations, type Database, queues, reviews, users } from '@patchbay/drizzle';
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { can } from '../permissions.ts';

/** A conversation that can be reviewed. */
export interface ReviewableConversation {
  readonly conversationId: string;
  readonly callId: string;
  readonly agentId: string;
  readonly agentName: string | null;
  readonly queueName: string | null;
  readonly direction: 'inbound' | 'outbound';
  readonly customerNumber: string;
  readonly offeredAt: Date;
  readonly talkMs: number;
  /** Reviews of it that there are. */
  readonly reviews: number;
}

const listedMax = 50;

/** In which somebody talked and which are over, newest first; the last 50 that fit. */
export async function listReviewable(
  db: Database,
  filter: {
    readonly callId?: string | undefined;
    readonly agentId?: string | undefined;
    readonly queueId?: string | undefined;
  },
): Promise<ReviewableConversation[]> {
  return await db
    .select({
      conversationId: conversations.id,
      callId: conversations.callId,
      agentId: conversations.agentId,
      agentName: users.name,
      queueName: queues.name,
      direction: conversations.direction,
      customerNumber: conversations.customerNumber,
      offeredAt: conversations.offeredAt,
      talkMs: conversations.talkMs,
      reviews: sql<number>`(select count(*)::int from ${reviews} where ${reviews.conversationId} = ${conversations.id})`,
    })
    .from(conversations)
    .innerJoin(calls, eq(calls.id, conversations.callId))
    .leftJoin(users, eq(users.id, conversations.agentId))
    .leftJoin(queues, eq(queues.id, conversations.queueId))
    .where(
      and(
        eq(conversations.outcome, 'answered'),
        isNotNull(conversations.endedAt),
        filter.callId === undefined ? undefined : eq(conversations.callId, filter.callId),
        filter.agentId === undefined ? undefined : eq(conversations.agentId, filter.agentId),
        filter.queueId === undefined ? undefined : eq(conversations.queueId, filter.queueId),
      ),
    )
    .orderBy(desc(conversations.offeredAt))
    .limit(listedMax);
}

/** People who may review, by name, with how many reviews each still has to do. */
export async function listReviewers(
  db: Database,
): Promise<{ readonly id: string; readonly name: string; readonly open: number }[]> {
  const rows = await db
    .select({ id: users.id, name: users.name, role: users.role, open: count(reviews.id) })
    .from(users)
    .leftJoin(reviews, and(eq(reviews.reviewerId, users.id), isNull(reviews.finishedAt)))
    .where(isNull(users.disabledAt))
    .groupBy(users.id)
    .orderBy(asc(users.name));
  return rows.filter(({ role }) => can(role, 'quality.review')).map(({ id, name, open }) => ({ id, name, open }));
}
