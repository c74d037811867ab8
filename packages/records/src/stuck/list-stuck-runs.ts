import { calls, type Database, flows, journalEntries, leases, queues, runs } from '@patchbay/drizzle';
import type { Command, CommandType } from '@patchbay/flow-schema';
import { inArray, isNull, ne, sql } from 'drizzle-orm';
import { type OutstandingCommand, type Stuck, stuckReason } from './stuck-reason.ts';

export interface StuckPlace {
  readonly flowId: string;
  readonly flowName: string | null;
  readonly version: string;
  readonly nodeId: string;
  /** 0 in the outermost flow. */
  readonly depth: number;
}

/** A run that does not go on by itself, with what one needs to know of its call. */
export interface StuckRun extends Stuck {
  /** Also the call's id. */
  readonly runId: string;
  readonly callerNumber: string | null;
  readonly calledNumber: string | null;
  readonly startedAt: Date | null;
  /** What is wrong there, or else where it stands in the innermost of its flows; null where it is in none. */
  readonly place: StuckPlace | null;
  /** Which runtime carries it, or carried it last. */
  readonly lease: string | null;
  readonly holder: string | null;
}

/** More live runs than one Asterisk carries. */
const runsMax = 5_000;
/** What has moved so lately waits for nothing that could be overdue. */
const quietMs = 20_000;

interface Frame {
  readonly flowId: string;
  readonly version: string;
  readonly nodeId: string;
}

interface Live {
  readonly id: string;
  readonly lease: string | null;
  readonly updatedAt: Date;
  readonly hungUp: boolean;
  readonly closing: boolean;
  readonly lifeTimer: number | null;
  readonly frames: readonly Frame[];
  readonly visits: Readonly<Record<string, number>>;
  readonly outstanding: readonly { seq: number; type: CommandType; depth: number; nodeId: string | null }[];
}

/** The runs that are stuck, those that are so longest first, by the database's own clock. */
export async function listStuckRuns(db: Database): Promise<StuckRun[]> {
  const [{ now } = { now: new Date() }] = await db.execute<{ now: Date }>(
    sql`select (extract(epoch from now()) * 1000)::float8 as now`,
  );
  const nowMs = Number(now);
  const live = await liveRuns(db);
  const held = new Map((await db.select().from(leases)).map((lease) => [lease.name, lease]));
  const quiet = live.filter(({ updatedAt }) => nowMs - updatedAt.getTime() > quietMs);
  const given = await givenCommands(db, quiet);
  const known = new Set(
    (await db.select({ id: queues.id }).from(queues).where(isNull(queues.archivedAt))).map(({ id }) => id),
  );
  const stuck = live.flatMap((run) => {
    const lease = held.get(run.lease ?? '');
    const found = stuckReason(
      {
        movedAt: run.updatedAt.getTime(),
        hungUp: run.hungUp,
        closing: run.closing,
        leaseUntil: lease?.expiresAt.getTime() ?? null,
        lifeTimer: run.lifeTimer,
        outstanding: run.outstanding.map((one): OutstandingCommand => {
          const told = given.get(`${run.id}.${one.seq}`);
          const command = told?.command ?? null;
          return {
            ...one,
            command,
            givenAt: told?.at ?? run.updatedAt.getTime(),
            answered: told?.answered ?? false,
            queueGone: command?.type === 'queue.join' && !known.has(command.queueId),
          };
        }),
        visits: run.visits,
        nodeIds: run.frames.map(({ nodeId }) => nodeId),
      },
      nowMs,
    );
    return found === null ? [] : [{ run, found, holder: lease?.holder ?? null }];
  });
  return await withCalls(db, stuck);
}

async function liveRuns(db: Database): Promise<Live[]> {
  return await db
    .select({
      id: runs.id,
      lease: runs.runtimeId,
      updatedAt: runs.updatedAt,
      hungUp: sql<boolean>`coalesce((${runs.state}->>'hungUp')::boolean, false)`,
      closing: sql<boolean>`${runs.state}->>'closing' is not null`,
      lifeTimer: sql<number | null>`(${runs.state}->>'lifeTimer')::int`,
      // Without the variables: what a caller said is nobody's business here.
      frames: sql<Frame[]>`(
        select coalesce(json_agg(json_build_object('flowId', f->'flowId', 'version', f->'version', 'nodeId', f->'nodeId')), '[]')
        from json_array_elements(${runs.state}->'frames') as f
      )`,
      visits: sql<Live['visits']>`coalesce(${runs.state}->'visits', '{}')`,
      outstanding: sql<Live['outstanding']>`coalesce(${runs.state}->'outstanding', '[]')`,
    })
    .from(runs)
    .where(ne(runs.status, 'ended'))
    .limit(runsMax);
}

interface Given {
  readonly command: Command;
  readonly at: number;
  readonly answered: boolean;
}

/** The commands that these runs wait for, by `run.seq`, as they stand in the journal. */
async function givenCommands(db: Database, waiting: readonly Live[]): Promise<Map<string, Given>> {
  const found = new Map<string, Given>();
  const wanted = new Set(waiting.flatMap(({ id, outstanding }) => outstanding.map(({ seq }) => `${id}.${seq}`)));
  if (wanted.size === 0) return found;
  const entries = await db
    .select({
      runId: journalEntries.runId,
      at: journalEntries.at,
      commands: journalEntries.commands,
      event: sql<{
        type: string;
        to?: number;
      }>`json_build_object('type', ${journalEntries.event}->'type', 'to', ${journalEntries.event}->'to')`,
    })
    .from(journalEntries)
    .where(
      inArray(
        journalEntries.runId,
        waiting.map(({ id }) => id),
      ),
    )
    .orderBy(journalEntries.runId, journalEntries.index);
  for (const { runId, at, commands, event } of entries) {
    const answering = found.get(`${runId}.${event.to}`);
    if (answering !== undefined && (event.type === 'dial.answered' || event.type === 'agent.answered'))
      found.set(`${runId}.${event.to}`, { ...answering, answered: true });
    for (const command of commands as unknown as Command[]) {
      const key = `${runId}.${command.seq}`;
      if (wanted.has(key)) found.set(key, { command, at: at.getTime(), answered: false });
    }
  }
  return found;
}

async function withCalls(
  db: Database,
  stuck: readonly { readonly run: Live; readonly found: Stuck; readonly holder: string | null }[],
): Promise<StuckRun[]> {
  if (stuck.length === 0) return [];
  const ids = stuck.map(({ run }) => run.id);
  const rows = await db
    .select({
      id: calls.id,
      callerNumber: calls.callerNumber,
      calledNumber: calls.calledNumber,
      startedAt: calls.startedAt,
    })
    .from(calls)
    .where(inArray(calls.id, ids));
  const callOf = new Map(rows.map((row) => [row.id, row]));
  const names = new Map(
    (await db.select({ id: flows.id, name: flows.name }).from(flows)).map(({ id, name }) => [id, name]),
  );
  return stuck
    .map(({ run, found, holder }): StuckRun => {
      const call = callOf.get(run.id);
      const depth = found.at?.depth ?? run.frames.length - 1;
      const frame = run.frames[depth];
      return {
        ...found,
        runId: run.id,
        callerNumber: call?.callerNumber ?? null,
        calledNumber: call?.calledNumber ?? null,
        startedAt: call?.startedAt ?? null,
        place:
          frame === undefined
            ? null
            : { ...frame, flowName: names.get(frame.flowId) ?? null, nodeId: found.at?.nodeId ?? frame.nodeId, depth },
        lease: run.lease,
        holder,
      };
    })
    .sort((a, b) => a.since - b.since);
}
