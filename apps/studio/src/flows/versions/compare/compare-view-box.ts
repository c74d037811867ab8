import type { Size } from '@patchbay/exchange';
import type { Viewport } from '@xyflow/react';
import type { Point } from '../../editor/core/edit-change';
import { type Box, boundsOf } from '../../editor/core/geometry';

export const zoomRange = { min: 0.08, max: 2 } as const;
/** Below this, cards cannot be read. */
const readableZoom = 0.45;

/** A view with a box in the middle, no smaller than can be read. */
export function viewOn(box: Box, frame: Size, zoom: number): Viewport {
  return {
    x: frame.width / 2 - (box.x + box.width / 2) * zoom,
    y: frame.height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  };
}

/** A view of all boxes. */
export function viewOfAll(boxes: readonly Box[], frame: Size): Viewport {
  const bounds = boundsOf(boxes);
  if (bounds === null) return { x: 0, y: 0, zoom: 1 };
  const fits = Math.min(frame.width / bounds.width, frame.height / bounds.height) * 0.9;
  return viewOn(bounds, frame, Math.min(1, Math.max(zoomRange.min, fits)));
}

/** What is seen at first: all changes together where they can be read then, else the first of them. */
export function firstView(boxes: readonly Box[], changed: readonly Box[], frame: Size): Viewport {
  const wanted = changed.length > 0 ? changed : boxes;
  const all = viewOfAll(wanted, frame);
  const first = wanted[0];
  return all.zoom >= readableZoom || first === undefined ? all : viewOn(first, frame, 0.7);
}

/** Whether a box can be seen whole, and read. */
export function isInView(box: Box, { x, y, zoom }: Viewport, frame: Size): boolean {
  const [left, top] = [box.x * zoom + x, box.y * zoom + y];
  const inside =
    left >= 0 && top >= 0 && left + box.width * zoom <= frame.width && top + box.height * zoom <= frame.height;
  return inside && zoom >= readableZoom;
}

/** The same view, nearer or farther, around the middle of the frame. */
export function zoomed(view: Viewport, frame: Size, by: number): Viewport {
  const zoom = Math.min(zoomRange.max, Math.max(zoomRange.min, view.zoom * by));
  const middle: Point = { x: frame.width / 2, y: frame.height / 2 };
  const ratio = zoom / view.zoom;
  return { x: middle.x - (middle.x - view.x) * ratio, y: middle.y - (middle.y - view.y) * ratio, zoom };
}
