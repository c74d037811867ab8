import type { Database } from '@patchbay/drizzle';
import { instantOf, wallMs } from '@patchbay/reports';
import type { Actor } from '../audit.ts';
import { getSetting } from '../settings.ts';
import { changeShifts } from './change-shifts.ts';
import { listShifts, type Shift, type ShiftInput } from './shift.ts';

const weekMs = 7 * 86_400_000;
const minuteMs = 60_000;

export interface ShiftCopy {
  /** Midnight at which the week begins that is copied, on the clock of the centre. */
  readonly from: Date;
  /** To so many weeks after it. */
  readonly weeks: number;
  readonly agentIds: readonly string[];
  /** Whether shifts that begin in those weeks go; otherwise whoever is planned already at that time stays so. */
  readonly replace: boolean;
}

/**
 * Plans the same times by the clock on the wall in the weeks after: a shift from 22:00 to 06:00 stays one, also in the night in which clocks
 * change, and is an hour longer or shorter then.
 * @returns how many were planned, left out because something is planned then, and removed
 */
export async function copyShifts(
  db: Database,
  actor: Actor,
  { from, weeks, agentIds, replace }: ShiftCopy,
): Promise<{ planned: number; leftOut: number; removed: number }> {
  const timeZone = await getSetting(db, 'centre.timeZone');
  return await db.transaction(async (tx) => {
    const week = (index: number) => new Date(instantOf(wallMs(from.getTime(), timeZone) + index * weekMs, timeZone));
    const beginsIn = (shift: Shift, begin: Date, end: Date) => shift.since >= begin && shift.since < end;
    const all = await listShifts(tx, { from, to: week(weeks + 1), agentIds });
    const pattern = all.filter((shift) => beginsIn(shift, from, week(1)));
    const remove = replace ? all.filter((shift) => beginsIn(shift, week(1), week(weeks + 1))) : [];
    const gone = new Set(remove.map(({ id }) => id));
    const stay = all.filter(({ id }) => !gone.has(id));
    const wanted = Array.from({ length: weeks }, (_, index) =>
      pattern.map((shift) => movedBy(shift, (index + 1) * weekMs, timeZone)),
    ).flat();
    const save = wanted.filter(
      (one) =>
        !stay.some((other) => other.agentId === one.agentId && other.since < one.until && other.until > one.since),
    );
    await changeShifts(tx, actor, { save, remove: remove.map(({ id }) => id) });
    return { planned: save.length, leftOut: wanted.length - save.length, removed: remove.length };
  });
}

function movedBy({ agentId, since, until, breaks }: Shift, byMs: number, timeZone: string): ShiftInput {
  // Seconds are no business of a clock on the wall.
  const move = (at: Date) =>
    new Date(instantOf(wallMs(at.getTime(), timeZone) + byMs, timeZone) + (at.getTime() % minuteMs));
  return {
    agentId,
    since: move(since),
    until: move(until),
    breaks: breaks
      .map((one) => ({ ...one, since: move(one.since), until: move(one.until) }))
      // A break inside the hour that is skipped is none that night.
      .filter((one) => one.since < one.until),
  };
}
