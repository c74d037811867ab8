import { calls, conversations, type Database, queues, queueVisits, users, wrapUpCodes } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { asc, eq } from 'drizzle-orm';
import { type CallMoment, loadCallMoments } from '../calls/call-journal.ts';
import { notFound } from '../record-error.ts';

/** One party to a call, and when it was part of it. Times are epoch milliseconds. */
export interface CallLeg {
  /** `caller`: the other end of the line; `queue`: a wait in line; `agent`: a person here; `line`: somebody who was dialled. */
  readonly kind: 'caller' | 'queue' | 'agent' | 'line';
  /** What it is called: a number, a queue, a person. Empty for a withheld number. */
  readonly name: string;
  /** When it began: the call came, the wait began, it rang. */
  readonly fromMs: number;
  /** When both could hear each other; null where never, and for a wait. */
  readonly answeredMs: number | null;
  /** Null while it goes on. */
  readonly toMs: number | null;
  /** In the words of the facts, such as `abandoned` or `no_answer`; null while it goes on, and for the caller. */
  readonly outcome: string | null;
  /** Who left first, of a conversation. */
  readonly endedBy: string | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly wrapUp: string | null;
}

/**
 * Who took part in a call, with whom the caller talked and when, in the order in which they came.
 * @throws RecordError `not_found`
 */
export async function listCallLegs(db: Database, callId: string): Promise<CallLeg[]> {
  const [call] = await db.select().from(calls).where(eq(calls.id, callId));
  if (call === undefined) throw notFound('call', callId);
  const [visits, talks, moments] = await Promise.all([
    db
      .select({ visit: queueVisits, queue: queues.name })
      .from(queueVisits)
      .leftJoin(queues, eq(queues.id, queueVisits.queueId))
      .where(eq(queueVisits.callId, callId))
      .orderBy(asc(queueVisits.joinedAt)),
    db
      .select({ talk: conversations, agent: users.name, wrapUp: wrapUpCodes.name })
      .from(conversations)
      .leftJoin(users, eq(users.id, conversations.agentId))
      .leftJoin(wrapUpCodes, eq(wrapUpCodes.id, conversations.wrapUpCodeId))
      .where(eq(conversations.callId, callId))
      .orderBy(asc(conversations.offeredAt)),
    loadCallMoments(db, callId),
  ]);
  const other = {
    ...leg('caller', call.direction === 'inbound' ? call.callerNumber : call.calledNumber, call.startedAt),
    answeredMs: call.answeredAt?.getTime() ?? null,
    toMs: call.endedAt?.getTime() ?? null,
  };
  const waits = visits.map(({ visit, queue }) => ({
    ...leg('queue', queue ?? visit.queueId, visit.joinedAt),
    toMs: visit.leftAt?.getTime() ?? null,
    outcome: visit.outcome,
  }));
  const people = talks.map(({ talk, agent, wrapUp }) => ({
    ...leg('agent', agent ?? talk.agentId, talk.offeredAt),
    answeredMs: talk.answeredAt?.getTime() ?? null,
    toMs: talk.endedAt?.getTime() ?? null,
    outcome: talk.outcome,
    endedBy: talk.endedBy,
    talkMs: talk.answeredAt === null ? null : talk.talkMs,
    holdMs: talk.answeredAt === null ? null : talk.holdMs,
    wrapUp,
  }));
  const rest = [...waits, ...people, ...dialledLegs(moments, call.endedAt?.getTime() ?? null)];
  return [other, ...rest.sort((a, b) => a.fromMs - b.fromMs)];
}

/**
 * Whom the flow dialled for the caller, by the journal of the call, in order.
 * @param endedAtMs when the call ended: what was under way then ended with it
 */
export function dialledLegs(moments: readonly CallMoment[], endedAtMs: number | null): CallLeg[] {
  const legs: CallLeg[] = [];
  const underWay = new Map<Json | undefined, number>();
  const change = (seq: Json | undefined, facts: Partial<CallLeg>) => {
    const index = underWay.get(seq);
    if (index !== undefined) legs[index] = { ...(legs[index] as CallLeg), ...facts };
  };
  for (const { at, event, commands } of moments) {
    const told = event as Told;
    if (told.type === 'dial.answered') change(told.to, { answeredMs: at.getTime() });
    if (told.type === 'dial.ended') {
      change(told.to, { toMs: at.getTime(), outcome: typeof told.outcome === 'string' ? told.outcome : null });
      underWay.delete(told.to);
    }
    for (const command of commands as readonly Told[]) {
      if (command.type !== 'dial.start') continue;
      underWay.set(command.seq, legs.length);
      const { number, address } = (command.destination ?? {}) as Told;
      legs.push(leg('line', String(number ?? address ?? ''), at));
    }
  }
  if (endedAtMs !== null) for (const seq of [...underWay.keys()]) change(seq, { toMs: endedAtMs });
  return legs;
}

interface Told {
  readonly [key: string]: Json | undefined;
}

function leg(kind: CallLeg['kind'], name: string, from: Date): CallLeg {
  return {
    kind,
    name,
    fromMs: from.getTime(),
    answeredMs: null,
    toMs: null,
    outcome: null,
    endedBy: null,
    talkMs: null,
    holdMs: null,
    wrapUp: null,
  };
}
