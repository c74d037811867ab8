import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import type { Size } from './card-size.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const gridSize = 20;
const gap = { x: 40, y: 64 } as const;

const snapped = (value: number): number => Math.round(value / gridSize) * gridSize;

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

const sizeIn = (sizes: ReadonlyMap<string, Size>, id: string): Size => sizes.get(id) ?? { width: 240, height: 96 };

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

/** A row per distance from the start, in the order of the ports; every row around the same middle. */
function inLayers(document: FlowDocument, sizes: ReadonlyMap<string, Size>): Map<string, Point> {
  const followers = new Map<string, string[]>();
  for (const edge of document.edges) {
    const list = followers.get(edge.from.node);
    if (list === undefined) followers.set(edge.from.node, [edge.to]);
    else list.push(edge.to);
  }
  const row = new Map<string, number>();
  const visit = (first: string, at: number): void => {
    let current = [first];
    for (let depth = at; current.length > 0; depth += 1) {
      const next: string[] = [];
      for (const id of current) {
        if (row.has(id)) continue;
        row.set(id, depth);
        next.push(...(followers.get(id) ?? []));
      }
      current = next;
    }
  };
  const start = document.nodes.find(({ type }) => type === 'start');
  if (start !== undefined) visit(start.id, 0);
  const lost = document.nodes.filter(({ id }) => !row.has(id));
  const below = 1 + Math.max(0, ...new Set(row.values()));
  for (const { id } of lost) if (!row.has(id)) visit(id, below);
  const rows = new Map<number, string[]>();
  for (const [id, at] of row) {
    const list = rows.get(at);
    if (list === undefined) rows.set(at, [id]);
    else list.push(id);
  }
  const placed = new Map<string, Point>();
  let y = 0;
  for (const at of [...rows.keys()].sort((a, b) => a - b)) {
    const ids = rows.get(at) ?? [];
    for (let from = 0; from < ids.length; from += rowMax) {
      const part = ids.slice(from, from + rowMax);
      const widths = part.map((id) => sizeIn(sizes, id).width);
      let x = -widths.reduce((sum, width) => sum + width + gap.x, -gap.x) / 2;
      for (const [index, id] of part.entries()) {
        placed.set(id, { x: snapped(x), y });
        x += (widths[index] ?? 0) + gap.x;
      }
      y = snapped(y + Math.max(...part.map((id) => sizeIn(sizes, id).height)) + gap.y + gridSize);
    }
  }
  return placed;
}

/** A flow with a thousand nodes on one level is drawn in several rows rather than in one nobody could read. */
const rowMax = 12;
