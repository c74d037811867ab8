import type { agentShifts, shiftParts } from '../../tables/agent-shift.ts';
import type { agentStates } from '../../tables/agent-state.ts';
import type { conversations } from '../../tables/conversation.ts';
import { demoPeople } from './centre/people.ts';
import { Random } from './random.ts';

export interface DemoShifts {
  readonly shifts: readonly (typeof agentShifts.$inferInsert)[];
  readonly parts: readonly (typeof shiftParts.$inferInsert)[];
  /** What agents did in those that are over. */
  readonly states: readonly (typeof agentStates.$inferInsert)[];
}

type Talk = Pick<typeof conversations.$inferInsert, 'agentId' | 'offeredAt' | 'endedAt' | 'outcome'>;

interface Stretch {
  readonly state: 'ready' | 'not_ready' | 'talking';
  readonly reason: string | null;
  readonly fromMs: number;
  readonly toMs: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const daysAround = 7;
const [early, late] = [8 * hourMs, 11.5 * hourMs];
/** A break, lunch and a break, by how long after the beginning; eight and a half hours in all. */
const breaks = [
  { activity: 'demo-reason-break', afterMs: 2 * hourMs, ms: 15 * minuteMs },
  { activity: 'demo-reason-lunch', afterMs: 4 * hourMs, ms: 30 * minuteMs },
  { activity: 'demo-reason-break', afterMs: 6.5 * hourMs, ms: 15 * minuteMs },
];
const lengthMs = 8.5 * hourMs;

/** Shifts of the week before and the week after, on workdays. Today is left to who tries the seat: nobody is missed then. */
export function demoShifts(now: Date, talks: readonly Talk[]): DemoShifts {
  const random = new Random(20_261_123);
  const made = { shifts: [], parts: [], states: [] } as { [K in keyof DemoShifts]: DemoShifts[K][number][] };
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs;
  const people = demoPeople.filter(({ role }) => role === 'agent');
  for (let days = -daysAround; days <= daysAround; days += 1) {
    const day = midnight + days * dayMs;
    if (days === 0 || [0, 6].includes(new Date(day).getUTCDay())) continue;
    for (const [index, { id: agentId }] of people.entries()) {
      const begin = day + (index % 2 === 0 ? early : late);
      const id = `demo-shift-${made.shifts.length + 1}`;
      made.shifts.push({ id, agentId, since: new Date(begin), until: new Date(begin + lengthMs) });
      const parts = partsFrom(begin);
      for (const { activity, fromMs, toMs } of parts)
        made.parts.push({ shiftId: id, agentId, activity, since: new Date(fromMs), until: new Date(toMs) });
      if (days > 0) continue;
      const own = talks.filter((talk) => talk.agentId === agentId && talk.outcome === 'answered');
      for (const { state, reason, fromMs, toMs } of withTalks(attended(parts, random), own))
        made.states.push({ userId: agentId, state, reason, since: new Date(fromMs), until: new Date(toMs) });
    }
  }
  return made;
}

function partsFrom(begin: number): { activity: string; fromMs: number; toMs: number }[] {
  const parts = [];
  let at = begin;
  for (const { activity, afterMs, ms } of breaks) {
    parts.push({ activity: '', fromMs: at, toMs: begin + afterMs });
    at = begin + afterMs + ms;
    parts.push({ activity, fromMs: begin + afterMs, toMs: at });
  }
  return [...parts, { activity: '', fromMs: at, toMs: begin + lengthMs }];
}

/** As people keep to a plan: some minutes late here, some early there. */
function attended(parts: ReturnType<typeof partsFrom>, random: Random): Stretch[] {
  const change = () => random.between(-2, 6) * minuteMs + random.between(0, 59) * 1_000;
  const changes = [...parts.map(({ fromMs }) => fromMs + change()), (parts.at(-1)?.toMs ?? 0) - change()];
  return parts.map(({ activity }, index) => ({
    state: activity === '' ? 'ready' : 'not_ready',
    reason: activity === '' ? null : activity,
    fromMs: changes[index] ?? 0,
    toMs: changes[index + 1] ?? 0,
  }));
}

/** A conversation goes before whatever else was done. */
function withTalks(stretches: readonly Stretch[], talks: readonly Talk[]): Stretch[] {
  let found = [...stretches];
  for (const { offeredAt, endedAt } of talks) {
    if (endedAt == null) continue;
    const [from, to] = [offeredAt.getTime(), endedAt.getTime()];
    found = found.flatMap((one): Stretch[] => {
      const [fromMs, toMs] = [Math.max(from, one.fromMs), Math.min(to, one.toMs)];
      if (fromMs >= toMs || one.state === 'talking') return [one];
      const around = [
        { ...one, toMs: fromMs },
        { state: 'talking' as const, reason: null, fromMs, toMs },
        { ...one, fromMs: toMs },
      ];
      return around.filter((part) => part.fromMs < part.toMs);
    });
  }
  return found;
}
