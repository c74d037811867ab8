import { partsOfShift } from '@patchbay/records';
import { type GeneratedCentre, idPrefix } from './generated-centre.ts';
import type { GeneratedRows } from './generated-rows.ts';
import { Random } from './random.ts';
import { at } from './row-writer.ts';
import { type Attendance, lunchMs, lunchReason, scheduledStartMs, shiftMs, staffedShare } from './working-day.ts';
import type { Day } from './year-shape.ts';

const quarterMs = 15 * 60_000;
/** Of those who were planned, how many stayed away; and of those who came, how many nobody had planned. */
const absentShare = 0.03;
const unplannedShare = 0.012;
const overtimeShare = 0.07;

/**
 * Plans the shifts of a day, from what people then do in it: most keep to them but for minutes, some come late, go to lunch at another time or
 * stay longer, a few stay away or come without a plan. Some people do so more often than others. Draws from a random of its own.
 */
export function planShifts(
  centre: GeneratedCentre,
  day: Day,
  attended: readonly (Attendance | null)[],
  rows: GeneratedRows,
  seed: number,
): void {
  const random = new Random(Math.imul(seed, 0x27d4eb2f) ^ Math.imul(day.index + 1, 0x165667b1) ^ 0x51ed270b);
  const staffed = staffedShare(day);
  const absent = (absentShare * staffed) / (1 - staffed);
  for (const [agent, { id: agentId }] of centre.agents.entries()) {
    const came = attended[agent] ?? null;
    const isPlanned = random.next() < (came === null ? absent : 1 - unplannedShare);
    const carelessness = carelessnessOf(seed, agent);
    // Drawn whether they are used or not, so that what one does changes nothing of what others do.
    const [late, over, moved, by] = [random.next(), random.next(), random.next(), random.below(4)];
    if (!isPlanned) continue;
    const scheduledMs = day.toUtcMs(scheduledStartMs(agent, day));
    const since = scheduledMs - (came !== null && late < 0.2 * carelessness ? quarterMs : 0);
    const until = scheduledMs + shiftMs - (came !== null && over < overtimeShare ? (1 + by) * quarterMs : 0);
    const wantedMs = came?.lunchMs ?? scheduledMs + shiftMs / 2;
    const movedMs = moved < 0.1 + 0.4 * carelessness ? ([-2, -1, 1, 2][by] ?? 0) * quarterMs : 0;
    const lunchAt = Math.round(wantedMs / quarterMs) * quarterMs + movedMs;
    const shift = { since: new Date(since), until: new Date(until) };
    const lunch = { reasonId: lunchReason, since: new Date(lunchAt), until: new Date(lunchAt + lunchMs) };
    const id = `${idPrefix}shift-${day.index + 1}-${agent + 1}`;
    rows.shifts.add(id, agentId, at(since), at(until));
    for (const part of partsOfShift({ ...shift, breaks: [lunch] })) {
      rows.shiftParts.add(id, agentId, part.activity, at(part.since.getTime()), at(part.until.getTime()), true);
    }
  }
}

/** 0 for people who keep to every plan, 1 for those who do as they like; most are nearer to the first. */
function carelessnessOf(seed: number, agent: number): number {
  return new Random(Math.imul(seed + 1, 0x2545f491) ^ Math.imul(agent + 1, 0x9e3779b1)).next() ** 2;
}
