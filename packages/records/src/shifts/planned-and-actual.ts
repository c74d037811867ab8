import { agentStates, type Database, shiftParts } from '@patchbay/drizzle';
import { and, asc, gt, inArray, isNull, lt, not, or } from 'drizzle-orm';
import { rowsBy } from '../rows-by.ts';
import type { PlannedPart } from './shift.ts';

export interface ActualState {
  readonly state: string;
  readonly reason: string | null;
  readonly since: Date;
  /** Null while it goes on. */
  readonly until: Date | null;
}

export interface PlannedAndActual {
  readonly agentId: string;
  readonly planned: readonly PlannedPart[];
  readonly actual: readonly ActualState[];
}

/** What agents were planned to do and what they did, as far as it reaches into a time; in the order of the ids. */
export async function loadPlannedAndActual(
  db: Database,
  agentIds: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<PlannedAndActual[]> {
  if (agentIds.length === 0) return [];
  const ids = [...agentIds];
  // A state of the day may have begun the evening before; one that is older says nothing about presence, see `plan-kinds.ts`.
  const earliest = new Date(from.getTime() - 86_400_000);
  const [planned, actual] = await Promise.all([
    loadPlanned(db, ids, { from, to }),
    db
      .select()
      .from(agentStates)
      .where(
        and(
          inArray(agentStates.userId, ids),
          gt(agentStates.since, earliest),
          lt(agentStates.since, to),
          or(isNull(agentStates.until), gt(agentStates.until, from)),
        ),
      )
      .orderBy(asc(agentStates.since), asc(agentStates.id)),
  ]);
  const actualOf = rowsBy(actual, ({ userId }) => userId);
  return ids.map((agentId) => ({
    agentId,
    planned: planned.get(agentId) ?? [],
    actual: (actualOf.get(agentId) ?? []).map(({ state, reason, since, until }) => ({ state, reason, since, until })),
  }));
}

/** The parts of shifts that reach into a time, by agent. */
export async function loadPlanned(
  db: Database,
  agentIds: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Map<string, PlannedPart[]>> {
  const rows = await db
    .select()
    .from(shiftParts)
    .where(
      and(
        // A part is no longer than a day: so the index on its beginning bounds both ends.
        gt(shiftParts.since, new Date(from.getTime() - 86_400_000)),
        lt(shiftParts.since, to),
        gt(shiftParts.until, from),
        inArray(shiftParts.agentId, [...agentIds]),
      ),
    )
    .orderBy(asc(shiftParts.since));
  return byAgent(rows);
}

/** What everybody is planned to do now and until then, by agent. */
export async function loadCurrentPlan(
  db: Database,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Map<string, PlannedPart[]>> {
  const rows = await db
    .select()
    .from(shiftParts)
    // What goes on or is to come is not counted yet: that index is short.
    .where(and(not(shiftParts.counted), lt(shiftParts.since, to), gt(shiftParts.until, from)))
    .orderBy(asc(shiftParts.since));
  return byAgent(rows);
}

function byAgent(rows: readonly (typeof shiftParts.$inferSelect)[]): Map<string, PlannedPart[]> {
  return new Map(
    [...rowsBy(rows, ({ agentId }) => agentId)].map(([agentId, parts]) => [
      agentId,
      parts.map(({ activity, since, until }) => ({ activity, since, until })),
    ]),
  );
}
