import type { EditChange, FlowContent } from './edit-change';

/** Turns one content into another as one act. Nodes, edges and variables come in the new order. */
export function replacementChanges(before: FlowContent, after: FlowContent): EditChange[] {
  const places = new Set([...Object.keys(before.layout.nodes), ...Object.keys(after.layout.nodes)]);
  const { name, description, languages, errorHandler, tests, scenarios, kind } = after.document;
  return [
    ...before.document.edges.map((edge): EditChange => ({ change: 'remove_edge', edge })),
    ...before.document.nodes.map((node): EditChange => ({ change: 'remove_node', node: node.id })),
    ...before.document.variables.map((variable): EditChange => ({ change: 'remove_variable', name: variable.name })),
    { change: 'set_header', header: { name, description, languages, errorHandler, tests, scenarios, kind } },
    ...after.document.variables.map((variable): EditChange => ({ change: 'insert_variable', variable })),
    ...after.document.nodes.map((node): EditChange => ({ change: 'insert_node', node })),
    ...after.document.edges.map((edge): EditChange => ({ change: 'insert_edge', edge })),
    {
      change: 'move',
      positions: Object.fromEntries([...places].map((id) => [id, after.layout.nodes[id] ?? null])),
    },
  ];
}
