import type { AgentPast } from '@patchbay/records';
import { create } from 'zustand';

interface AgentHistory {
  /** What undoes each change, the latest last. */
  readonly past: readonly (readonly AgentPast[])[];
  /** What brings each back that was undone, the next first. */
  readonly future: readonly (readonly AgentPast[])[];
}

const entriesMax = 100;

/** Changes to agents made in this tab, in the order in which they can be undone. */
export const useHistory = create<AgentHistory>(() => ({ past: [], future: [] }));

/** A change was made; what had been undone can no longer be brought back. */
export function remember(past: readonly AgentPast[]): void {
  if (past.length === 0) return;
  useHistory.setState((history) => ({ past: [...history.past, past].slice(-entriesMax), future: [] }));
}

/** The latest change was undone. @param redo brings it back */
export function undone(redo: readonly AgentPast[]): void {
  useHistory.setState(({ past, future }) => ({ past: past.slice(0, -1), future: [redo, ...future] }));
}

/** The latest that was undone was brought back. @param undo undoes it again */
export function redone(undo: readonly AgentPast[]): void {
  useHistory.setState(({ past, future }) => ({ past: [...past, undo], future: future.slice(1) }));
}

/** It cannot be undone any more, and so nothing before it. */
export function forget(kind: keyof AgentHistory): void {
  useHistory.setState({ [kind]: [] });
}
