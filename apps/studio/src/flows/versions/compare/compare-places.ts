import type { Size } from '@patchbay/exchange';
import type { FlowNode } from '@patchbay/flow-schema';
import type { FlowContent, Point } from '../../editor/core/edit-change';
import { type Box, boundsOf, nearestPlace } from '../../editor/core/geometry';

/** More boxes than this that are gone are not fitted in one by one: together they stand beside the rest. */
const fittedMax = 100;
const besideGap = 160;

/**
 * One place for each box of two contents, so that what is the same stands at the same spot on both canvases. Places are those
 * of `after`; what is only in `before` stands where its nearest neighbour took it, at the next free spot. Null where boxes
 * have no place at all and have to be arranged first.
 */
export function comparePlaces(
  before: FlowContent,
  after: FlowContent,
  sizeOf: (node: FlowNode) => Size,
): Readonly<Record<string, Point>> | null {
  const now = new Map(after.document.nodes.map((node) => [node.id, node]));
  const places: Record<string, Point> = {};
  const taken: Box[] = [];
  for (const node of after.document.nodes) {
    const place = after.layout.nodes[node.id] ?? before.layout.nodes[node.id];
    if (place === undefined) continue;
    places[node.id] = place;
    taken.push({ ...place, ...sizeOf(node) });
  }
  const kept = before.document.nodes.flatMap(({ id }) => {
    const [was, is] = [before.layout.nodes[id], places[id]];
    return now.has(id) && was !== undefined && is !== undefined ? [{ was, is }] : [];
  });
  const gone = before.document.nodes.flatMap((node) => {
    const was = before.layout.nodes[node.id];
    return now.has(node.id) || was === undefined ? [] : [{ node, was }];
  });
  if (gone.length > fittedMax) Object.assign(places, beside(gone, taken));
  else {
    for (const { node, was } of gone) {
      const place = nearestPlace(movedAlong(was, kept), sizeOf(node), taken);
      places[node.id] = place;
      taken.push({ ...place, ...sizeOf(node) });
    }
  }
  const unplaced = [...before.document.nodes, ...after.document.nodes].filter(({ id }) => places[id] === undefined);
  return unplaced.length > 1 ? null : places;
}

function movedAlong(was: Point, kept: readonly { readonly was: Point; readonly is: Point }[]): Point {
  let nearest: { was: Point; is: Point } | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const one of kept) {
    const distance = Math.hypot(one.was.x - was.x, one.was.y - was.y);
    if (distance < shortest) [nearest, shortest] = [one, distance];
  }
  if (nearest === null) return was;
  return { x: was.x + nearest.is.x - nearest.was.x, y: was.y + nearest.is.y - nearest.was.y };
}

function beside(
  gone: readonly { readonly node: FlowNode; readonly was: Point }[],
  taken: readonly Box[],
): Record<string, Point> {
  const rest = boundsOf(taken);
  const left = Math.min(...gone.map(({ was }) => was.x));
  const shift = rest === null ? 0 : rest.x + rest.width + besideGap - left;
  return Object.fromEntries(gone.map(({ node, was }) => [node.id, { x: was.x + shift, y: was.y }]));
}
