import { createStore, type StoreApi } from 'zustand/vanilla';

/** Another tab that has the same draft open. */
export interface OtherTab {
  readonly tab: string;
  readonly userId: string;
  readonly name: string;
  readonly nodes: readonly string[];
}

export interface PresenceState {
  readonly others: readonly OtherTab[];
  /** Who has a node selected; a list stays the same object while it says the same. */
  readonly atNode: Readonly<Record<string, readonly OtherTab[]>>;
}

export type PresenceStore = StoreApi<PresenceState>;

export const nobody: PresenceState = { others: [], atNode: {} };

export function createPresenceStore(): PresenceStore {
  return createStore<PresenceState>(() => nobody);
}

const sameTab = (a: OtherTab, b: OtherTab | undefined): boolean =>
  a.tab === b?.tab && a.name === b.name && a.nodes.join() === b.nodes.join();

/** Puts in place who is there now. What did not change keeps its identity, so that only marks that come or go are drawn. */
export function withOthers(before: PresenceState, others: readonly OtherTab[]): PresenceState {
  const known = new Map(before.others.map((one) => [one.tab, one]));
  const next = others.map((one) => {
    const old = known.get(one.tab);
    return old !== undefined && sameTab(one, old) ? old : one;
  });
  if (next.length === before.others.length && next.every((one, index) => one === before.others[index])) return before;
  const lists: Record<string, OtherTab[]> = {};
  for (const one of next) {
    for (const node of one.nodes) {
      lists[node] ??= [];
      lists[node].push(one);
    }
  }
  const atNode = Object.entries(lists).map(([node, list]) => {
    const old = before.atNode[node];
    const same = old?.length === list.length && list.every((one, index) => one === old[index]);
    return [node, same ? old : list] as const;
  });
  return { others: next, atNode: Object.fromEntries(atNode) };
}

/** What one tab says of itself; null where it is not known yet who that is. */
export function withSelection(before: PresenceState, tab: string, nodes: readonly string[]): PresenceState | null {
  if (!before.others.some((one) => one.tab === tab)) return null;
  return withOthers(
    before,
    before.others.map((one) => (one.tab === tab ? { ...one, nodes } : one)),
  );
}

export function withoutTab(before: PresenceState, tab: string): PresenceState {
  return withOthers(
    before,
    before.others.filter((one) => one.tab !== tab),
  );
}
