import type { Json } from '../json.ts';
import { isRecord, sameJson } from './same-json.ts';
import type { MergeInner, MergePath, Sides } from './sides.ts';

type List = readonly Json[];
type Items = ReadonlyMap<string, Json>;

/** What tells the items of a list apart: an id of their own, or the key of the telephone they stand for. */
const identities = ['id', 'key'];

/**
 * Merges lists whose items are told apart by an id. Items are merged one by one; what both sides added goes in, at the same
 * place in the order of their ids. Null where the items have no ids; `merged` is null where both put them in another order.
 */
export function mergeKeyedList(
  lists: Sides<List>,
  path: MergePath,
  mergeItem: MergeInner,
): { readonly merged: Json[] | null } | null {
  const sides = itemsById(lists);
  if (sides === null) return null;
  const order = mergedOrder({
    base: [...sides.base.keys()],
    mine: [...sides.mine.keys()],
    theirs: [...sides.theirs.keys()],
  });
  if (order === null) return { merged: null };
  const merged = order.flatMap((id) => {
    const item = { base: sides.base.get(id), mine: sides.mine.get(id), theirs: sides.theirs.get(id) };
    const value = mergeItem(item, [...path, id]);
    return value === undefined ? [] : [value];
  });
  return { merged };
}

function itemsById({ base, mine, theirs }: Sides<List>): Sides<Items> | null {
  for (const identity of identities) {
    const [inBase, inMine, inTheirs] = [keyed(base, identity), keyed(mine, identity), keyed(theirs, identity)];
    if (inBase !== null && inMine !== null && inTheirs !== null) {
      return { base: inBase, mine: inMine, theirs: inTheirs };
    }
  }
  return null;
}

function keyed(list: List, identity: string): Items | null {
  const items = new Map<string, Json>();
  for (const item of list) {
    const id = isRecord(item) ? item[identity] : undefined;
    if (typeof id !== 'string' || items.has(id)) return null;
    items.set(id, item);
  }
  return items;
}

/** The order of all ids of both sides; null where both changed the order of what was there, and not alike. */
function mergedOrder({ base, mine, theirs }: Sides<readonly string[]>): string[] | null {
  const shared = base.filter((id) => mine.includes(id) && theirs.includes(id));
  const within = (side: readonly string[]) => side.filter((id) => shared.includes(id));
  const [mineShared, theirsShared] = [within(mine), within(theirs)];
  const unmoved = sameJson(shared, mineShared) ? theirsShared : sameJson(shared, theirsShared) ? mineShared : null;
  const spine = unmoved ?? (sameJson(mineShared, theirsShared) ? mineShared : null);
  if (spine === null) return null;
  const runs = [...runsOf(mine, shared), ...runsOf(theirs, shared)].sort(byIds);
  const order: string[] = [];
  for (const anchor of [null, ...spine]) {
    const follow = runs.filter((run) => run.after === anchor).flatMap((run) => run.ids);
    order.push(...(anchor === null ? [] : [anchor]), ...follow);
  }
  return [...new Set(order)];
}

interface Run {
  /** The shared item it follows; null at the beginning. */
  readonly after: string | null;
  readonly ids: readonly string[];
}

/** What a side has between the items that all have. */
function runsOf(side: readonly string[], shared: readonly string[]): Run[] {
  const runs: Run[] = [];
  let after: string | null = null;
  let ids: string[] = [];
  const close = () => {
    if (ids.length > 0) runs.push({ after, ids });
    ids = [];
  };
  for (const id of side) {
    if (!shared.includes(id)) ids.push(id);
    else {
      close();
      after = id;
    }
  }
  close();
  return runs;
}

/** An order that does not depend on whose run it is. */
function byIds(a: Run, b: Run): number {
  const [one, other] = [a.ids.join('\u0000'), b.ids.join('\u0000')];
  return one < other ? -1 : one > other ? 1 : 0;
}
