import type { ReactFlowInstance } from '@xyflow/react';
import { type RefObject, useCallback } from 'react';
import { boundsOf, openingView, placeOf } from '../core/geometry';
import { useWorkspace } from '../editor-context';
import type { CanvasEdge, CanvasNode } from './canvas-nodes';

const wholeFlow = { padding: 0.15, maxZoom: 1 };
const loneCardMiddle = 120;

/** Chooses what is seen when a flow is opened: all of it, or its beginning where all of it would be too small to read. */
export function useOpeningView(frame: RefObject<HTMLElement | null>) {
  const { editor } = useWorkspace();
  return useCallback(
    (instance: ReactFlowInstance<CanvasNode, CanvasEdge>) => {
      const size = { width: frame.current?.clientWidth ?? 900, height: frame.current?.clientHeight ?? 600 };
      const { document, layout } = editor.store.getState().content;
      const boxes = document.nodes.map((node) => ({ node, ...placeOf(layout, node.id), ...editor.sizeOf(node) }));
      const bounds = boundsOf(boxes);
      // A flow of one box has its start at the top, so that the rest can grow below.
      if (boxes.length <= 1 || bounds === null) {
        void instance.setCenter(loneCardMiddle, size.height / 2 - 80, { zoom: 1 });
        return;
      }
      const start = boxes.find(({ node }) => node.type === 'start') ?? boxes[0];
      const view = start === undefined ? null : openingView(bounds, start, size);
      void (view === null ? instance.fitView(wholeFlow) : instance.setViewport(view));
    },
    [editor, frame],
  );
}
