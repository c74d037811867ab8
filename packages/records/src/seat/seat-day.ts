import { agentStates, conversations, type Database } from '@patchbay/drizzle';
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';

/** An agent's own figures since the day began. Times in milliseconds. */
export interface SeatDay {
  readonly answered: number;
  /** Rang and was not taken: no answer, declined, or the phone could not be reached. */
  readonly missed: number;
  readonly outbound: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  /** Signed in, whatever the state. */
  readonly signedInMs: number;
  readonly readyMs: number;
  readonly notReadyMs: number;
}

/** @param timeZone IANA name: where the day begins */
export async function getSeatDay(
  db: Database,
  { agentId, timeZone, now }: { agentId: string; timeZone: string; now: Date },
): Promise<SeatDay> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const from = sql`(date_trunc('day', ${at} at time zone ${timeZone}) at time zone ${timeZone})`;
  const missed = sql`${conversations.outcome} in ('no_answer', 'declined', 'unreachable')`;
  const spent = sql`extract(epoch from coalesce(${agentStates.until}, ${at}) - greatest(${agentStates.since}, ${from})) * 1000`;
  const [[talks], [states]] = await Promise.all([
    db
      .select({
        answered: sql<number>`(count(*) filter (where ${conversations.answeredAt} is not null and ${conversations.direction} = 'inbound'))::int`,
        missed: sql<number>`(count(*) filter (where ${missed}))::int`,
        outbound: sql<number>`(count(*) filter (where ${conversations.direction} = 'outbound'))::int`,
        talkMs: sql<number>`coalesce(sum(${conversations.talkMs}), 0)::float8`,
        holdMs: sql<number>`coalesce(sum(${conversations.holdMs}), 0)::float8`,
        wrapUpMs: sql<number>`coalesce(sum(${conversations.wrapUpMs}), 0)::float8`,
      })
      .from(conversations)
      .where(and(eq(conversations.agentId, agentId), gte(conversations.offeredAt, from))),
    db
      .select({
        signedInMs: sql<number>`coalesce(sum(${spent}) filter (where ${agentStates.state} <> 'signed_out'), 0)::float8`,
        readyMs: sql<number>`coalesce(sum(${spent}) filter (where ${agentStates.state} = 'ready'), 0)::float8`,
        notReadyMs: sql<number>`coalesce(sum(${spent}) filter (where ${agentStates.state} = 'not_ready'), 0)::float8`,
      })
      .from(agentStates)
      .where(and(eq(agentStates.userId, agentId), or(isNull(agentStates.until), sql`${agentStates.until} > ${from}`))),
  ]);
  const nothing = { answered: 0, missed: 0, outbound: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0 };
  return { ...(talks ?? nothing), ...(states ?? { signedInMs: 0, readyMs: 0, notReadyMs: 0 }) };
}
