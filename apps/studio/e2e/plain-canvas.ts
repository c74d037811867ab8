import { type Edge, type Node, ReactFlow } from '@xyflow/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** What the measuring page is given; JSON, so that it can be handed over. */
export interface PlainFlow {
  readonly nodes: Node[];
  readonly edges: Edge[];
  /** Boxes out of sight are not drawn. */
  readonly culled: boolean;
}

/** Draws a flow with React Flow as it comes, in a page of its own. */
function drawPlain({ nodes, edges, culled }: PlainFlow): void {
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;inset:0';
  document.body.replaceChildren(place);
  createRoot(place).render(
    createElement(ReactFlow, {
      defaultNodes: nodes,
      defaultEdges: edges,
      onlyRenderVisibleElements: culled,
      minZoom: 0.08,
    }),
  );
}

Object.assign(window, { drawPlain });
