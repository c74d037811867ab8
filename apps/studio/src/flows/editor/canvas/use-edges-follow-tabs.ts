import { useUpdateNodeInternals } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/**
 * A tab that came, went or got another name moves its neighbours, and their edges have to follow. Not at first: the canvas
 * measures a new card itself, and asking then would make it fit the view before anything is measured.
 */
export function useEdgesFollowTabs(nodeId: string, tabs: string): void {
  const update = useUpdateNodeInternals();
  const known = useRef(tabs);
  useEffect(() => {
    if (known.current === tabs) return;
    known.current = tabs;
    update(nodeId);
  }, [nodeId, tabs, update]);
}
