import type * as z from 'zod';
import type {
  ExpressionUse,
  NodeType,
  NodeTypeRegistry,
  PortDeclaration,
  VariableWrite,
  VisitFacts,
} from '../contract/node-type.ts';
import type { FlowDocument, FlowEdge, FlowNode } from '../document/flow-document.ts';

/** A node with what its type says of it. `config` is null when it does not fit the type's schema. */
export interface NodeView {
  readonly node: FlowNode;
  /** Its place among the nodes of the document. */
  readonly index: number;
  readonly type: NodeType<never> | null;
  readonly config: never | null;
  readonly issues: readonly z.core.$ZodIssue[];
  /** Empty when the config does not fit: ports that are not known cannot be judged. */
  readonly ports: readonly PortDeclaration[];
  readonly leaving: readonly FlowEdge[];
  readonly visit: VisitFacts;
  readonly writes: readonly VariableWrite[];
  readonly expressions: readonly ExpressionUse[];
}

export interface FlowView {
  readonly document: FlowDocument;
  readonly registry: NodeTypeRegistry;
  readonly nodes: readonly NodeView[];
  readonly byId: ReadonlyMap<string, NodeView>;
  readonly start: NodeView | null;
}

/** Looks every node's type, config and what follows from it up once, for all rules. */
export function buildFlowView(document: FlowDocument, registry: NodeTypeRegistry): FlowView {
  const leaving = new Map<string, FlowEdge[]>();
  for (const edge of document.edges) {
    const edges = leaving.get(edge.from.node);
    if (edges === undefined) leaving.set(edge.from.node, [edge]);
    else edges.push(edge);
  }
  const nodes = document.nodes.map((node, index): NodeView => {
    const type = registry.get(node.type) ?? null;
    const parsed = type?.config.safeParse(node.config);
    const config = parsed?.success ? parsed.data : null;
    const known = type !== null && config !== null;
    return {
      node,
      index,
      type,
      config,
      issues: parsed === undefined || parsed.success ? [] : parsed.error.issues,
      ports: known ? type.ports(config) : [],
      leaving: leaving.get(node.id) ?? [],
      visit: (known ? type.visit?.(config) : undefined) ?? {},
      writes: known ? type.writes(config) : [],
      expressions: known ? type.expressions(config) : [],
    };
  });
  const byId = new Map(nodes.map((view) => [view.node.id, view]));
  return { document, registry, nodes, byId, start: nodes.find(({ node }) => node.type === 'start') ?? null };
}
