import type { GeneratedCentre } from './generated-centre.ts';
import type { GeneratedRows } from './generated-rows.ts';
import type { Random } from './random.ts';
import { at } from './row-writer.ts';
import type { Day } from './year-shape.ts';

const hourMs = 3_600_000;
/** When shifts begin, and how long they are. */
const shiftStarts = [7, 8, 8, 9, 9, 10, 12] as const;
export const shiftMs = 8.5 * hourMs;
const lunchAfterMs = 4 * hourMs;
export const lunchMs = 30 * 60_000;
/** The id of the reason for not being ready. */
export const lunchReason = 'lunch';
/** Sunday first: what part of the people work. */
const staffed = [0.16, 0.92, 0.9, 0.9, 0.9, 0.86, 0.34] as const;

/** What part of the people work on such a day. */
export function staffedShare({ weekday }: Day): number {
  return staffed[weekday] ?? 1;
}

/** When somebody is to begin on a day, in milliseconds since its midnight on the clock. */
export function scheduledStartMs(agent: number, day: Day): number {
  return (shiftStarts[(agent + day.index) % shiftStarts.length] ?? 8) * hourMs;
}

/** When somebody was there, and from when on they would go to lunch. */
export interface Attendance {
  readonly beginMs: number;
  readonly endMs: number;
  readonly lunchMs: number;
}

/** Nobody is there before, or after. */
interface Shift {
  readonly beginMs: number;
  readonly endMs: number;
  lunchAt: number;
  /** When the agent can take the next call; the state since then is not written yet. */
  freeMs: number;
  /** Until when states are written. */
  writtenMs: number;
}

/** The agents of one day: who works, who is free when, and the states that they were in. */
export class WorkingDay {
  readonly #shifts: readonly (Shift | null)[];

  constructor(
    private readonly centre: GeneratedCentre,
    day: Day,
    random: Random,
    private readonly rows: GeneratedRows,
  ) {
    const share = staffedShare(day);
    this.#shifts = centre.agents.map((_, agent) => {
      if (random.next() >= share) return null;
      const beginMs = day.toUtcMs(scheduledStartMs(agent, day) + random.below(6 * 60_000));
      return {
        beginMs,
        endMs: beginMs + shiftMs,
        lunchAt: beginMs + lunchAfterMs + random.below(hourMs),
        freeMs: beginMs,
        writtenMs: beginMs,
      };
    });
  }

  /** Who is there when, by agent; null for those who are not. To be asked before anything happens. */
  attendance(): readonly (Attendance | null)[] {
    return this.#shifts.map((shift) =>
      shift === null ? null : { beginMs: shift.beginMs, endMs: shift.endMs, lunchMs: shift.lunchAt },
    );
  }

  /** Who of a queue can take a call soonest, and when; null where nobody can in the time. */
  soonest(queue: number, fromMs: number, untilMs: number): { readonly agent: number; readonly freeMs: number } | null {
    let best: { agent: number; freeMs: number } | null = null;
    for (const agent of this.centre.queues[queue]?.agents ?? []) {
      const shift = this.#shifts[agent];
      if (shift === null || shift === undefined) continue;
      if (shift.lunchAt <= Math.max(fromMs, shift.freeMs)) this.#lunch(agent, shift);
      const freeMs = Math.max(fromMs, shift.freeMs);
      if (freeMs >= shift.endMs || freeMs > untilMs) continue;
      // Of several who are free, whoever has been for the longest.
      if (
        best === null ||
        freeMs < best.freeMs ||
        (freeMs === best.freeMs && shift.freeMs < this.#freeOf(best.agent))
      ) {
        best = { agent, freeMs };
      }
    }
    return best;
  }

  /** Somebody who has nothing to do at this moment; null where everybody has. */
  anybody(atMs: number, random: Random): number | null {
    for (let tries = 0; tries < 8; tries += 1) {
      const agent = random.below(this.#shifts.length);
      const shift = this.#shifts[agent];
      if (shift && shift.freeMs <= atMs && atMs < shift.endMs && shift.lunchAt > atMs) return agent;
    }
    return null;
  }

  /** The agent rings, talks and writes up; from then on the next call can come. */
  busy(
    agent: number,
    what: {
      offeredMs: number;
      answeredMs: number;
      talkedMs: number;
      doneMs: number;
      callId: string;
      queueId: string | null;
    },
  ): void {
    const shift = this.#shifts[agent];
    if (!shift) return;
    const { offeredMs, answeredMs, talkedMs, doneMs, callId, queueId } = what;
    const name = this.centre.agents[agent]?.id ?? '';
    this.#state(name, 'ready', null, null, null, shift.writtenMs, offeredMs);
    this.#state(name, 'ringing', null, callId, queueId, offeredMs, answeredMs);
    this.#state(name, 'talking', null, callId, queueId, answeredMs, talkedMs);
    this.#state(name, 'after_call_work', null, callId, queueId, talkedMs, doneMs);
    shift.freeMs = doneMs;
    shift.writtenMs = doneMs;
  }

  /** It rings and nobody answers. Who is set aside comes back a minute later. */
  missed(
    agent: number,
    what: { offeredMs: number; endedMs: number; callId: string; queueId: string; setAside: boolean },
  ): void {
    const shift = this.#shifts[agent];
    if (!shift) return;
    const { offeredMs, endedMs, callId, queueId, setAside } = what;
    const name = this.centre.agents[agent]?.id ?? '';
    const backMs = setAside ? endedMs + 60_000 : endedMs;
    this.#state(name, 'ready', null, null, null, shift.writtenMs, offeredMs);
    this.#state(name, 'ringing', null, callId, queueId, offeredMs, endedMs);
    this.#state(name, 'not_ready', 'ring_no_answer', null, null, endedMs, backMs);
    shift.freeMs = backMs;
    shift.writtenMs = backMs;
  }

  /** Everybody goes home. */
  end(): void {
    for (const [agent, shift] of this.#shifts.entries()) {
      if (shift === null) continue;
      const name = this.centre.agents[agent]?.id ?? '';
      if (shift.lunchAt < shift.endMs) this.#lunch(agent, shift);
      this.#state(name, 'ready', null, null, null, shift.writtenMs, shift.endMs);
    }
  }

  #freeOf(agent: number): number {
    return this.#shifts[agent]?.freeMs ?? 0;
  }

  #lunch(agent: number, shift: Shift): void {
    const name = this.centre.agents[agent]?.id ?? '';
    const fromMs = Math.max(shift.lunchAt, shift.writtenMs);
    this.#state(name, 'ready', null, null, null, shift.writtenMs, fromMs);
    this.#state(name, 'not_ready', lunchReason, null, null, fromMs, fromMs + lunchMs);
    shift.lunchAt = Number.POSITIVE_INFINITY;
    shift.freeMs = fromMs + lunchMs;
    shift.writtenMs = fromMs + lunchMs;
  }

  #state(
    agentId: string,
    state: string,
    reason: string | null,
    callId: string | null,
    queueId: string | null,
    fromMs: number,
    untilMs: number,
  ): void {
    if (untilMs <= fromMs) return;
    this.rows.states.add(agentId, state, reason, callId, queueId, at(fromMs), at(untilMs), true);
  }
}
