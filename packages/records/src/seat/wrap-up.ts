import { conversations, type Database, queues, wrapUpCodes } from '@patchbay/drizzle';
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { notFound, RecordError } from '../record-error.ts';

/**
 * What a conversation was about, as its own agent says. Saying it again replaces it.
 * @throws RecordError `not_found`; `value_invalid` where the code is not one of the conversation's queue
 */
export async function setWrapUpCode(
  db: Database,
  input: { conversationId: string; agentId: string; codeId: string; at: Date },
): Promise<void> {
  const { conversationId, agentId, codeId, at } = input;
  const own = and(eq(conversations.id, conversationId), eq(conversations.agentId, agentId));
  const [conversation] = await db.select({ queueId: conversations.queueId }).from(conversations).where(own);
  if (conversation === undefined) throw notFound('conversation', conversationId);
  const [code] = await db
    .select({ queueIds: wrapUpCodes.queueIds })
    .from(wrapUpCodes)
    .where(and(eq(wrapUpCodes.id, codeId), isNull(wrapUpCodes.archivedAt)));
  if (code === undefined || !fitsQueue(code.queueIds, conversation.queueId)) {
    throw new RecordError(
      'value_invalid',
      { en: 'This code is not used in this queue. Choose another.', zh: '该小结代码不适用于此队列，请另选。' },
      `wrap-up code ${codeId} is not of queue ${conversation.queueId ?? 'none'}`,
    );
  }
  await db.update(conversations).set({ wrapUpCodeId: codeId, wrappedUpAt: at }).where(own);
}

/** True where the queue of the last conversation of an agent, ended after `since`, insists on a code and they have given none. */
export async function isWrapUpCodeMissing(
  db: Database,
  { agentId, since }: { agentId: string; since: Date },
): Promise<boolean> {
  const [last] = await db
    .select({ codeId: conversations.wrapUpCodeId, required: queues.wrapUpRequired, endedAt: conversations.endedAt })
    .from(conversations)
    .leftJoin(queues, eq(queues.id, conversations.queueId))
    .where(and(eq(conversations.agentId, agentId), isNotNull(conversations.answeredAt)))
    .orderBy(desc(conversations.offeredAt))
    .limit(1);
  if (last === undefined || (last.endedAt !== null && last.endedAt < since)) return false;
  return last.required === true && last.codeId === null;
}

/** Of no queue in particular: of all. */
export function fitsQueue(queueIds: readonly string[], queueId: string | null): boolean {
  return queueIds.length === 0 || (queueId !== null && queueIds.includes(queueId));
}
