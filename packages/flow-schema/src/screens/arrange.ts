import type { Text } from '../text.ts';

/**
 * How somebody wants to see what was derived, by the keys of the items. Keys that are not there (any more) mean nothing and do no
 * harm: the item may come back with another publication.
 */
export interface Arrangement {
  /** Empty: as derived. */
  readonly order: readonly string[];
  /** True hides an item, false shows one that is hidden otherwise. */
  readonly hidden: Readonly<Record<string, boolean>>;
  /** Names that are shown instead of derived ones. */
  readonly names: Readonly<Record<string, Text>>;
}

export interface Arranged<Item> {
  readonly item: Item;
  readonly key: string;
  readonly hidden: boolean;
  /** Null: its own. */
  readonly name: Text | null;
}

/**
 * Derived items as people arranged them. Nothing gets lost: an item that no arrangement knows comes behind the one that it follows as
 * derived. Of several arrangements each goes before those in front of it: first that of a role, then that of a person.
 */
export function arrange<Item extends { readonly key: string; readonly shownAtFirst?: boolean }>(
  items: readonly Item[],
  arrangements: readonly Arrangement[],
): Arranged<Item>[] {
  const order = arrangements.findLast((each) => each.order.length > 0)?.order ?? [];
  return inOrder(items, order).map((item) => {
    const { key, shownAtFirst } = item;
    const says = arrangements.findLast(({ hidden }) => Object.hasOwn(hidden, key))?.hidden[key];
    const name = arrangements.findLast(({ names }) => Object.hasOwn(names, key))?.names[key];
    return { item, key, hidden: says ?? shownAtFirst === false, name: name ?? null };
  });
}

function inOrder<Item extends { readonly key: string }>(items: readonly Item[], order: readonly string[]): Item[] {
  const byKey = new Map(items.map((item) => [item.key, item] as const));
  const placed = [...new Set(order)].flatMap((key) => byKey.get(key) ?? []);
  const listed = new Set(placed.map(({ key }) => key));
  items.forEach((item, index) => {
    if (listed.has(item.key)) return;
    const before = items[index - 1];
    placed.splice(before === undefined ? 0 : placed.indexOf(before) + 1, 0, item);
  });
  return placed;
}
