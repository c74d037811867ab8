import type { Json } from '../json.ts';
import { mergeList } from './merge-list.ts';
import { isRecord, type JsonRecord, sameJson } from './same-json.ts';
import type { Decide, MergeInner, MergePath, Sides } from './sides.ts';

/** Says which form an object has: objects of two forms are never mixed. */
const forms = ['kind', 'type', 'step'];

/**
 * Merges three states of a JSON value. Objects are merged key by key and lists item by item, as far as that keeps what
 * either side meant; what both changed differently is decided by `decide`, at the smallest place that can be told apart.
 */
export function mergeValue(sides: Sides, path: MergePath, decide: Decide): Json | undefined {
  const { base, mine, theirs } = sides;
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return mine;
  if (sameJson(base, mine)) return theirs;
  if (isRecord(base) && isRecord(mine) && isRecord(theirs) && sameForm(base, mine, theirs)) {
    return mergeRecord({ base, mine, theirs }, path, decide);
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && (Array.isArray(base) || base === undefined)) {
    const mergeItem: MergeInner = (item, at) => mergeValue(item, at, decide);
    const merged = mergeList({ base: base ?? [], mine, theirs }, path, mergeItem);
    if (merged !== null) return merged;
  }
  return decide(path, sides);
}

function sameForm(...values: readonly JsonRecord[]): boolean {
  return forms.every((form) => values.every((value) => sameJson(value[form], values[0]?.[form])));
}

/** Key by key; the keys come in the order of `mine`, and after them what only `theirs` has. */
export function mergeRecord(
  { base, mine, theirs }: Sides<JsonRecord>,
  path: MergePath,
  decide: Decide,
): { [key: string]: Json } {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)]);
  const merged: [string, Json][] = [];
  for (const key of keys) {
    const value = mergeValue({ base: base[key], mine: mine[key], theirs: theirs[key] }, [...path, key], decide);
    if (value !== undefined) merged.push([key, value]);
  }
  return Object.fromEntries(merged);
}
