import { type Arrangement, arrange, type Text } from '@patchbay/flow-schema';
import type { ScreenItem } from '../screen-items';

/** An item as it stands while it is being arranged. */
export interface ArrangeRow {
  readonly item: ScreenItem;
  readonly hidden: boolean;
  /** Null: its own name, or the one that the role gives it. */
  readonly name: Text | null;
}

/** What stands together and is moved among itself: seat items by flow and kind, reports by flow, tiles all together. */
export type SectionOf = (item: ScreenItem) => string;

export function arrangeRows(items: readonly ScreenItem[], layers: readonly Arrangement[]): ArrangeRow[] {
  return arrange(items, layers).map(({ item, hidden, name }) => ({ item, hidden, name }));
}

/** Changes places with the neighbour in the same section; at its end nothing moves. */
export function moveRow(
  rows: readonly ArrangeRow[],
  key: string,
  by: 1 | -1,
  sectionOf: SectionOf,
): readonly ArrangeRow[] {
  const at = rows.findIndex(({ item }) => item.key === key);
  const row = rows[at];
  if (row === undefined) return rows;
  const section = sectionOf(row.item);
  for (let other = at + by; other >= 0 && other < rows.length; other += by) {
    const neighbour = rows[other];
    if (neighbour === undefined || sectionOf(neighbour.item) !== section) continue;
    return rows.map((each, index) => (index === at ? neighbour : index === other ? row : each));
  }
  return rows;
}

/**
 * What is to be kept: only what differs from the layers below, so that a later change of those still comes through. What is said
 * of items that are not there now stays, since they may come back.
 * @param items in the order in which they were derived
 * @returns null where nothing differs
 */
export function arrangementOf(
  rows: readonly ArrangeRow[],
  items: readonly ScreenItem[],
  below: readonly Arrangement[],
  before: Arrangement | null,
): Arrangement | null {
  const plain = arrangeRows(items, below);
  const plainByKey = new Map(plain.map((row) => [row.item.key, row] as const));
  const absent = <Value>(record: Readonly<Record<string, Value>> | undefined) =>
    Object.entries(record ?? {}).filter(([key]) => !plainByKey.has(key));
  const hidden = Object.fromEntries([
    ...absent(before?.hidden),
    ...rows
      .filter((row) => row.hidden !== plainByKey.get(row.item.key)?.hidden)
      .map((row) => [row.item.key, row.hidden] as const),
  ]);
  const names = Object.fromEntries([
    ...absent(before?.names),
    ...rows.flatMap(({ item, name }) =>
      name === null || sameText(name, plainByKey.get(item.key)?.name ?? null) ? [] : [[item.key, name] as const],
    ),
  ]);
  const moved = rows.some(({ item }, index) => plain[index]?.item.key !== item.key);
  if (!moved && Object.keys(hidden).length === 0 && Object.keys(names).length === 0) return null;
  return { order: moved ? rows.map(({ item }) => item.key) : [], hidden, names };
}

function sameText(one: Text, other: Text | null): boolean {
  return other !== null && one.en === other.en && one.zh === other.zh;
}
