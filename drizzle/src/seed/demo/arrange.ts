import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';

const columnWidth = 340;
const rowHeight = 200;

/** Places a flow from top to bottom: each node a row below the first that leads to it, ports of a node from left to right. */
export function arrange(document: FlowDocument): FlowLayout {
  const rowOf = new Map<string, number>();
  const start = document.nodes.find((node) => node.type === 'start');
  let row = [...(start ? [start.id] : []), ...(document.errorHandler === null ? [] : [document.errorHandler])];
  const placed = new Set(row);
  const rows: string[][] = [];
  while (row.length > 0) {
    rows.push(row);
    const next: string[] = [];
    for (const id of row) {
      rowOf.set(id, rows.length - 1);
      for (const edge of document.edges) {
        if (edge.from.node !== id || placed.has(edge.to)) continue;
        placed.add(edge.to);
        next.push(edge.to);
      }
    }
    row = next;
  }
  const nodes: FlowLayout['nodes'] = {};
  for (const [at, ids] of rows.entries()) {
    const left = -((ids.length - 1) * columnWidth) / 2;
    for (const [column, id] of ids.entries()) nodes[id] = { x: left + column * columnWidth, y: at * rowHeight };
  }
  const loose = document.nodes.filter((node) => !placed.has(node.id));
  for (const [at, node] of loose.entries()) nodes[node.id] = { x: 3 * columnWidth, y: at * rowHeight };
  return { nodes };
}
