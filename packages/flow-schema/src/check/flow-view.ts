import type * as z from 'zod';
import type { ExpressionUse } from '../contract/expression-use.ts';
import type { NodeType, NodeTypeRegistry, PortDeclaration, VariableWrite, VisitFacts } from '../contract/node-type.ts';
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

type NodeFacts = Omit<NodeView, 'index' | 'leaving'>;
/** Nodes are never changed in place: what follows from one alone is looked up again only when it is another. */
const known = new WeakMap<NodeTypeRegistry, WeakMap<FlowNode, NodeFacts>>();

/** Looks every node's type, config and what follows from it up once, for all rules. */
export function buildFlowView(document: FlowDocument, registry: NodeTypeRegistry): FlowView {
  const leaving = new Map<string, FlowEdge[]>();
  for (const edge of document.edges) {
    const edges = leaving.get(edge.from.node);
    if (edges === undefined) leaving.set(edge.from.node, [edge]);
    else edges.push(edge);
  }
  const nodes = document.nodes.map(
    (node, index): NodeView => ({ ...factsOf(node, registry), index, leaving: leaving.get(node.id) ?? [] }),
  );
  const byId = new Map(nodes.map((view) => [view.node.id, view]));
  return { document, registry, nodes, byId, start: nodes.find(({ node }) => node.type === 'start') ?? null };
}

function factsOf(node: FlowNode, registry: NodeTypeRegistry): NodeFacts {
  const nodes = known.get(registry) ?? new WeakMap<FlowNode, NodeFacts>();
  known.set(registry, nodes);
  const found = nodes.get(node);
  if (found !== undefined) return found;
  const type = registry.get(node.type) ?? null;
  const parsed = type?.config.safeParse(node.config);
  const config = parsed?.success ? parsed.data : null;
  const fits = type !== null && config !== null;
  const facts: NodeFacts = {
    node,
    type,
    config,
    issues: parsed === undefined || parsed.success ? [] : parsed.error.issues,
    ports: fits ? type.ports(config) : [],
    visit: (fits ? type.visit?.(config) : undefined) ?? {},
    writes: fits ? type.writes(config) : [],
    expressions: fits ? type.expressions(config) : [],
  };
  nodes.set(node, facts);
  return facts;
}
