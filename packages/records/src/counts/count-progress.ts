import { countStates, type Database } from '@patchbay/drizzle';
import { getSetting } from '../settings.ts';

/** How far hours, days and months are made anew after the centre went over to another clock. */
export interface CountProgress {
  /** The clock of the centre, by which they are made. IANA. */
  readonly timeZone: string;
  /** 0 to 1. */
  readonly share: number;
  /** From then on all of it is there, what is before comes next; null before it began. */
  readonly completeFrom: Date | null;
}

/** A little later than anything counted: from there it goes back. */
const aheadMs = 35 * 86_400_000;

/** Null where everything stands by the clock of the centre. Figures are right meanwhile, and slower to come. */
export async function readCountProgress(db: Database, nowMs: number): Promise<CountProgress | null> {
  const [[state], timeZone] = await Promise.all([db.select().from(countStates), getSetting(db, 'centre.timeZone')]);
  if (state === undefined) return null;
  if (state.timeZone !== timeZone) return { timeZone, share: 0, completeFrom: null };
  const { rolledFrom, rollsBackTo } = state;
  if (rolledFrom === null) return null;
  const fromMs = nowMs + aheadMs;
  const wholeMs = fromMs - (rollsBackTo?.getTime() ?? rolledFrom.getTime());
  const share = wholeMs <= 0 ? 0 : Math.min(Math.max((fromMs - rolledFrom.getTime()) / wholeMs, 0), 0.99);
  return { timeZone, share, completeFrom: rolledFrom };
}
