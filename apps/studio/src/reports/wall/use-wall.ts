'use client';

import { parseAsArrayOf, parseAsBoolean, parseAsNumberLiteral, parseAsString, useQueryStates } from 'nuqs';

/** How long a page stands, in seconds. */
export const turnsS = [10, 20, 30, 60, 120] as const;

/** The page of the queues as they are now; everything else is the id of a report. */
export const livePage = 'live';

const parsers = {
  pages: parseAsArrayOf(parseAsString).withDefault([]),
  every: parseAsNumberLiteral(turnsS).withDefault(20),
  on: parseAsBoolean.withDefault(false),
};

/** A wallboard is its address: what is on it, how fast it turns, and whether it is on. */
export function useWall() {
  return useQueryStates(parsers, { history: 'replace' });
}

/** The list with one of it so many places further on, within its ends. */
export function moved<Item>(list: readonly Item[], at: number, by: number): Item[] {
  const to = Math.min(list.length - 1, Math.max(0, at + by));
  const rest = list.filter((_, index) => index !== at);
  return [...rest.slice(0, to), list[at] as Item, ...rest.slice(to)];
}
