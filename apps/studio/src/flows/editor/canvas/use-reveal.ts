import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useScreen } from '../editor-context';

/** A box that was just added is drawn some frames later; one that never is was removed again. */
const framesMax = 30;

function whenDrawn(frame: HTMLElement, nodeId: string, act: (card: HTMLElement) => void): () => void {
  let request = 0;
  const look = (framesLeft: number) => {
    const card = frame.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
    if (card !== null && card.style.visibility !== 'hidden') act(card);
    else if (framesLeft > 0) request = requestAnimationFrame(() => look(framesLeft - 1));
  };
  look(framesMax);
  return () => cancelAnimationFrame(request);
}

const marginPx = 24;
/** Below this zoom a box can be seen but not read. */
const zoomReadable = 0.4;

/** How far something has to move along one axis to stand inside, no further than needed. */
function shiftInto(from: number, length: number, frame: number): number {
  if (from < marginPx) return marginPx - from;
  return Math.min(0, Math.max(frame - marginPx - (from + length), marginPx - from));
}

/** Moves the canvas just as far as it takes to see the asked-for box; not at all where it can be seen already. */
export function useReveal(frame: RefObject<HTMLDivElement | null>): void {
  const reveal = useScreen((state) => state.reveal);
  const { getInternalNode, getViewport, setCenter, setViewport } = useReactFlow();
  useEffect(() => {
    const place = frame.current;
    if (reveal === null || place === null) return;
    const show = () => {
      const node = getInternalNode(reveal.node);
      if (!node) return false;
      const { width = 240, height = 96 } = node.measured;
      const { x, y, zoom } = getViewport();
      const left = node.position.x * zoom + x;
      const top = node.position.y * zoom + y;
      const { clientWidth, clientHeight } = place;
      const outside = left + width * zoom < 0 || top + height * zoom < 0 || left > clientWidth || top > clientHeight;
      if (zoom < zoomReadable || outside) {
        const at = { zoom: Math.min(1, Math.max(zoom, 0.7)), duration: 150 };
        void setCenter(node.position.x + width / 2, node.position.y + height / 2, at);
      } else {
        const dx = shiftInto(left, width * zoom, clientWidth);
        const dy = shiftInto(top, height * zoom, clientHeight);
        if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 150 });
      }
      return true;
    };
    // A box out of sight may not be drawn at all (culling): the canvas moves first where it knows the box already.
    const shown = show();
    return whenDrawn(place, reveal.node, (card) => {
      if (!shown) show();
      if (reveal.focus) card.focus({ preventScroll: true });
    });
  }, [reveal, frame, getInternalNode, getViewport, setCenter, setViewport]);
}
