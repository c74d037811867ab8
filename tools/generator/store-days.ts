import { setImmediate } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { generateDay } from './generate-day.ts';
import { GeneratedRows } from './generated-rows.ts';
import { copyRows } from './store-rows.ts';
import { planYear, type YearSize } from './year-plan.ts';

export type RowCounts = Readonly<Record<string, number>>;

/** Work an agent can do in a year: 220 days of seven hours. */
const workMsOfAgent = 220 * 7 * 3_600_000;
const handlingMs = { min: 60_000, max: 420_000 };
const busyShare = 0.72;
/** Calls held in memory before they are stored. */
const callsAtOnce = 20_000;

/**
 * Generates and stores what happens on some days of a year, which depends on no other day.
 * @param said is told the days that are stored since it was told last
 * @returns how many rows, by table
 */
export async function storeDays(
  sql: Sql,
  size: YearSize,
  { from, to }: { readonly from: number; readonly to: number },
  said: (days: number) => void,
): Promise<RowCounts> {
  const { days, centre } = planYear(size);
  const perCall = (workMsOfAgent * size.agents * busyShare) / Math.max(size.calls * 0.8, 1);
  const rows = new GeneratedRows();
  const counts: Record<string, number> = {};
  let held = 0;
  for (const day of days.slice(from, to)) {
    generateDay(centre, day, rows, {
      seed: size.seed,
      handlingMs: Math.min(Math.max(perCall, handlingMs.min), handlingMs.max),
      callers: Math.ceil(size.calls / 6),
      withSteps: day.index >= days.length - size.stepDays,
    });
    held += 1;
    // Days take seconds: in between it is noticed where nobody waits for them any more.
    await setImmediate();
    if (rows.calls.count < callsAtOnce && day.index !== to - 1) continue;
    for (const writer of rows.all) counts[writer.table] = (counts[writer.table] ?? 0) + (await copyRows(sql, writer));
    said(held);
    held = 0;
  }
  return counts;
}
