import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useScreen } from '../editor-context';

/** Gives the keyboard to a box on the canvas, once it is drawn. */
export function focusCard(frame: HTMLElement | null, nodeId: string): void {
  requestAnimationFrame(() => {
    frame
      ?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
      ?.focus({ preventScroll: true });
  });
}

/** Moves the canvas so that the asked-for box can be seen; does nothing where it can be seen already. */
export function useReveal(frame: RefObject<HTMLDivElement | null>): void {
  const reveal = useScreen((state) => state.reveal);
  const { getInternalNode, getViewport, setCenter } = useReactFlow();
  useEffect(() => {
    if (reveal === null || frame.current === null) return;
    const node = getInternalNode(reveal.node);
    if (!node) return;
    const { width: nodeWidth = 240, height: nodeHeight = 96 } = node.measured;
    const { x, y, zoom } = getViewport();
    const left = node.position.x * zoom + x;
    const top = node.position.y * zoom + y;
    const { clientWidth, clientHeight } = frame.current;
    const visible =
      left >= 16 &&
      top >= 16 &&
      left + nodeWidth * zoom <= clientWidth - 16 &&
      top + nodeHeight * zoom <= clientHeight - 16;
    if (!visible || zoom < 0.4) {
      void setCenter(node.position.x + nodeWidth / 2, node.position.y + nodeHeight / 2, {
        zoom: Math.min(1, Math.max(zoom, 0.7)),
        duration: 150,
      });
    }
    if (reveal.focus) focusCard(frame.current, reveal.node);
  }, [reveal, frame, getInternalNode, getViewport, setCenter]);
}
