import { agentShifts, agents, type Database, shiftParts, users } from '@patchbay/drizzle';
import { and, asc, eq, gt, inArray, lt, type SQL } from 'drizzle-orm';
import { rowsBy } from '../rows-by.ts';

/** Time of a shift in which the agent is not there for contacts. */
export interface ShiftBreak {
  /** The id of a reason for not being ready. */
  readonly reasonId: string;
  readonly since: Date;
  readonly until: Date;
}

export interface ShiftInput {
  readonly agentId: string;
  readonly since: Date;
  /** At most 24 hours after `since`. */
  readonly until: Date;
  /** Inside the shift, in any order, apart from each other. The rest of it is for contacts. */
  readonly breaks: readonly ShiftBreak[];
}

export interface Shift extends ShiftInput {
  readonly id: string;
  readonly agentName: string;
}

/** One activity after the other, without gaps. */
export interface PlannedPart {
  /** Empty for contacts, otherwise a reason for not being ready. */
  readonly activity: string;
  readonly since: Date;
  readonly until: Date;
}

export interface ShiftFilter {
  /** Shifts that reach into the time from here … */
  readonly from: Date;
  /** … to before this. */
  readonly to: Date;
  readonly agentIds?: readonly string[] | undefined;
}

/** By agent's name, and in the order of time. */
export async function listShifts(db: Database, { from, to, agentIds }: ShiftFilter): Promise<Shift[]> {
  const conditions = [lt(agentShifts.since, to), gt(agentShifts.until, from)];
  if (agentIds !== undefined) conditions.push(inArray(agentShifts.agentId, [...agentIds]));
  return await readShifts(db, and(...conditions));
}

export async function readShifts(db: Database, condition: SQL | undefined): Promise<Shift[]> {
  const [rows, parts] = await Promise.all([
    db
      .select({ shift: agentShifts, agentName: users.name })
      .from(agentShifts)
      .innerJoin(agents, eq(agents.userId, agentShifts.agentId))
      .innerJoin(users, eq(users.id, agents.userId))
      .where(condition)
      .orderBy(asc(users.name), asc(agentShifts.agentId), asc(agentShifts.since)),
    db
      .select({ part: shiftParts })
      .from(shiftParts)
      .innerJoin(agentShifts, eq(agentShifts.id, shiftParts.shiftId))
      .where(condition)
      .orderBy(asc(shiftParts.since)),
  ]);
  const partsOf = rowsBy(
    parts.map(({ part }) => part),
    ({ shiftId }) => shiftId,
  );
  return rows.map(({ shift, agentName }) => ({
    ...shift,
    agentName,
    breaks: (partsOf.get(shift.id) ?? [])
      .filter(({ activity }) => activity !== '')
      .map(({ activity, since, until }) => ({ reasonId: activity, since, until })),
  }));
}

/** What a shift is made of: its breaks and the time for contacts around them. */
export function partsOfShift({ since, until, breaks }: Pick<ShiftInput, 'since' | 'until' | 'breaks'>): PlannedPart[] {
  const parts: PlannedPart[] = [];
  const add = (activity: string, from: Date, to: Date) => {
    if (from < to) parts.push({ activity, since: from, until: to });
  };
  let at = since;
  for (const one of [...breaks].sort((a, b) => a.since.getTime() - b.since.getTime())) {
    add('', at, one.since);
    add(one.reasonId, one.since, one.until);
    at = one.until;
  }
  add('', at, until);
  return parts;
}
