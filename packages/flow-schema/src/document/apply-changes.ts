import type { FlowDocument, FlowEdge } from './flow-document.ts';
import type { DocumentChange } from './problem.ts';

export function sameEdge(a: FlowEdge, b: FlowEdge): boolean {
  return a.from.node === b.from.node && a.from.port === b.from.port && a.to === b.to;
}

/** Applies changes one after another and returns the changes that undo them, in the order to apply those. */
export function applyChanges(
  document: FlowDocument,
  changes: readonly DocumentChange[],
): { document: FlowDocument; inverse: DocumentChange[] } {
  let current = document;
  const inverse: DocumentChange[] = [];
  for (const change of changes) {
    const result = applyChange(current, change);
    current = result.document;
    inverse.unshift(...result.inverse);
  }
  return { document: current, inverse };
}

function applyChange(
  document: FlowDocument,
  change: DocumentChange,
): { document: FlowDocument; inverse: DocumentChange[] } {
  switch (change.change) {
    case 'add_node':
      return {
        document: { ...document, nodes: [...document.nodes, change.node] },
        inverse: [{ change: 'remove_node', node: change.node.id }],
      };
    case 'remove_node':
      return removeNode(document, change.node);
    case 'set_config': {
      const before = document.nodes.find((node) => node.id === change.node);
      if (before === undefined) return { document, inverse: [] };
      const nodes = document.nodes.map((node) => (node === before ? { ...node, config: change.config } : node));
      return {
        document: { ...document, nodes },
        inverse: [{ change: 'set_config', node: change.node, config: before.config }],
      };
    }
    case 'add_edge':
      if (document.edges.some((edge) => sameEdge(edge, change.edge))) return { document, inverse: [] };
      return {
        document: { ...document, edges: [...document.edges, change.edge] },
        inverse: [{ change: 'remove_edge', edge: change.edge }],
      };
    case 'remove_edge': {
      const edges = document.edges.filter((edge) => !sameEdge(edge, change.edge));
      if (edges.length === document.edges.length) return { document, inverse: [] };
      return { document: { ...document, edges }, inverse: [{ change: 'add_edge', edge: change.edge }] };
    }
    case 'add_variable':
      return {
        document: { ...document, variables: [...document.variables, change.variable] },
        inverse: [{ change: 'remove_variable', name: change.variable.name }],
      };
    case 'remove_variable': {
      const before = document.variables.find((variable) => variable.name === change.name);
      if (before === undefined) return { document, inverse: [] };
      const variables = document.variables.filter((variable) => variable !== before);
      return { document: { ...document, variables }, inverse: [{ change: 'add_variable', variable: before }] };
    }
    case 'set_variable': {
      const before = document.variables.find((variable) => variable.name === change.name);
      if (before === undefined) return { document, inverse: [] };
      const variables = document.variables.map((variable) => (variable === before ? change.variable : variable));
      return {
        document: { ...document, variables },
        inverse: [{ change: 'set_variable', name: change.variable.name, variable: before }],
      };
    }
    case 'set_error_handler':
      return {
        document: { ...document, errorHandler: change.node },
        inverse: [{ change: 'set_error_handler', node: document.errorHandler }],
      };
  }
}

/** A node leaves together with its edges, and with its place as the error handler. */
function removeNode(document: FlowDocument, id: string): { document: FlowDocument; inverse: DocumentChange[] } {
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) return { document, inverse: [] };
  const touches = (edge: FlowEdge): boolean => edge.from.node === id || edge.to === id;
  const wasHandler = document.errorHandler === id;
  return {
    document: {
      ...document,
      nodes: document.nodes.filter((candidate) => candidate.id !== id),
      edges: document.edges.filter((edge) => !touches(edge)),
      errorHandler: wasHandler ? null : document.errorHandler,
    },
    inverse: [
      { change: 'add_node', node },
      ...document.edges.filter(touches).map((edge): DocumentChange => ({ change: 'add_edge', edge })),
      ...(wasHandler ? [{ change: 'set_error_handler', node: id } as const] : []),
    ],
  };
}
