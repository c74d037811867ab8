import type { FlowDocument } from '@patchbay/flow-schema';
import type { Size } from './card-size.ts';
import { gap, gridSize, type Point, sizeIn, snapped } from './grid.ts';

/** A flow with a thousand nodes on one level is drawn in several rows rather than in one nobody could read. */
const rowMax = 12;

/**
 * From top to bottom: every node below all that lead to it, what leads back up left aside; in a row, each near the middle of
 * what leads to it and in the order of the ports.
 */
export function inLayers(document: FlowDocument, sizes: ReadonlyMap<string, Size>): Map<string, Point> {
  const followers = new Map<string, string[]>(document.nodes.map(({ id }) => [id, []]));
  for (const edge of document.edges) {
    if (followers.has(edge.to)) followers.get(edge.from.node)?.push(edge.to);
  }
  const { order, row } = rowsOf(document, followers);
  const rows: string[][] = [];
  for (const id of order) {
    const at = row.get(id) ?? 0;
    rows[at] ??= [];
    rows[at]?.push(id);
  }
  const middles = new Map<string, number>();
  const placed = new Map<string, Point>();
  let y = 0;
  for (const ids of rows.filter((one) => one !== undefined)) {
    for (let from = 0; from < ids.length; from += rowMax) {
      const part = ids.slice(from, from + rowMax);
      placeRow(part, y, { sizes, middles, placed });
      y = snapped(y + Math.max(...part.map((id) => sizeIn(sizes, id).height)) + gap.y + gridSize);
    }
    for (const id of ids) spread(id, followers.get(id) ?? [], { sizes, middles, placed });
  }
  return placed;
}

interface Placing {
  readonly sizes: ReadonlyMap<string, Size>;
  /** Where a node would like its middle to be. */
  readonly middles: Map<string, number>;
  readonly placed: Map<string, Point>;
}

/** As near to the wanted middles as the widths allow, then moved as a whole so that nobody is pushed to one side. */
function placeRow(ids: readonly string[], y: number, { sizes, middles, placed }: Placing): void {
  const wanted = ids.map((id, index) => ({ id, index, middle: middles.get(id) ?? 0, ...sizeIn(sizes, id) }));
  wanted.sort((a, b) => a.middle - b.middle || a.index - b.index);
  let right = Number.NEGATIVE_INFINITY;
  const lefts = wanted.map(({ middle, width }) => {
    const left = Math.max(middle - width / 2, right);
    right = left + width + gap.x;
    return left;
  });
  const pushed = wanted.map(({ middle, width }, index) => (lefts[index] ?? 0) + width / 2 - middle);
  const shift = pushed.reduce((sum, by) => sum + by, 0) / Math.max(1, pushed.length);
  for (const [index, { id }] of wanted.entries()) placed.set(id, { x: snapped((lefts[index] ?? 0) - shift), y });
}

/** Followers would like to stand side by side under the middle of what leads to them first. */
function spread(id: string, targets: readonly string[], { sizes, middles, placed }: Placing): void {
  const fresh = [...new Set(targets)].filter((target) => !placed.has(target) && !middles.has(target));
  const middle = (placed.get(id)?.x ?? 0) + sizeIn(sizes, id).width / 2;
  const total = fresh.reduce((sum, target) => sum + sizeIn(sizes, target).width + gap.x, -gap.x);
  let at = middle - total / 2;
  for (const target of fresh) {
    const { width } = sizeIn(sizes, target);
    middles.set(target, at + width / 2);
    at += width + gap.x;
  }
}

/** Nodes so that each comes after all that lead to it, and how many rows down each stands. Without recursion: flows may be long. */
function rowsOf(document: FlowDocument, followers: ReadonlyMap<string, readonly string[]>) {
  const state = new Map<string, 'open' | 'done'>();
  const finished: string[] = [];
  const back = new Set<string>();
  const starts = [...document.nodes.filter(({ type }) => type === 'start'), ...document.nodes];
  for (const { id: first } of starts) {
    if (state.has(first)) continue;
    const stack: { id: string; next: number }[] = [{ id: first, next: 0 }];
    state.set(first, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = followers.get(top.id)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        state.set(top.id, 'done');
        finished.push(top.id);
        stack.pop();
      } else if (state.get(target) === 'open') back.add(`${top.id}\u0000${target}`);
      else if (!state.has(target)) {
        state.set(target, 'open');
        stack.push({ id: target, next: 0 });
      }
    }
  }
  const order = finished.reverse();
  const row = new Map<string, number>();
  for (const id of order) {
    const at = row.get(id) ?? 0;
    row.set(id, at);
    for (const target of followers.get(id) ?? []) {
      if (back.has(`${id}\u0000${target}`)) continue;
      row.set(target, Math.max(row.get(target) ?? 0, at + 1));
    }
  }
  return { order, row };
}
