'use client';

import '@xyflow/react/dist/base.css';
import './canvas.css';
import {
  Background,
  BackgroundVariant,
  type Connection,
  type FinalConnectionState,
  MarkerType,
  MiniMap,
  ReactFlow,
  useReactFlow,
} from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { toast } from '@/ui/toast';
import { connectRefusal } from '../core/connections';
import { gridSize } from '../core/geometry';
import { useEditor, useScreen, useWorkspace } from '../editor-context';
import type { CanvasEdge, CanvasNode } from './canvas-nodes';
import { CanvasToolbar } from './canvas-toolbar';
import { categoryColour } from './category-colour';
import { EmptyCanvas } from './empty-canvas';
import { FlowEdgeLine } from './flow-edge';
import { NodeCard } from './node-card';
import { NoteCard } from './note-card';
import { draggedNodeType } from './palette-drag';
import { useArrange } from './use-arrange';
import { cullingFrom, useCanvasContent } from './use-canvas-content';
import { useCanvasKeys } from './use-canvas-keys';
import { useOpeningView } from './use-opening-view';
import { useReveal } from './use-reveal';

const nodeTypes = { card: NodeCard, note: NoteCard };
const edgeTypes = { flow: FlowEdgeLine };

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}

function edgeOfConnection(connection: Pick<Connection, 'source' | 'sourceHandle' | 'target'>) {
  return { from: { node: connection.source, port: connection.sourceHandle ?? '' }, to: connection.target };
}

/** The drawing surface: a flow from top to bottom. */
export function FlowCanvas() {
  const t = useTranslations('flows.canvas');
  const { editor, screen } = useWorkspace();
  const { screenToFlowPosition } = useReactFlow();
  const { nodes, edges, onNodesChange, onEdgesChange, portOrder } = useCanvasContent();
  const readOnly = useEditor((state) => state.readOnly);
  const minimap = useScreen((state) => state.minimap);
  const frame = useRef<HTMLDivElement>(null);
  const pointer = useRef({ x: 0, y: 0 });
  const openView = useOpeningView(frame);
  const { arrange, busy } = useArrange();
  const { onKeyDown, onFocus } = useCanvasKeys({ frame, pointer, portOrder, arrange });
  useReveal(frame);
  useArrangeWhenUnplaced(arrange);

  const onConnect = useCallback(
    (connection: Connection) => {
      const refusal = editor.actions.connect(edgeOfConnection(connection));
      if (refusal === 'no_entry') toast.error(t('noEntry'));
    },
    [editor, t],
  );
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      frame.current?.removeAttribute('data-connecting');
      if (state.isValid || !state.fromNode || state.toNode || state.fromHandle?.type !== 'source') return;
      const at = pointOf(event);
      const place = screenToFlowPosition(at);
      screen.setState({
        quickAdd: {
          at,
          place: { x: place.x - 120, y: place.y },
          after: { node: state.fromNode.id, port: state.fromHandle.id ?? null },
        },
      });
    },
    [screen, screenToFlowPosition],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      const type = draggedNodeType(event.dataTransfer);
      if (type === null) return;
      event.preventDefault();
      const place = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      editor.actions.add({ type, at: { x: place.x - 120, y: place.y - 30 } });
    },
    [editor, screenToFlowPosition],
  );
  const isValidConnection = useCallback(
    (connection: Connection | CanvasEdge) =>
      connectRefusal(editor.store.getState().content.document, {
        from: { node: connection.source, port: connection.sourceHandle ?? '' },
        to: connection.target,
      }) === null,
    [editor],
  );
  const colourOf = useMemo(
    () => (node: CanvasNode) => categoryColour(editor.parts.view(node.data.node).type?.category),
    [editor],
  );

  return (
    <div
      ref={frame}
      role="application"
      aria-label={t('label')}
      aria-roledescription={t('role')}
      className="flow-canvas relative size-full outline-none"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onPointerMove={(event) => {
        pointer.current = { x: event.clientX, y: event.clientY };
      }}
      onDragOver={(event) => {
        if (readOnly) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={onDrop}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={onConnect}
        onConnectStart={(_event, { handleType }) => {
          if (handleType === 'source') frame.current?.setAttribute('data-connecting', '');
        }}
        onConnectEnd={onConnectEnd}
        onReconnectStart={() => frame.current?.setAttribute('data-connecting', '')}
        onReconnectEnd={() => frame.current?.removeAttribute('data-connecting')}
        onReconnect={(edge, connection) => editor.actions.reconnect(edge.id, edgeOfConnection(connection))}
        isValidConnection={isValidConnection}
        onNodeDoubleClick={() => screen.setState({ panel: 'properties' })}
        onPaneClick={() => screen.setState({ quickAdd: null })}
        onlyRenderVisibleElements={nodes.length > cullingFrom}
        connectionRadius={36}
        snapToGrid
        snapGrid={[gridSize, gridSize]}
        minZoom={0.08}
        maxZoom={2}
        onInit={openView}
        deleteKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        elevateNodesOnSelect
        defaultEdgeOptions={{
          markerEnd: {
            type: MarkerType.ArrowClosed,
            color: 'var(--ink-faint)',
            width: 18,
            height: 18,
            markerUnits: 'userSpaceOnUse',
          },
        }}
        attributionPosition="top-right"
      >
        <Background variant={BackgroundVariant.Dots} gap={gridSize} size={1.2} color="var(--line-strong)" />
        {minimap && nodes.length > 0 && (
          <MiniMap<CanvasNode>
            position="bottom-right"
            pannable
            zoomable
            nodeColor={colourOf}
            nodeBorderRadius={6}
            ariaLabel={t('minimap')}
            style={{ width: 168, height: 112 }}
            className="max-md:hidden!"
          />
        )}
      </ReactFlow>
      {nodes.length === 0 && <EmptyCanvas />}
      <CanvasToolbar arrange={arrange} arranging={busy} />
    </div>
  );
}

/** A flow that came without a layout (imported, or made by a program) is put in order when it is first opened. */
function useArrangeWhenUnplaced(arrange: () => Promise<void>) {
  const { editor } = useWorkspace();
  useEffect(() => {
    const { document, layout } = editor.store.getState().content;
    if (document.nodes.filter((node) => layout.nodes[node.id] === undefined).length > 1) void arrange();
  }, [editor, arrange]);
}
