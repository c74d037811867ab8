import { callNotes, calls, conversations, type Database, flows, queues, users, wrapUpCodes } from '@patchbay/drizzle';
import { and, asc, desc, eq, inArray, lt, ne, or } from 'drizzle-orm';

const earlierMax = 15;

/** The last call of the page before. */
export interface EarlierThan {
  readonly startedAt: Date;
  readonly id: string;
}

/** A call that was before, as an agent looks back at it. */
export interface EarlierCall {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  readonly flowName: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly conversations: readonly {
    readonly id: string;
    readonly agentName: string;
    readonly queueName: string | null;
    readonly outcome: string | null;
    readonly talkMs: number;
    readonly wrapUp: string | null;
  }[];
  readonly notes: readonly { readonly id: string; readonly author: string; readonly text: string }[];
}

/** The last calls from or to these numbers, newest first: as many as `limit`, from `after` on. */
export async function listEarlierCalls(
  db: Database,
  {
    numbers,
    exceptCallId = null,
    after,
    limit = earlierMax,
  }: { numbers: readonly string[]; exceptCallId?: string | null; after?: EarlierThan | undefined; limit?: number },
): Promise<EarlierCall[]> {
  if (numbers.length === 0) return [];
  const other = and(
    exceptCallId === null ? undefined : ne(calls.id, exceptCallId),
    after &&
      or(lt(calls.startedAt, after.startedAt), and(eq(calls.startedAt, after.startedAt), lt(calls.id, after.id))),
  );
  const fields = { call: calls, flowName: flows.name };
  // Two reads, because each has an index of its own.
  const [came, went] = await Promise.all([
    db
      .select(fields)
      .from(calls)
      .leftJoin(flows, eq(flows.id, calls.flowId))
      .where(and(inArray(calls.callerNumber, [...numbers]), eq(calls.direction, 'inbound'), other))
      .orderBy(desc(calls.startedAt), desc(calls.id))
      .limit(limit),
    db
      .select(fields)
      .from(calls)
      .leftJoin(flows, eq(flows.id, calls.flowId))
      .where(and(inArray(calls.calledNumber, [...numbers]), eq(calls.direction, 'outbound'), other))
      .orderBy(desc(calls.startedAt), desc(calls.id))
      .limit(limit),
  ]);
  const found = [...came, ...went]
    .sort(({ call: one }, { call: two }) => Number(two.startedAt) - Number(one.startedAt) || (two.id < one.id ? -1 : 1))
    .slice(0, limit);
  if (found.length === 0) return [];
  const ids = found.map(({ call }) => call.id);
  const [talks, notes] = await Promise.all([talksOf(db, ids), notesOf(db, ids)]);
  return found.map(({ call, flowName }) => ({
    id: call.id,
    direction: call.direction,
    number: call.direction === 'inbound' ? call.callerNumber : call.calledNumber,
    flowName,
    startedAt: call.startedAt,
    endedAt: call.endedAt,
    endReason: call.endReason,
    conversations: talks.filter(({ callId }) => callId === call.id).map(({ callId: _, ...talk }) => talk),
    notes: notes.filter(({ callId }) => callId === call.id).map(({ callId: _, ...note }) => note),
  }));
}

async function talksOf(db: Database, callIds: string[]) {
  const rows = await db
    .select({
      id: conversations.id,
      callId: conversations.callId,
      agentName: users.name,
      queueName: queues.name,
      outcome: conversations.outcome,
      talkMs: conversations.talkMs,
      wrapUp: wrapUpCodes.name,
    })
    .from(conversations)
    .leftJoin(users, eq(users.id, conversations.agentId))
    .leftJoin(queues, eq(queues.id, conversations.queueId))
    .leftJoin(wrapUpCodes, eq(wrapUpCodes.id, conversations.wrapUpCodeId))
    .where(inArray(conversations.callId, callIds))
    .orderBy(asc(conversations.offeredAt));
  return rows.map((row) => ({ ...row, agentName: row.agentName ?? '' }));
}

async function notesOf(db: Database, callIds: string[]) {
  const rows = await db
    .select({ id: callNotes.id, callId: callNotes.callId, author: users.name, text: callNotes.text })
    .from(callNotes)
    .leftJoin(users, eq(users.id, callNotes.authorId))
    .where(inArray(callNotes.callId, callIds))
    .orderBy(asc(callNotes.at));
  return rows.map((row) => ({ ...row, author: row.author ?? '' }));
}
