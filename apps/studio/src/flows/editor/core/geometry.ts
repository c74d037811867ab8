import { cardSize, type Size } from '@patchbay/exchange';
import type { FlowLayout } from '@patchbay/flow-schema';
import type { Point } from './edit-change';

export const gridSize = 20;
export const noteSize: Size = { width: 220, height: 140 };
/** Room between a node and the one that is put below it. */
export const rowGap = 80;
const columnGap = 40;

export function snap(point: Point): Point {
  return { x: Math.round(point.x / gridSize) * gridSize, y: Math.round(point.y / gridSize) * gridSize };
}

export interface Box extends Point, Size {}

function overlaps(a: Box, b: Box, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

const ringsMax = 80;

/** The free place nearest to where a hand let something go: the place itself, else around it, below before above. */
export function nearestPlace(wanted: Point, size: Size, taken: readonly Box[]): Point {
  const at = snap(wanted);
  const isFree = (x: number, y: number) => !taken.some((box) => overlaps({ x, y, ...size }, box, gridSize / 2));
  for (let ring = 0; ring <= ringsMax; ring += 1) {
    const far = ring * gridSize;
    for (let along = 0; along <= ring; along += 1) {
      const near = along * gridSize;
      const around = [
        [near, far],
        [-near, far],
        [far, near],
        [-far, near],
        [far, -near],
        [-far, -near],
        [near, -far],
        [-near, -far],
      ] as const;
      for (const [dx, dy] of around) if (isFree(at.x + dx, at.y + dy)) return { x: at.x + dx, y: at.y + dy };
    }
  }
  return at;
}

/** A free place in the row below something: there, else to the right and left in turn, then a row lower. */
export function freePlace(wanted: Point, size: Size, taken: readonly Box[]): Point {
  const step = cardSize.widthMin + columnGap;
  for (let row = 0; row < 40; row += 1) {
    for (let column = 0; column < 13; column += 1) {
      const side = column % 2 === 1 ? 1 : -1;
      const x = wanted.x + side * Math.ceil(column / 2) * step;
      const point = snap({ x, y: wanted.y + row * (cardSize.height + 24) });
      if (!taken.some((box) => overlaps({ ...point, ...size }, box, columnGap / 2))) return point;
    }
  }
  return snap(wanted);
}

export function boundsOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Below this, cards cannot be read: a flow that would be drawn smaller opens at its start instead of as a whole. */
const readableZoom = 0.6;
const openingZoom = 0.8;
const openingMargin = 40;

/**
 * What to show of a flow that is opened: null for all of it, where it can be read then; else a view with the start at the
 * top and in the middle.
 */
export function openingView(
  bounds: Box,
  start: Box,
  frame: Size,
): { readonly x: number; readonly y: number; readonly zoom: number } | null {
  const zoomOfAll = Math.min(frame.width / bounds.width, frame.height / bounds.height) * 0.85;
  if (zoomOfAll >= readableZoom) return null;
  return {
    x: frame.width / 2 - (start.x + start.width / 2) * openingZoom,
    y: openingMargin - start.y * openingZoom,
    zoom: openingZoom,
  };
}

/** Where a box stands; a node without a place (an imported flow, say) stands at the origin until it is arranged. */
export function placeOf(layout: FlowLayout, nodeId: string): Point {
  return layout.nodes[nodeId] ?? { x: 0, y: 0 };
}
