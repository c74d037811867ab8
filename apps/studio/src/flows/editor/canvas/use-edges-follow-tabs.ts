import { useStoreApi, useUpdateNodeInternals } from '@xyflow/react';
import { useEffect } from 'react';

/** The tabs that each card was last drawn with, by canvas: a card that comes back into sight may have changed meanwhile. */
const lastTabs = new WeakMap<object, Map<string, string>>();

function tabsDrawn(canvas: object): Map<string, string> {
  const known = lastTabs.get(canvas) ?? new Map<string, string>();
  lastTabs.set(canvas, known);
  return known;
}

/**
 * A tab that came, went or got another name moves its neighbours, and their edges have to follow. Not at first: the canvas
 * measures a new card itself, and asking then would make it fit the view before anything is measured.
 */
export function useEdgesFollowTabs(nodeId: string, tabs: string): void {
  const canvas = useStoreApi();
  const update = useUpdateNodeInternals();
  useEffect(() => {
    const drawn = tabsDrawn(canvas);
    const before = drawn.get(nodeId);
    drawn.set(nodeId, tabs);
    if (before !== undefined && before !== tabs) update(nodeId);
  }, [canvas, nodeId, tabs, update]);
}
