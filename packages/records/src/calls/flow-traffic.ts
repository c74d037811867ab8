import { calls, type Database, nodeTraffic } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { nodeVisits } from './node-visits.ts';

/** The grain in which things are counted: a quarter of an hour. */
export const quarterMs = 900_000;

export interface TrafficFilter {
  readonly flowId: string;
  /** Every version where none is given. */
  readonly version?: string | undefined;
  /** Of calls that began then or later; taken down to the quarter of an hour. */
  readonly from: Date;
  /** And before this; taken up to the quarter of an hour. */
  readonly to: Date;
}

/** What happened at one node. */
export interface NodeTraffic {
  /** How often it was entered. */
  readonly entered: number;
  /** How many are there still. */
  readonly open: number;
  /** How often it was left by each port. */
  readonly ports: Readonly<Record<string, number>>;
  /** How often the call ended there, by the reason of its end: of a sub-flow's node, somewhere within. */
  readonly ended: Readonly<Record<string, number>>;
  /** How often the flow was left from here, back to the one that entered it. */
  readonly returned: number;
  /** Of the visits that are over, to two significant digits; null where there are none. */
  readonly durationMs: { readonly median: number; readonly p90: number } | null;
}

export type FlowTraffic = Readonly<Record<string, NodeTraffic>>;

interface ExitCount {
  readonly [column: string]: unknown;
  readonly node_id: string;
  readonly exit: string;
  readonly duration_ms: number;
  readonly count: number;
}

/** How calls went through a flow: what was counted of those that are over, and what the others tell as they go on. */
export async function flowTraffic(db: Database, filter: TrafficFilter): Promise<FlowTraffic> {
  const { flowId, version } = filter;
  const from = new Date(Math.floor(filter.from.getTime() / quarterMs) * quarterMs).toISOString();
  const to = new Date(Math.ceil(filter.to.getTime() / quarterMs) * quarterMs).toISOString();
  const uncounted = sql`
    select id, started_at, ended_at, end_reason from ${calls}
    where not traffic_counted and started_at >= ${from}::timestamptz and started_at < ${to}::timestamptz`;
  const ofVersion = version === undefined ? sql`` : sql`and version = ${version}`;
  const rows = await db.execute<ExitCount>(sql`
    select node_id, exit, duration_ms, sum(count)::int as count from (
      select node_id, exit, duration_ms, count from ${nodeTraffic}
      where flow_id = ${flowId} and quarter >= ${from}::timestamptz and quarter < ${to}::timestamptz ${ofVersion}
      union all
      select node_id, exit, duration_ms, 1 from (${nodeVisits(uncounted, flowId)}) as visit where true ${ofVersion}
    ) as exits
    group by node_id, exit, duration_ms`);
  return trafficOf(rows);
}

interface Tally {
  entered: number;
  open: number;
  returned: number;
  readonly ports: Record<string, number>;
  readonly ended: Record<string, number>;
  readonly lengths: Map<number, number>;
}

function trafficOf(rows: readonly ExitCount[]): FlowTraffic {
  const tallies = new Map<string, Tally>();
  for (const { node_id, exit, duration_ms, count } of rows) {
    const tally = tallies.get(node_id) ?? emptyTally();
    tallies.set(node_id, tally);
    tally.entered += count;
    if (exit === 'open') {
      tally.open += count;
      continue;
    }
    tally.lengths.set(duration_ms, (tally.lengths.get(duration_ms) ?? 0) + count);
    const [kind, name] = partsOf(exit);
    if (kind === 'port') tally.ports[name] = (tally.ports[name] ?? 0) + count;
    else if (kind === 'end') tally.ended[name] = (tally.ended[name] ?? 0) + count;
    else tally.returned += count;
  }
  return Object.fromEntries(
    [...tallies].map(([nodeId, { lengths, ...tally }]) => [nodeId, { ...tally, durationMs: spreadOf(lengths) }]),
  );
}

function emptyTally(): Tally {
  return { entered: 0, open: 0, returned: 0, ports: {}, ended: {}, lengths: new Map() };
}

function partsOf(exit: string): readonly [kind: string, name: string] {
  const at = exit.indexOf(':');
  return at < 0 ? [exit, ''] : [exit.slice(0, at), exit.slice(at + 1)];
}

/** By nearest rank: the smallest length that so large a share of all is no longer than. */
function spreadOf(lengths: ReadonlyMap<number, number>): NodeTraffic['durationMs'] {
  const sorted = [...lengths].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  return { median: atShare(sorted, total * 0.5), p90: atShare(sorted, total * 0.9) };
}

function atShare(sorted: readonly (readonly [durationMs: number, count: number])[], rank: number): number {
  let seen = 0;
  for (const [durationMs, count] of sorted) {
    seen += count;
    if (seen >= rank) return durationMs;
  }
  return 0;
}
