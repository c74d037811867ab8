import type { EditChange, FlowContent } from './edit-change';
import { applySteps, type UndoStep, undoSteps } from './undo-step';

/** One entry of the undo list: everything a person regards as one act. */
export interface Transaction {
  readonly label: TransactionLabel;
  readonly steps: readonly UndoStep[];
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
  | 'merge'
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
  const applied = applySteps(content, act.changes);
  if (applied.steps.length === 0) return { content, history };
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
    steps: merges ? [...applied.steps, ...last.steps] : applied.steps,
  };
  const past = [...(merges ? history.past.slice(0, -1) : history.past), entry].slice(-historyLimits.entriesMax);
  return { content: applied.content, history: { past, future: [] } };
}

export function undo(content: FlowContent, history: History): { content: FlowContent; history: History } | null {
  const last = history.past.at(-1);
  if (!last) return null;
  const { content: next, steps } = undoSteps(content, last.steps);
  const past = history.past.slice(0, -1);
  // What others did since left nothing of this act: the one before it is meant.
  if (steps.length === 0) return undo(content, { ...history, past });
  return { content: next, history: { past, future: [{ ...last, steps, mergeKey: null }, ...history.future] } };
}

export function redo(content: FlowContent, history: History): { content: FlowContent; history: History } | null {
  const [first, ...future] = history.future;
  if (!first) return null;
  const { content: next, steps } = undoSteps(content, first.steps);
  if (steps.length === 0) return redo(content, { ...history, future });
  return { content: next, history: { past: [...history.past, { ...first, steps, mergeKey: null }], future } };
}

/** Ends a burst: what comes next is an entry of its own even if it follows closely. */
export function endBurst(history: History): History {
  const last = history.past.at(-1);
  if (!last || last.mergeKey === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mergeKey: null }] };
}
