import { dayAfter, dayOn, momentOn, timeOn } from '../shift-clock';

export interface DraftBreak {
  reasonId: string;
  from: string;
  to: string;
}

/** A shift as it is typed: times of the clock on the wall, `HH:MM`. One that ends no later than it begins ends on the next day. */
export interface ShiftDraft {
  start: string;
  end: string;
  breaks: readonly DraftBreak[];
}

export interface PlannedShift {
  agentId: string;
  since: string;
  until: string;
  breaks: { reasonId: string; since: string; until: string }[];
}

const isTime = (text: string): boolean => /^\d{2}:\d{2}$/.test(text);

/** Whether every time is there, so that it can be told when the shift is. */
export function isComplete({ start, end, breaks }: ShiftDraft): boolean {
  return [start, end, ...breaks.flatMap(({ from, to }) => [from, to])].every(isTime);
}

/** The shift on a day. Breaks are those times that come first after it begins. */
export function shiftOn(
  day: string,
  { start, end, breaks }: ShiftDraft,
  timeZone: string,
): Omit<PlannedShift, 'agentId'> {
  const next = dayAfter(day, 1);
  const at = (time: string, endsDay: boolean) => {
    const isNext = endsDay ? time <= start : time < start;
    return momentOn(isNext ? next : day, time, timeZone).toISOString();
  };
  return {
    since: at(start, false),
    until: at(end, true),
    breaks: breaks.map(({ reasonId, from, to }) => {
      const since = at(from, false);
      return {
        reasonId,
        since,
        until: to <= from ? momentOn(dayAfter(dayOn(since, timeZone), 1), to, timeZone).toISOString() : at(to, true),
      };
    }),
  };
}

/** As it is typed, of a shift that is there. */
export function draftOf({ since, until, breaks }: Omit<PlannedShift, 'agentId'>, timeZone: string): ShiftDraft {
  return {
    start: timeOn(since, timeZone),
    end: timeOn(until, timeZone),
    breaks: breaks.map((one) => ({
      reasonId: one.reasonId,
      from: timeOn(one.since, timeZone),
      to: timeOn(one.until, timeZone),
    })),
  };
}
