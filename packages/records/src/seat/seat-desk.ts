import {
  agentQueues,
  agents,
  type Database,
  notReadyReasons,
  queues,
  quickPhrases,
  type StoredForwarding,
  users,
  wrapUpCodes,
} from '@patchbay/drizzle';
import { asc, eq, isNull } from 'drizzle-orm';

/** What an agent's seat is furnished with, before any call. */
export interface SeatDesk {
  readonly agent: {
    readonly userId: string;
    readonly extension: string | null;
    readonly phoneKind: 'browser' | 'sip';
    readonly autoAnswer: boolean;
    readonly forwardSignedOut: StoredForwarding | null;
    readonly forwardAway: StoredForwarding | null;
  };
  /** Every queue that takes calls; `own` are those this agent serves. */
  readonly queues: readonly {
    readonly id: string;
    readonly name: string;
    readonly own: boolean;
    /** Null without a limit. */
    readonly wrapUpMs: number | null;
    readonly wrapUpRequired: boolean;
    readonly serviceLevelMs: number;
  }[];
  readonly agents: readonly { readonly id: string; readonly name: string; readonly extension: string | null }[];
  readonly reasons: readonly { readonly id: string; readonly name: string }[];
  readonly wrapUpCodes: readonly { readonly id: string; readonly name: string; readonly queueIds: readonly string[] }[];
  readonly phrases: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly queueIds: readonly string[];
  }[];
}

/** Null for a person who is no agent. */
export async function getSeatDesk(db: Database, userId: string): Promise<SeatDesk | null> {
  const [[agent], allQueues, own, colleagues, reasons, codes, phrases] = await Promise.all([
    db.select().from(agents).where(eq(agents.userId, userId)),
    db.select().from(queues).where(isNull(queues.archivedAt)).orderBy(asc(queues.name)),
    db.select({ queueId: agentQueues.queueId }).from(agentQueues).where(eq(agentQueues.userId, userId)),
    db
      .select({ id: agents.userId, name: users.name, extension: agents.extension, disabledAt: users.disabledAt })
      .from(agents)
      .innerJoin(users, eq(users.id, agents.userId))
      .orderBy(asc(users.name)),
    db
      .select({ id: notReadyReasons.id, name: notReadyReasons.name })
      .from(notReadyReasons)
      .where(isNull(notReadyReasons.archivedAt))
      .orderBy(asc(notReadyReasons.position), asc(notReadyReasons.name)),
    db
      .select({ id: wrapUpCodes.id, name: wrapUpCodes.name, queueIds: wrapUpCodes.queueIds })
      .from(wrapUpCodes)
      .where(isNull(wrapUpCodes.archivedAt))
      .orderBy(asc(wrapUpCodes.position), asc(wrapUpCodes.name)),
    db
      .select({
        id: quickPhrases.id,
        title: quickPhrases.title,
        text: quickPhrases.text,
        queueIds: quickPhrases.queueIds,
      })
      .from(quickPhrases)
      .orderBy(asc(quickPhrases.position), asc(quickPhrases.title)),
  ]);
  if (agent === undefined) return null;
  const mine = new Set(own.map(({ queueId }) => queueId));
  const { extension, phoneKind, autoAnswer, forwardSignedOut, forwardAway } = agent;
  return {
    agent: { userId, extension, phoneKind, autoAnswer, forwardSignedOut, forwardAway },
    queues: allQueues.map(({ id, name, wrapUpMs, wrapUpRequired, serviceLevelMs }) => ({
      id,
      name,
      own: mine.has(id),
      wrapUpMs,
      wrapUpRequired,
      serviceLevelMs,
    })),
    agents: colleagues
      .filter(({ id, disabledAt }) => id !== userId && disabledAt === null)
      .map(({ id, name, extension }) => ({ id, name, extension })),
    reasons,
    wrapUpCodes: codes,
    phrases,
  };
}
