import type { FlowNode } from '@patchbay/flow-schema';
import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { acceptsEntry } from '../core/connections';
import type { Point } from '../core/edit-change';
import { useWorkspace } from '../editor-context';
import {
  type CanvasEdge,
  type CanvasNode,
  type CardGuess,
  guessCard,
  projectEdges,
  projectNodes,
  withoutGuesses,
} from './canvas-nodes';

function changedSelection(
  before: ReadonlySet<string>,
  changes: readonly (NodeChange | EdgeChange)[],
): Set<string> | null {
  const next = new Set(before);
  let touched = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (next.has(change.id) === change.selected) continue;
    touched = true;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  return touched ? next : null;
}

/** From here on, boxes out of sight are not drawn. */
export const cullingFrom = 100;

/**
 * Ties React Flow to the editor: content and selection come from the store, a drag stays on the canvas until the hand lets
 * go and is one entry of the undo list then.
 */
export function useCanvasContent() {
  const { editor } = useWorkspace();
  const portOrder = useCallback((node: FlowNode) => editor.parts.view(node).ports.map((port) => port.id), [editor]);
  const guess = useCallback<CardGuess>(
    (node) =>
      editor.store.getState().content.document.nodes.length > cullingFrom
        ? guessCard(editor.sizeOf(node), portOrder(node), acceptsEntry(node.type) || node.type === 'note')
        : {},
    [editor, portOrder],
  );
  const held = useRef<ReadonlySet<string>>(new Set());
  const [nodes, setNodes] = useState<CanvasNode[]>(() => {
    const { content, selection } = editor.store.getState();
    return projectNodes(content, selection, [], portOrder, held.current, guess);
  });
  const [edges, setEdges] = useState<CanvasEdge[]>(() => {
    const { content, selection } = editor.store.getState();
    return projectEdges(content.document, selection, []);
  });

  useEffect(() => {
    const project = () => {
      const { content, selection } = editor.store.getState();
      setNodes((before) => projectNodes(content, selection, before, portOrder, held.current, guess));
      setEdges((before) => projectEdges(content.document, selection, before));
    };
    project();
    return editor.store.subscribe((state, before) => {
      if (state.content !== before.content || state.selection !== before.selection) project();
    });
  }, [editor, portOrder, guess]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const dropped: Record<string, Point> = {};
      const inHand = new Set(held.current);
      const measured = new Set<string>();
      const own = changes.filter((change) => change.type === 'position' || change.type === 'dimensions');
      for (const change of own) {
        if (change.type === 'dimensions' && change.dimensions) {
          editor.actions.measured(change.id, change.dimensions);
          measured.add(change.id);
        }
        if (change.type !== 'position') continue;
        if (change.dragging) inHand.add(change.id);
        else if (inHand.delete(change.id) && change.position) dropped[change.id] = change.position;
      }
      held.current = inHand;
      if (own.length > 0) setNodes((before) => withoutGuesses(applyNodeChanges(own, before), measured));
      if (Object.keys(dropped).length > 0) editor.actions.moveNodes(dropped);
      const selected = changedSelection(editor.store.getState().selection.nodes, changes);
      if (selected) editor.actions.select({ nodes: selected, edges: editor.store.getState().selection.edges });
    },
    [editor],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      const selected = changedSelection(editor.store.getState().selection.edges, changes);
      if (selected) editor.actions.select({ nodes: editor.store.getState().selection.nodes, edges: selected });
    },
    [editor],
  );

  return { nodes, edges, onNodesChange, onEdgesChange, portOrder };
}
