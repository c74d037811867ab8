import type { NodeView } from './flow-view.ts';

/** Nothing is heard while a call is in the node. */
export function isSilent({ visit }: NodeView): boolean {
  return visit.sounds !== true && !(visit.heard ?? []).some((content) => content.length > 0);
}
