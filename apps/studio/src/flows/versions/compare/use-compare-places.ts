import { useEffect, useMemo, useState } from 'react';
import { arrangedPositions } from '../../editor/canvas/arrange';
import type { FlowContent, Point } from '../../editor/core/edit-change';
import type { EditorStore } from '../../editor/core/editor-store';
import { comparePlaces } from './compare-places';

type Places = Readonly<Record<string, Point>>;

/** One place for each box on both sides; null while a flow that was never laid out is being arranged. */
export function useComparePlaces(before: FlowContent, after: FlowContent, editor: EditorStore): Places | null {
  const stored = useMemo(() => comparePlaces(before, after, editor.sizeOf), [before, after, editor]);
  const [arranged, setArranged] = useState<Places | null>(null);
  useEffect(() => {
    if (stored !== null) return;
    let current = true;
    const gone = before.document.nodes.filter(({ id }) => !after.document.nodes.some((node) => node.id === id));
    const union = { ...after.document, nodes: [...after.document.nodes, ...gone] };
    const edges = [...after.document.edges, ...before.document.edges];
    const content = { document: { ...union, edges }, layout: after.layout };
    arrangedPositions(content, editor).then(
      (places) => current && setArranged(places),
      // Without an order the boxes stand in a row: all of them can still be seen.
      () =>
        current && setArranged(Object.fromEntries(union.nodes.map(({ id }, index) => [id, { x: 0, y: index * 140 }]))),
    );
    return () => {
      current = false;
    };
  }, [stored, before, after, editor]);
  return stored ?? arranged;
}
