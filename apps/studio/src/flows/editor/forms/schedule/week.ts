import type { Json } from '@patchbay/flow-schema';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

export interface WeekSpan {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

export const slotMinutes = 30;
export const slotsPerDay = (24 * 60) / slotMinutes;

/** The spans of a config as far as they can be read; half-typed ones are left out of the grid, not of the config. */
export function readSpans(value: Json | undefined): WeekSpan[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
    const { days, from, to } = item;
    if (!Array.isArray(days) || typeof from !== 'string' || typeof to !== 'string') return [];
    if (minutesOf(from) === null || minutesOf(to) === null) return [];
    return [{ days: weekdays.filter((day) => days.includes(day)), from, to }];
  });
}

export function minutesOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) return null;
  return Number(match[1]) * 60 + Number(match[2]);
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export interface DayBlock {
  readonly day: Weekday;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** What is open on which day, a span past midnight cut in two. */
export function blocksOf(spans: readonly WeekSpan[]): DayBlock[] {
  return spans.flatMap((span) => {
    const from = minutesOf(span.from) ?? 0;
    const to = minutesOf(span.to) ?? 0;
    return span.days.flatMap((day): DayBlock[] => {
      if (to > from) return [{ day, fromMinute: from, toMinute: to }];
      const next = weekdays[(weekdays.indexOf(day) + 1) % 7] ?? day;
      const tonight: DayBlock = { day, fromMinute: from, toMinute: 1_440 };
      return to > 0 ? [tonight, { day: next, fromMinute: 0, toMinute: to }] : [tonight];
    });
  });
}

function dayOfSlots(blocks: readonly DayBlock[], day: Weekday): boolean[] {
  return Array.from({ length: slotsPerDay }, (_slot, index) => {
    const at = index * slotMinutes;
    return blocks.some((block) => block.day === day && block.fromMinute < at + slotMinutes && at < block.toMinute);
  });
}

/** Opens or closes a stretch of days and slots, and writes the week anew: days with the same hours share a span. */
export function painted(
  spans: readonly WeekSpan[],
  area: { readonly days: readonly Weekday[]; readonly fromSlot: number; readonly toSlot: number },
  open: boolean,
): WeekSpan[] {
  const blocks = blocksOf(spans);
  const byHours = new Map<string, Weekday[]>();
  for (const day of weekdays) {
    const slots = dayOfSlots(blocks, day);
    if (area.days.includes(day)) slots.fill(open, area.fromSlot, area.toSlot + 1);
    let start = -1;
    for (let slot = 0; slot <= slotsPerDay; slot += 1) {
      const isOpen = slot < slotsPerDay && slots[slot] === true;
      if (isOpen && start < 0) start = slot;
      if (!isOpen && start >= 0) {
        const hours = `${timeOf(start * slotMinutes)}-${timeOf(slot * slotMinutes)}`;
        byHours.set(hours, [...(byHours.get(hours) ?? []), day]);
        start = -1;
      }
    }
  }
  return [...byHours].map(([hours, days]) => {
    const [from = '', to = ''] = hours.split('-');
    return { days, from, to };
  });
}
