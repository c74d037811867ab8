import type { FlowNode, Locale, NodeType, NodeTypeRegistry, PortDeclaration } from '@patchbay/flow-schema';

/** What a node type says of one node, whatever state its config is in. */
export interface NodeView {
  readonly type: NodeType<never> | null;
  /** False where the config does not fit the schema at present; ports are then the last ones or those of the edges. */
  readonly valid: boolean;
  readonly ports: readonly PortDeclaration[];
  summary(locale: Locale): string;
}

export type NodeViewer = (node: FlowNode) => NodeView;

/**
 * Reads nodes through their types. Views are kept per node object: a node that did not change is never parsed again. While
 * a config is half typed and does not fit, the node keeps the ports it last had, so that its edges do not jump about.
 */
export function createNodeViewer(registry: NodeTypeRegistry): NodeViewer {
  const views = new WeakMap<FlowNode, NodeView>();
  const lastPorts = new Map<string, readonly PortDeclaration[]>();
  return (node) => {
    const known = views.get(node);
    if (known) return known;
    const view = readNode(registry, node, lastPorts);
    if (view.valid) lastPorts.set(`${node.id}/${node.type}`, view.ports);
    views.set(node, view);
    return view;
  };
}

function readNode(
  registry: NodeTypeRegistry,
  node: FlowNode,
  lastPorts: ReadonlyMap<string, readonly PortDeclaration[]>,
): NodeView {
  const type = registry.get(node.type);
  if (!type) return { type: null, valid: false, ports: [], summary: () => '' };
  const parsed = type.config.safeParse(node.config);
  if (parsed.success) {
    const config = parsed.data;
    return { type, valid: true, ports: type.ports(config), summary: (locale) => type.summary(config, locale) };
  }
  const before = lastPorts.get(`${node.id}/${node.type}`);
  const fallback = before ?? defaultPorts(type);
  return { type, valid: false, ports: fallback, summary: () => '' };
}

function defaultPorts(type: NodeType<never>): readonly PortDeclaration[] {
  const parsed = type.config.safeParse(type.defaults(['en-US']));
  return parsed.success ? type.ports(parsed.data) : [];
}
