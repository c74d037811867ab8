import { calls, type Database } from '@patchbay/drizzle';
import { instantOf, localDay } from '@patchbay/reports';
import { and, inArray, isNull, sql } from 'drizzle-orm';
import { countsOf } from '../counts/counts-of.ts';

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
  /** How often calls of today left a node by a port. */
  readonly ways: readonly {
    readonly flowId: string;
    readonly nodeId: string;
    readonly port: string;
    readonly count: number;
  }[];
}

/**
 * What the tiles of these flows show: out of the counts that reports are told from, so that both say the same of one day.
 * @param timeZone IANA name: where today begins
 */
export async function loadTileFigures(
  db: Database,
  { flowIds, timeZone, now }: { flowIds: readonly string[]; timeZone: string; now: Date },
): Promise<TileFigures> {
  if (flowIds.length === 0) return { calls: [], scores: [], ways: [] };
  const [from, to] = dayAround(now, timeZone);
  const today = { from, to, grain: 'day', timeZone, now } as const;
  const ofFlows = sql`flow_id in ${[...flowIds]}`;
  const [begun, live, scores, ways] = await Promise.all([
    db.execute<{ flow_id: string; today: number }>(sql`
      select flow_id, sum(calls)::int as today from ${countsOf('calls', today)} as counted where ${ofFlows} group by 1`),
    db
      .select({ flowId: calls.flowId, now: sql<number>`count(*)::int` })
      .from(calls)
      .where(and(inArray(calls.flowId, [...flowIds]), isNull(calls.endedAt)))
      .groupBy(calls.flowId),
    db.execute<TileFigures['scores'][number] & Record<string, unknown>>(sql`
      select flow_id as "flowId", node_id as "nodeId", question,
        sum(answers)::int as answers, sum(answers * score)::int as "scoreSum"
      from ${countsOf('satisfaction', today)} as counted where ${ofFlows} group by 1, 2, 3 having sum(answers) > 0`),
    db.execute<TileFigures['ways'][number] & Record<string, unknown>>(sql`
      select flow_id as "flowId", node_id as "nodeId", substr(exit, 6) as port, sum(count)::int as count
      from ${countsOf('node', today)} as counted where ${ofFlows} and exit like 'port:%' group by 1, 2, 3`),
  ]);
  const nowOf = new Map(live.map((row) => [row.flowId, row.now] as const));
  const todayOf = new Map(begun.map((row) => [row.flow_id, row.today] as const));
  return {
    calls: flowIds.map((flowId) => ({ flowId, now: nowOf.get(flowId) ?? 0, today: todayOf.get(flowId) ?? 0 })),
    scores,
    ways,
  };
}

const dayMs = 86_400_000;

/** The midnights before and after a moment, in a zone. */
function dayAround(now: Date, timeZone: string): [Date, Date] {
  const midnight = Date.parse(`${localDay(now.getTime(), timeZone)}T00:00:00Z`);
  return [new Date(instantOf(midnight, timeZone)), new Date(instantOf(midnight + dayMs, timeZone))];
}
