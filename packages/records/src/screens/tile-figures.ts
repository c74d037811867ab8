import { calls, type Database, nodeCounts, satisfactionAnswers } from '@patchbay/drizzle';
import { and, eq, gte, inArray, sql } from 'drizzle-orm';

/** Today's figures of the tiles that follow from flows. */
export interface TileFigures {
  /** By flow: calls that go on, and calls of today. */
  readonly calls: readonly { readonly flowId: string; readonly now: number; readonly today: number }[];
  /** By question: how many answered today, and what they add up to. */
  readonly scores: readonly {
    readonly flowId: string;
    readonly nodeId: string;
    readonly question: string;
    readonly answers: number;
    readonly scoreSum: number;
  }[];
  /** How often calls of today, once they are over, had left a node by a port. */
  readonly ways: readonly {
    readonly flowId: string;
    readonly nodeId: string;
    readonly port: string;
    readonly count: number;
  }[];
}

/**
 * What the tiles of these flows show.
 * @param timeZone IANA name: where today begins
 */
export async function loadTileFigures(
  db: Database,
  { flowIds, timeZone, now }: { flowIds: readonly string[]; timeZone: string; now: Date },
): Promise<TileFigures> {
  if (flowIds.length === 0) return { calls: [], scores: [], ways: [] };
  const local = sql`date_trunc('day', ${now.toISOString()}::timestamptz at time zone ${timeZone})`;
  const from = sql`(${local} at time zone ${timeZone})`;
  const [ofFlows, live, scores, ways] = await Promise.all([
    db
      .select({ flowId: calls.flowId, today: sql<number>`count(*)::int` })
      .from(calls)
      .where(and(inArray(calls.flowId, [...flowIds]), gte(calls.startedAt, from)))
      .groupBy(calls.flowId),
    db
      .select({ flowId: calls.flowId, now: sql<number>`count(*)::int` })
      .from(calls)
      .where(and(inArray(calls.flowId, [...flowIds]), sql`${calls.endedAt} is null`))
      .groupBy(calls.flowId),
    db
      .select({
        flowId: satisfactionAnswers.flowId,
        nodeId: satisfactionAnswers.nodeId,
        question: satisfactionAnswers.question,
        answers: sql<number>`count(*)::int`,
        scoreSum: sql<number>`sum(${satisfactionAnswers.score})::int`,
      })
      .from(satisfactionAnswers)
      .where(and(inArray(satisfactionAnswers.flowId, [...flowIds]), gte(satisfactionAnswers.at, from)))
      .groupBy(satisfactionAnswers.flowId, satisfactionAnswers.nodeId, satisfactionAnswers.question),
    db
      .select({
        flowId: nodeCounts.flowId,
        nodeId: nodeCounts.nodeId,
        port: sql<string>`substr(${nodeCounts.exit}, 6)`,
        count: sql<number>`sum(${nodeCounts.count})::int`,
      })
      .from(nodeCounts)
      .where(
        and(
          inArray(nodeCounts.flowId, [...flowIds]),
          eq(nodeCounts.day, sql`${local}::date`),
          sql`${nodeCounts.exit} like 'port:%'`,
        ),
      )
      .groupBy(nodeCounts.flowId, nodeCounts.nodeId, nodeCounts.exit),
  ]);
  const nowOf = new Map(live.map((row) => [row.flowId, row.now] as const));
  const todayOf = new Map(ofFlows.map((row) => [row.flowId, row.today] as const));
  return {
    calls: flowIds.map((flowId) => ({ flowId, now: nowOf.get(flowId) ?? 0, today: todayOf.get(flowId) ?? 0 })),
    scores,
    ways,
  };
}
