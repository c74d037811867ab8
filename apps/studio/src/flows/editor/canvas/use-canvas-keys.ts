import type { FlowNode } from '@patchbay/flow-schema';
import { useReactFlow } from '@xyflow/react';
import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback } from 'react';
import { takesText } from '@/ui/takes-text';
import type { Point } from '../core/edit-change';
import { revealNode } from '../core/editor-screen';
import { type Direction, flowOrder, neighbour } from '../core/flow-order';
import { gridSize } from '../core/geometry';
import { useWorkspace } from '../editor-context';

const arrows: Readonly<Record<string, { direction: Direction; by: Point }>> = {
  ArrowUp: { direction: 'up', by: { x: 0, y: -gridSize } },
  ArrowDown: { direction: 'down', by: { x: 0, y: gridSize } },
  ArrowLeft: { direction: 'left', by: { x: -gridSize, y: 0 } },
  ArrowRight: { direction: 'right', by: { x: gridSize, y: 0 } },
};

function nodeIdAt(target: EventTarget): string | null {
  return target instanceof HTMLElement ? (target.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null) : null;
}

interface CanvasKeysParts {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly pointer: RefObject<Point>;
  readonly portOrder: (node: FlowNode) => readonly string[];
  arrange(): Promise<void>;
}

/**
 * Everything the mouse can do on the canvas, by keys: Tab goes through the boxes in flow order, arrows along the edges,
 * Alt and an arrow moves, Enter opens, `c` connects, `a` and `/` add, Delete removes.
 */
export function useCanvasKeys({ frame, pointer, portOrder, arrange }: CanvasKeysParts) {
  const { editor, screen } = useWorkspace();
  const { zoomIn, zoomOut, fitView, screenToFlowPosition } = useReactFlow();

  const openQuickAdd = useCallback(
    (focused: string | null) => {
      const box = frame.current?.getBoundingClientRect();
      if (!box) return;
      if (focused !== null) {
        const card = frame.current?.querySelector(`.react-flow__node[data-id="${CSS.escape(focused)}"]`);
        const at = card?.getBoundingClientRect();
        screen.setState({
          quickAdd: {
            at: { x: at?.left ?? box.left + box.width / 2, y: at?.bottom ?? box.top + box.height / 2 },
            after: { node: focused, port: null },
          },
        });
        return;
      }
      const { x, y } = pointer.current;
      const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      const at = inside ? { x, y } : { x: box.left + box.width / 2 - 150, y: box.top + box.height / 3 };
      screen.setState({ quickAdd: { at, place: screenToFlowPosition(at) } });
    },
    [frame, pointer, screen, screenToFlowPosition],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (takesText(event.target) || event.defaultPrevented) return;
      const { content, readOnly, selection } = editor.store.getState();
      const focused = nodeIdAt(event.target);
      const command = event.ctrlKey || event.metaKey;
      const done = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      const arrow = arrows[event.key];
      if (arrow && event.altKey) {
        if (!readOnly) editor.actions.nudgeSelection(arrow.by);
        return done();
      }
      if (arrow && focused !== null && !command) {
        const next = neighbour(content.document, portOrder, focused, arrow.direction);
        if (next !== null) revealNode(screen, next);
        return done();
      }
      if (event.key === 'Tab' && focused !== null) {
        const order = flowOrder(content.document, portOrder);
        const next = order[order.indexOf(focused) + (event.shiftKey ? -1 : 1)];
        if (next === undefined) return;
        revealNode(screen, next);
        return done();
      }
      if (command && event.key === 'a') {
        editor.actions.selectAll();
        return done();
      }
      if (command && event.key === 'd') {
        editor.actions.duplicateSelection();
        return done();
      }
      if (command) return;
      switch (event.key) {
        case 'Enter':
          if (focused === null) return;
          screen.setState({ panel: 'properties', field: { node: focused, path: [] } });
          return done();
        case 'Delete':
        case 'Backspace':
          editor.actions.removeSelection();
          return done();
        case '/':
        case 'a': {
          if (readOnly) return;
          const only = selection.nodes.size === 1 ? [...selection.nodes][0] : undefined;
          openQuickAdd(event.key === 'a' ? (focused ?? only ?? null) : focused);
          return done();
        }
        case 'c':
          if (readOnly || focused === null) return;
          screen.setState({ connecting: { node: focused, port: null } });
          return done();
        case 'l':
          void arrange();
          return done();
        case 'Escape':
          editor.actions.select({});
          return done();
        case '+':
        case '=':
          void zoomIn({ duration: 120 });
          return done();
        case '-':
          void zoomOut({ duration: 120 });
          return done();
        case '0':
          void fitView({ padding: 0.15, maxZoom: 1, duration: 150 });
          return done();
      }
    },
    [editor, screen, portOrder, openQuickAdd, arrange, zoomIn, zoomOut, fitView],
  );

  /** A box that gets the keyboard is selected, so that its properties are there at once. */
  const onFocus = useCallback(
    (event: FocusEvent) => {
      const id = nodeIdAt(event.target);
      if (id === null || !event.target.classList.contains('react-flow__node')) return;
      const { nodes } = editor.store.getState().selection;
      if (!nodes.has(id) && event.target.matches(':focus-visible')) editor.actions.select({ nodes: [id] });
    },
    [editor],
  );

  return { onKeyDown, onFocus };
}
