import { applyChanges, type EditChange, type FlowContent } from './edit-change';

/** One entry of the undo list: everything a person regards as one act. */
export interface Transaction {
  readonly label: TransactionLabel;
  readonly inverse: readonly EditChange[];
  /** Acts with the same key that follow closely belong together: the letters of a word, steps of an arrow key. */
  readonly mergeKey: string | null;
  readonly at: number;
}

export type TransactionLabel =
  | 'add'
  | 'remove'
  | 'move'
  | 'connect'
  | 'disconnect'
  | 'edit'
  | 'paste'
  | 'duplicate'
  | 'arrange'
  | 'variables'
  | 'settings'
  | 'scenarios'
  | 'fix'
  | 'restore';

export interface History {
  readonly past: readonly Transaction[];
  readonly future: readonly Transaction[];
}

export const emptyHistory: History = { past: [], future: [] };

export const historyLimits = { entriesMax: 500, mergeWithinMs: 1_200 } as const;

export interface Act {
  readonly label: TransactionLabel;
  readonly changes: readonly EditChange[];
  readonly mergeKey?: string;
  readonly at: number;
}

/** Carries an act out and remembers how to undo it. The same content comes back where nothing changed. */
export function perform(content: FlowContent, history: History, act: Act): { content: FlowContent; history: History } {
  const applied = applyChanges(content, act.changes);
  if (applied.inverse.length === 0) return { content, history };
  const last = history.past.at(-1);
  const mergeKey = act.mergeKey ?? null;
  const merges =
    last !== undefined &&
    mergeKey !== null &&
    last.mergeKey === mergeKey &&
    history.future.length === 0 &&
    act.at - last.at <= historyLimits.mergeWithinMs;
  const entry: Transaction = {
    label: act.label,
    mergeKey,
    at: act.at,
    inverse: merges ? [...applied.inverse, ...last.inverse] : applied.inverse,
  };
  const past = [...(merges ? history.past.slice(0, -1) : history.past), entry].slice(-historyLimits.entriesMax);
  return { content: applied.content, history: { past, future: [] } };
}

function shift(content: FlowContent, entry: Transaction): { content: FlowContent; entry: Transaction } {
  const applied = applyChanges(content, entry.inverse);
  return { content: applied.content, entry: { ...entry, inverse: applied.inverse, mergeKey: null } };
}

export function undo(content: FlowContent, history: History): { content: FlowContent; history: History } | null {
  const last = history.past.at(-1);
  if (!last) return null;
  const shifted = shift(content, last);
  return {
    content: shifted.content,
    history: { past: history.past.slice(0, -1), future: [shifted.entry, ...history.future] },
  };
}

export function redo(content: FlowContent, history: History): { content: FlowContent; history: History } | null {
  const next = history.future[0];
  if (!next) return null;
  const shifted = shift(content, next);
  return {
    content: shifted.content,
    history: { past: [...history.past, shifted.entry], future: history.future.slice(1) },
  };
}

/** Ends a burst: what comes next is an entry of its own even if it follows closely. */
export function endBurst(history: History): History {
  const last = history.past.at(-1);
  if (!last || last.mergeKey === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mergeKey: null }] };
}
