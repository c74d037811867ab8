import type { Json } from '../json.ts';
import { mergeKeyedList } from './merge-keyed-list.ts';
import { sameJson } from './same-json.ts';
import type { MergeInner, MergePath, Sides } from './sides.ts';

type List = readonly Json[];

/** Where an item of the base stands in a side, for the items that did not change. */
type Matches = ReadonlyMap<number, number>;

/** Beyond this many pairs of items a list is looked at as one value: finding what moved would take too long. */
const pairsMax = 250_000;

/**
 * Merges two changed lists; null where that cannot be done without guessing an order. Lists whose items have an id are
 * merged by it. Others by what stands still between the changes, as diff3 does (Khanna, Kunal and Pierce, "A Formal
 * Investigation of Diff3", 2007): a stretch that only one side changed is taken from it; one that both changed is merged
 * item by item where both changed items in place.
 */
export function mergeList(lists: Sides<List>, path: MergePath, mergeItem: MergeInner): Json[] | null {
  const keyed = mergeKeyedList(lists, path, mergeItem);
  if (keyed !== null) return keyed.merged;
  const { base, mine, theirs } = lists;
  if (base.length * Math.max(mine.length, theirs.length) > pairsMax) return null;
  const inMine = matchesOf(base, mine);
  const inTheirs = matchesOf(base, theirs);
  const stretches = stretchesOf(lists, inMine, inTheirs);
  if (stretches.some((stretch) => !mergeable(stretch, inMine, inTheirs))) return null;
  return stretches.flatMap((stretch) => mergeStretch(stretch, path, mergeItem));
}

/** The longest common subsequence of equal items, the first one where there are several. */
function matchesOf(base: List, side: List): Matches {
  const width = side.length + 1;
  const lengths = new Uint32Array((base.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = base.length - 1; row >= 0; row -= 1) {
    for (let column = side.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = sameJson(base[row], side[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const matches = new Map<number, number>();
  for (let row = 0, column = 0; row < base.length && column < side.length; ) {
    if (sameJson(base[row], side[column])) {
      matches.set(row, column);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return matches;
}

interface Stretch extends Sides<List> {
  /** Where it begins in each list. */
  readonly from: Sides<number>;
}

/** Cuts the lists where an item stands still on both sides. */
function stretchesOf({ base, mine, theirs }: Sides<List>, inMine: Matches, inTheirs: Matches): Stretch[] {
  const stretches: Stretch[] = [];
  let from = { base: 0, mine: 0, theirs: 0 };
  const cut = (to: Sides<number>) => {
    const stretch = {
      from,
      base: base.slice(from.base, to.base),
      mine: mine.slice(from.mine, to.mine),
      theirs: theirs.slice(from.theirs, to.theirs),
    };
    if (stretch.base.length + stretch.mine.length + stretch.theirs.length > 0) stretches.push(stretch);
  };
  for (const index of base.keys()) {
    const [mineAt, theirsAt] = [inMine.get(index), inTheirs.get(index)];
    if (mineAt === undefined || theirsAt === undefined) continue;
    const still = { base: index, mine: mineAt, theirs: theirsAt };
    cut(still);
    from = still;
    cut({ base: index + 1, mine: mineAt + 1, theirs: theirsAt + 1 });
    from = { base: index + 1, mine: mineAt + 1, theirs: theirsAt + 1 };
  }
  cut({ base: base.length, mine: mine.length, theirs: theirs.length });
  return stretches;
}

function mergeable({ from, base, mine, theirs }: Stretch, inMine: Matches, inTheirs: Matches): boolean {
  if (sameJson(mine, theirs) || sameJson(base, mine) || sameJson(base, theirs)) return true;
  if (base.length !== mine.length || base.length !== theirs.length) return false;
  const inPlace = (matches: Matches, sideFrom: number) =>
    base.every((_item, index) => {
      const at = matches.get(from.base + index);
      return at === undefined || at - sideFrom === index;
    });
  return inPlace(inMine, from.mine) && inPlace(inTheirs, from.theirs);
}

function mergeStretch({ from, base, mine, theirs }: Stretch, path: MergePath, mergeItem: MergeInner): Json[] {
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return [...mine];
  if (sameJson(base, mine)) return [...theirs];
  return base.flatMap((item, index) => {
    const sides = { base: item, mine: mine[index], theirs: theirs[index] };
    const value = mergeItem(sides, [...path, from.base + index]);
    return value === undefined ? [] : [value];
  });
}
