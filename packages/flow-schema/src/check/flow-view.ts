import type * as z from 'zod';
import type { NodeType, NodeTypeRegistry, PortDeclaration } from '../contract/node-type.ts';
import type { FlowDocument, FlowEdge, FlowNode } from '../document/flow-document.ts';

/** A node with what its type says of it. `config` is null when it does not fit the type's schema. */
export interface NodeView {
  readonly node: FlowNode;
  readonly type: NodeType<never> | null;
  readonly config: never | null;
  readonly issues: readonly z.core.$ZodIssue[];
  /** Empty when the config does not fit: ports that are not known cannot be judged. */
  readonly ports: readonly PortDeclaration[];
  readonly leaving: readonly FlowEdge[];
}

export interface FlowView {
  readonly document: FlowDocument;
  readonly nodes: readonly NodeView[];
  readonly byId: ReadonlyMap<string, NodeView>;
}

/** Looks every node's type, config and ports up once, for all checks. */
export function buildFlowView(document: FlowDocument, registry: NodeTypeRegistry): FlowView {
  const leaving = new Map<string, FlowEdge[]>();
  for (const edge of document.edges) {
    const edges = leaving.get(edge.from.node);
    if (edges === undefined) leaving.set(edge.from.node, [edge]);
    else edges.push(edge);
  }
  const nodes = document.nodes.map((node): NodeView => {
    const type = registry.get(node.type) ?? null;
    const parsed = type?.config.safeParse(node.config);
    const config = parsed?.success ? parsed.data : null;
    return {
      node,
      type,
      config,
      issues: parsed === undefined || parsed.success ? [] : parsed.error.issues,
      ports: type !== null && config !== null ? type.ports(config) : [],
      leaving: leaving.get(node.id) ?? [],
    };
  });
  return { document, nodes, byId: new Map(nodes.map((view) => [view.node.id, view])) };
}
