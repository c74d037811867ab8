'use client';

import '@xyflow/react/dist/base.css';
import '../../editor/canvas/canvas.css';
import './compare.css';
import { Background, BackgroundVariant, MarkerType, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { EditorWorkspace } from '../../editor/editor-context';
import { EditorProvider } from '../../editor/editor-context';
import type { CompareEdge, CompareNode } from './compare-nodes';
import type { CompareStore } from './compare-store';
import { zoomRange } from './compare-view-box';
import { MarkedCard, MarkedNote, OutlineCard } from './marked-cards';
import { MarkedWay } from './marked-way';

const nodeTypes = { card: MarkedCard, note: MarkedNote, outline: OutlineCard };
const edgeTypes = { way: MarkedWay };
const cullingFrom = 100;
const markerEnd = {
  type: MarkerType.ArrowClosed,
  color: 'var(--ink-faint)',
  width: 18,
  height: 18,
  markerUnits: 'userSpaceOnUse',
} as const;

interface CompareCanvasProps {
  readonly workspace: EditorWorkspace;
  readonly store: CompareStore;
  readonly nodes: readonly CompareNode[];
  readonly edges: readonly CompareEdge[];
  readonly label: string;
  readonly onNode: (id: string) => void;
}

/** One side. Where it looks and what is selected it has from the store, so both sides do the same. */
export function CompareCanvas({ workspace, store, nodes, edges, label, onNode }: CompareCanvasProps) {
  const viewport = useStore(store, (state) => state.viewport);
  const chosen = useStore(store, (state) => state.node);
  const quiet = useStore(store, (state) => state.quiet);
  const drawn = useMemo(
    () => nodes.map((node) => (node.id === chosen ? { ...node, selected: true } : node)),
    [nodes, chosen],
  );
  return (
    <EditorProvider workspace={workspace}>
      <ReactFlowProvider>
        <div
          role="application"
          aria-label={label}
          data-quiet={quiet || undefined}
          className="flow-canvas compare-canvas relative size-full"
        >
          <ReactFlow<CompareNode, CompareEdge>
            nodes={drawn}
            edges={edges as CompareEdge[]}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            viewport={viewport}
            onViewportChange={(next) => store.setState({ viewport: next })}
            onNodeClick={(_event, node) => onNode(node.id)}
            onPaneClick={() => store.setState({ node: null, change: null })}
            onlyRenderVisibleElements={nodes.length > cullingFrom}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            deleteKeyCode={null}
            disableKeyboardA11y
            minZoom={zoomRange.min}
            maxZoom={zoomRange.max}
            defaultEdgeOptions={{ markerEnd }}
            attributionPosition="top-right"
          >
            <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--line-strong)" />
          </ReactFlow>
        </div>
      </ReactFlowProvider>
    </EditorProvider>
  );
}
