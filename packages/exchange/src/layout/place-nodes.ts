import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import type { Size } from './card-size.ts';
import { gap, gridSize, type Point, sizeIn, snapped } from './grid.ts';
import { inLayers } from './in-layers.ts';

/**
 * Puts nodes where the source had them, scaled so that our cards have room; those that would still lie on one another move
 * down. Nodes without a place stand below what leads to them; where the source has no places at all, the flow is laid out in
 * layers from the start.
 */
export function placeNodes(
  document: FlowDocument,
  sizes: ReadonlyMap<string, Size>,
  places: ReadonlyMap<string, Point>,
): FlowLayout {
  const placed =
    places.size * 2 >= document.nodes.length ? fromSource(document, sizes, places) : inLayers(document, sizes);
  return { nodes: Object.fromEntries(placed) };
}

function fromSource(
  document: FlowDocument,
  sizes: ReadonlyMap<string, Size>,
  places: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const wanted = new Map(places);
  const children = new Map<string, number>();
  for (const edge of document.edges) {
    const from = wanted.get(edge.from.node);
    if (from === undefined || wanted.has(edge.to)) continue;
    const beside = children.get(edge.from.node) ?? 0;
    children.set(edge.from.node, beside + 1);
    const { height } = sizeIn(sizes, edge.from.node);
    wanted.set(edge.to, { x: from.x + beside * (240 + gap.x), y: from.y + height + gap.y });
  }
  const order = document.nodes
    .map(({ id }) => ({ id, ...(wanted.get(id) ?? { x: 0, y: 0 }) }))
    .sort((a, b) => a.y - b.y || a.x - b.x);
  return apart(order, sizes);
}

/** From top to bottom, each box as low as it must be to lie on none above it. Works in columns of the grid, so that it is quick. */
function apart(
  order: readonly (Point & { readonly id: string })[],
  sizes: ReadonlyMap<string, Size>,
): Map<string, Point> {
  const column = 40;
  const lowest = new Map<number, number>();
  const placed = new Map<string, Point>();
  for (const { id, x, y } of order) {
    const size = sizeIn(sizes, id);
    const left = snapped(x);
    const columns = { from: Math.floor(left / column), to: Math.ceil((left + size.width + gridSize) / column) };
    let top = snapped(y);
    for (let at = columns.from; at < columns.to; at += 1)
      top = Math.max(top, lowest.get(at) ?? Number.NEGATIVE_INFINITY);
    top = Math.ceil(top / gridSize) * gridSize;
    for (let at = columns.from; at < columns.to; at += 1) lowest.set(at, top + size.height + gap.y / 2);
    placed.set(id, { x: left, y: top });
  }
  return placed;
}
